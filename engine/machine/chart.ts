import { escapeKey } from '../base/pointer.ts';
import type { EffectCall, Guard, MachineConfig, StateConfig, TransitionConfig, Transitions } from '../model/machine.ts';

/** What makes a transition be looked at. */
export type Trigger =
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'timer'; readonly name: string }
  | { readonly kind: 'always' }
  | { readonly kind: 'done' };

/** A transition with everything resolved that the config leaves to the reader. */
export interface ChartTransition {
  /** `meta.id`, or `<source path>|<trigger>|<index>`: what traces and coverage call it. */
  readonly key: string;
  readonly source: string;
  readonly trigger: Trigger;
  readonly index: number;
  readonly guard?: Guard;
  readonly actions: readonly EffectCall[];
  /** Path of the target; undefined for a targetless one, null when the target does not exist. */
  readonly target: string | undefined | null;
  /** As it is written; a bare target as an object. */
  readonly config: TransitionConfig;
  readonly pointer: string;
}

/** A state with its place in the tree. The root's path is the empty text. */
export interface ChartState {
  readonly path: string;
  readonly key: string;
  readonly parent: string | undefined;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'history' | 'final';
  readonly config: StateConfig;
  readonly pointer: string;
  readonly children: readonly string[];
  /** Path of the initial child; null when the name does not exist. */
  readonly initial: string | undefined | null;
  /** Where a history state leads that has nothing to go back to; undefined when it does not say, null when it does not exist. */
  readonly fallback: string | undefined | null;
  readonly transitions: readonly ChartTransition[];
}

/** The machine as a graph: what lint, coverage and the explanation of decisions read. */
export interface Chart {
  readonly machineId: string;
  readonly states: ReadonlyMap<string, ChartState>;
  readonly transitions: readonly ChartTransition[];
}

/** Builds the graph of a machine. Works on faulty machines too: what cannot be resolved is null. */
export function chartOf(machine: MachineConfig, pointer = '/machine'): Chart {
  const states = new Map<string, ChartState>();
  collect(machine, '', undefined, pointer);
  const resolved = new Map([...states].map(([path, state]) => [path, withTargets(state)]));
  return { machineId: machine.id, states: resolved, transitions: [...resolved.values()].flatMap((state) => state.transitions) };

  function collect(config: StateConfig, path: string, parent: string | undefined, at: string): void {
    const children = Object.keys(config.states ?? {}).map((key) => join(path, key));
    const initial =
      config.initial === undefined ? undefined : Object.hasOwn(config.states ?? {}, config.initial) ? join(path, config.initial) : null;
    const type = config.type ?? (children.length > 0 ? 'compound' : 'atomic');
    const key = path.split('.').at(-1) ?? '';
    states.set(path, { path, key, parent, type, config, pointer: at, children, initial, fallback: undefined, transitions: [] });
    for (const [key, child] of Object.entries(config.states ?? {})) collect(child, join(path, key), path, `${at}/states/${key}`);
  }

  function withTargets(state: ChartState): ChartState {
    return {
      ...state,
      fallback: state.type === 'history' ? resolveTarget(state, state.config.target) : undefined,
      transitions: ownTransitions(state).map((transition) => ({ ...transition, target: resolveTarget(state, transition.written) })),
    };
  }

  function resolveTarget(state: ChartState, target: string | undefined): string | undefined | null {
    if (target === undefined) return undefined;
    const path = absolute(state, target);
    return path !== undefined && states.has(path) ? path : null;
  }

  /** XState's rules: `.x` is inside, `#machine.x` absolute, anything else stands beside the source. */
  function absolute(state: ChartState, target: string): string | undefined {
    if (target === `#${machine.id}`) return '';
    if (target.startsWith(`#${machine.id}.`)) return target.slice(machine.id.length + 2);
    if (target.startsWith('#')) return undefined;
    if (target.startsWith('.')) return join(state.path, target.slice(1));
    return state.parent === undefined ? undefined : join(state.parent, target);
  }
}

/** The path and all that contain it, from the inside out; the root last. */
export function lineage(path: string): string[] {
  const parts = path === '' ? [] : path.split('.');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('.')), ''];
}

export function isInside(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

type Written = Omit<ChartTransition, 'target'> & { readonly written: string | undefined; readonly target?: undefined };

function ownTransitions(state: ChartState): Written[] {
  const { config, path, pointer } = state;
  const of = (entries: Readonly<Record<string, Transitions>> | undefined, kind: 'event' | 'timer', key: string): Written[] =>
    Object.entries(entries ?? {}).flatMap(([name, value]) => listed(value, { kind, name }, path, `${pointer}/${key}/${escapeKey(name)}`));
  return [
    ...of(config.on, 'event', 'on'),
    ...of(config.after, 'timer', 'after'),
    ...(config.always === undefined ? [] : listed(config.always, { kind: 'always' }, path, `${pointer}/always`)),
    ...(config.onDone === undefined ? [] : listed(config.onDone, { kind: 'done' }, path, `${pointer}/onDone`)),
  ];
}

function listed(value: Transitions, trigger: Trigger, source: string, pointer: string): Written[] {
  const many = Array.isArray(value);
  const list = (many ? value : [value]) as readonly (string | TransitionConfig)[];
  return list.map((entry, index) => {
    const config: TransitionConfig = typeof entry === 'string' ? { target: entry } : entry;
    const id = config.meta?.['id'];
    return {
      key: typeof id === 'string' ? id : `${source}|${triggerName(trigger)}|${index}`,
      source,
      trigger,
      index,
      ...(config.guard === undefined ? {} : { guard: config.guard }),
      actions: config.actions ?? [],
      written: config.target,
      config,
      pointer: many ? `${pointer}/${index}` : pointer,
    };
  });
}

/** The trigger as it stands in a transition key. */
export function triggerName(trigger: Trigger): string {
  return trigger.kind === 'event' ? trigger.name : trigger.kind === 'timer' ? `after ${trigger.name}` : trigger.kind;
}

/**
 * The transitions of one state an event is compared with, in XState's order: those of the very name, then
 * those of the wildcards that match, longest first.
 */
export function candidatesFor(state: ChartState, event: string): ChartTransition[] {
  const own = state.transitions.filter((transition) => transition.trigger.kind === 'event');
  const named = own.filter((transition) => triggerName(transition.trigger) === event);
  const matching = own.filter((transition) => matchesWildcard(triggerName(transition.trigger), event));
  return [...named, ...matching.sort((a, b) => triggerName(b.trigger).length - triggerName(a.trigger).length || a.index - b.index)];
}

/** `payment.*` matches `payment` and everything below it. */
export function matchesWildcard(descriptor: string, event: string): boolean {
  if (!descriptor.endsWith('.*')) return false;
  const prefix = descriptor.slice(0, -2);
  return event === prefix || event.startsWith(`${prefix}.`);
}
