import { type AnyStateMachine, createMachine } from 'xstate';
import { hashUnit } from '../base/hash-unit.ts';
import { escapeKey } from '../base/pointer.ts';
import type { Facts } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import type { EffectCall, Guard, StateConfig, TransitionConfig, Transitions } from '../model/machine.ts';
import type { Flow } from '../model/strategy.ts';
import type { Timer } from '../model/timer.ts';
import type { Registry } from '../registry/registry.ts';
import { compileRule, type Predicate } from '../rules/compile-rule.ts';
import { type Chart, type ChartTransition, chartOf } from './chart.ts';
import type { Decision } from './flow-state.ts';
import { type PureSteps, pureSteps } from './pure-step.ts';

/** What guards see while one step is taken. */
export interface StepContext {
  readonly facts: Facts;
  /** Splits are by this key, so that siblings of one parent get one arm. */
  readonly splitKey: string;
  /** Each guard is judged once in a step: facts are frozen, so it cannot change within it. */
  readonly judged: Map<string, boolean>;
  /** Every transition XState asked about, by key, in the order it asked. */
  readonly decisions: Map<string, Decision>;
}

/** A flow ready to run. */
export interface CompiledFlow {
  readonly flow: Flow;
  readonly registry: Registry;
  readonly chart: Chart;
  readonly machine: AnyStateMachine;
  readonly steps: PureSteps;
  readonly timers: Readonly<Record<string, Timer>>;
  readonly rules: Readonly<Record<string, Conditions>>;
  /** State and timer of an XState `after` event. */
  readonly afterEvents: ReadonlyMap<string, { readonly state: string; readonly timer: string }>;
  /** Runs a synchronous XState call with the guards bound to this context. */
  within<T>(context: StepContext, call: () => T): T;
}

/** XState action types that mark what happened, in the order it happened. */
export const marks = { taken: '@taken', entered: '@entered', exited: '@exited', effect: '@effect' } as const;

/** Where an effect was asked for: on entry or exit of a state, or on a transition. */
export interface EffectOrigin {
  readonly at: 'entry' | 'exit' | 'transition';
  readonly state: string;
}

const MAX_MICROSTEPS = 50;

/**
 * Compiles a checked flow. XState loads a copy of the machine in which every state and transition also
 * marks that it was entered, left or taken, so that one list of actions tells the whole step in order.
 */
export function compileFlow(flow: Flow, registry: Registry): CompiledFlow {
  const chart = chartOf(flow.machine);
  const rules = (flow.rules ?? {}) as Record<string, Conditions>;
  const predicates = new Map<string, Predicate>();
  const arms = armsOf(chart);
  let current: StepContext | undefined;

  const decide = ({ key, guard }: Asked, context: StepContext): boolean => {
    const held = guard === undefined || judge(guard, context);
    context.decisions.set(key, { transition: key, guard, held });
    return held;
  };

  const judge = (guard: Guard, context: StepContext): boolean => {
    const key = JSON.stringify(guard);
    const known = context.judged.get(key);
    if (known !== undefined) return known;
    const result =
      typeof guard === 'object' && guard.type === 'split' ? inArm(guard.params, context) : predicateOf(guard, key)(context.facts);
    context.judged.set(key, result);
    return result;
  };

  const inArm = ({ experiment, arm }: { readonly experiment: string; readonly arm: string }, context: StepContext): boolean =>
    armOf(experiment, arms.get(experiment) ?? ['A'], context.splitKey) === arm;

  const predicateOf = (guard: Exclude<Guard, { type: 'split' }>, key: string): Predicate => {
    let predicate = predicates.get(key);
    if (!predicate) {
      predicate = compileRule(typeof guard === 'string' ? { condition: guard } : guard.params, registry.catalog, rules);
      predicates.set(key, predicate);
    }
    return predicate;
  };

  const delays = Object.fromEntries(Object.keys(flow.timers ?? {}).map((name) => [name, () => Number.POSITIVE_INFINITY]));
  const config = { ...annotate(flow.machine, '', chart), id: flow.machine.id, options: { maxIterations: MAX_MICROSTEPS } };
  const machine = createMachine(
    config as never,
    {
      guards: { '@guard': (_: unknown, params: unknown) => current !== undefined && decide(params as Asked, current) },
      // XState only hands delays through; the due time is worked out beside it, and nothing here ever waits.
      delays,
    } as never,
  ) as AnyStateMachine;

  return {
    flow,
    registry,
    chart,
    machine,
    steps: pureSteps(machine),
    timers: flow.timers ?? {},
    rules,
    afterEvents: afterEventsOf(chart),
    within(context, call) {
      current = context;
      try {
        return call();
      } finally {
        current = undefined;
      }
    },
  };
}

/** What the guard of every transition is called with; one without a condition lets everything pass. */
interface Asked {
  readonly key: string;
  readonly guard?: Guard;
}

/** The arms of each experiment, in equal parts: those the machine names, and the champion A in any case. */
function armsOf(chart: Chart): Map<string, string[]> {
  const arms = new Map<string, Set<string>>();
  for (const { guard } of chart.transitions) {
    if (typeof guard !== 'object' || guard.type !== 'split') continue;
    const known = arms.get(guard.params.experiment) ?? new Set(['A']);
    arms.set(guard.params.experiment, known.add(guard.params.arm));
  }
  return new Map([...arms].map(([experiment, names]) => [experiment, [...names].sort()]));
}

/** The arm a key falls into: its fixed position in the experiment, over the arms in order of name. */
export function armOf(experiment: string, arms: readonly string[], splitKey: string): string {
  return arms[Math.floor(hashUnit(`${experiment}|${splitKey}`) * arms.length)] ?? 'A';
}

function annotate(config: StateConfig, path: string, chart: Chart): Record<string, unknown> {
  const own = chart.states.get(path)?.transitions ?? [];
  const keyed = new Map(own.map((transition) => [transition.pointer, transition]));
  const at = chart.states.get(path)?.pointer ?? '';
  if (config.type === 'history') return { ...config };
  const { entry, exit, on, after, always, onDone, states, ...rest } = config;
  const mapped = (value: Transitions, pointer: string): unknown => {
    if (Array.isArray(value)) return value.map((each, index) => marked(each, keyed.get(`${pointer}/${index}`)));
    return marked(typeof value === 'string' ? { target: value } : (value as TransitionConfig), keyed.get(pointer));
  };
  const mappedAll = (entries: Readonly<Record<string, Transitions>>, key: string): unknown =>
    Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, mapped(value, `${at}/${key}/${escapeKey(name)}`)]));
  return {
    ...rest,
    entry: [{ type: marks.entered, params: { state: path } }, ...effects(entry, { at: 'entry', state: path })],
    exit: [...effects(exit, { at: 'exit', state: path }), { type: marks.exited, params: { state: path } }],
    ...(on ? { on: mappedAll(on, 'on') } : {}),
    ...(after ? { after: mappedAll(after, 'after') } : {}),
    ...(always === undefined ? {} : { always: mapped(always, `${at}/always`) }),
    ...(onDone === undefined ? {} : { onDone: mapped(onDone, `${at}/onDone`) }),
    ...(states
      ? {
          states: Object.fromEntries(
            Object.entries(states).map(([key, child]) => [key, annotate(child, path === '' ? key : `${path}.${key}`, chart)]),
          ),
        }
      : {}),
  };
}

function marked(config: TransitionConfig, transition: ChartTransition | undefined): Record<string, unknown> {
  const { guard, actions, ...rest } = config;
  const key = transition?.key ?? '';
  const asked: Asked = guard === undefined ? { key } : { key, guard };
  return {
    ...rest,
    guard: { type: '@guard', params: asked },
    actions: [{ type: marks.taken, params: { key } }, ...effects(actions, { at: 'transition', state: transition?.source ?? '' })],
  };
}

function effects(calls: readonly EffectCall[] | undefined, origin: EffectOrigin): unknown[] {
  return (calls ?? []).map((call) => ({ type: marks.effect, params: { call, origin } }));
}

/** XState names its delayed events by timer and state; both are data here, never parsed back out of text. */
function afterEventsOf(chart: Chart): Map<string, { state: string; timer: string }> {
  const events = new Map<string, { state: string; timer: string }>();
  for (const { source, trigger } of chart.transitions) {
    if (trigger.kind === 'timer') events.set(afterEvent(chart.machineId, source, trigger.name), { state: source, timer: trigger.name });
  }
  return events;
}

/** The event XState waits for when a state waits for a timer. */
export function afterEvent(machineId: string, state: string, timer: string): string {
  return `xstate.after.${timer}.${state === '' ? machineId : `${machineId}.${state}`}`;
}
