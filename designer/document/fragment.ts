import { type Chart, type ChartState, chartOf, isInside, type MachineConfig } from '#engine';
import { chartOfValue, type FlowDraft, type StateDraft, stateAt } from './flow-draft.ts';
import { freshName } from './fresh-name.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { layoutOf, type NodePlace } from './layout.ts';
import { rulesFor, timersFor } from './needed.ts';
import { areStates } from './shape.ts';
import { historyTargetText, targetText } from './target-text.ts';
import { writeTarget } from './transition-place.ts';

/** A transition of a copied state, or the default of a history state, that leads out of what was copied. */
export interface LooseEnd {
  /** Path of its state within the fragment. */
  readonly source: string;
  /** JSON Pointer of the transition, or of the history state, within the fragment. */
  readonly pointer: string;
  /** Path of the target in the document it was copied from. */
  readonly target: string;
}

/**
 * Copied states with the timers and rules they refer to; plain JSON, so it can lie on the clipboard. Inside,
 * `states` are those of a machine called `duecourse-fragment`.
 */
export interface Fragment {
  readonly kind: 'duecourse/fragment';
  readonly v: 1;
  readonly states: JsonObject;
  readonly timers: JsonObject;
  readonly rules: JsonObject;
  readonly layout: Readonly<Record<string, NodePlace>>;
  readonly missing: readonly LooseEnd[];
}

/** Copies the states at these paths, with what they contain; undefined when none of them exists. */
export function copyFragment(value: JsonObject, paths: readonly string[]): Fragment | undefined {
  const chart = chartOfValue(value);
  const wanted = paths.filter((path) => path !== '' && chart.states.has(path));
  const copied = [...chart.states.values()].filter(
    ({ path }) => wanted.includes(path) && !wanted.some((other) => other !== path && isInside(path, other)),
  );
  if (copied.length === 0) return undefined;

  const names = new Map<string, string>();
  for (const { path, key } of copied) names.set(path, freshName(key, new Set(names.values())));
  const inside = (path: string): string | undefined => {
    const top = copied.find((state) => isInside(path, state.path));
    return top && (names.get(top.path) ?? '') + path.slice(top.path.length);
  };
  const states = Object.fromEntries(copied.map(({ path, config }) => [names.get(path) ?? '', structuredClone(config) as StateDraft]));
  const flow: FlowDraft = { machine: { id: FRAGMENT_ID, states } };
  const missing = retarget(flow, chart, inside);
  return {
    kind: 'duecourse/fragment',
    v: 1,
    states: states as unknown as JsonObject,
    timers: timersFor(flow.machine, value['timers']),
    rules: rulesFor(flow.machine, value['rules']),
    layout: Object.fromEntries(
      Object.entries(layoutOf(value).nodes).flatMap(([path, place]) => {
        const to = inside(path);
        return to === undefined ? [] : [[to, place]];
      }),
    ),
    missing,
  };
}

/** Reads what somebody pasted; undefined when it is no fragment of ours. */
export function readFragment(text: string): Fragment | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isFragment(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isFragment(value: unknown): value is Fragment {
  if (!isObject(value) || value['kind'] !== 'duecourse/fragment' || value['v'] !== 1) return false;
  const { states, timers, rules, layout, missing } = value;
  const ends =
    Array.isArray(missing) &&
    missing.every((end) => isObject(end) && ['source', 'pointer', 'target'].every((key) => typeof end[key] === 'string'));
  return areStates(states) && isObject(timers) && isObject(rules) && isObject(layout) && ends;
}

/** The ways of a fragment that would be lost if it were pasted into this document: what they led to does not exist there. */
export function missingOnPaste(value: JsonObject, fragment: Fragment): LooseEnd[] {
  const chart = chartOfValue(value);
  return fragment.missing.filter((end) => end.target === '' || !chart.states.has(end.target));
}

/** Id of the machine the targets of a fragment are written for. */
export const FRAGMENT_ID = 'duecourse-fragment';

/** The states of a fragment as a graph; pointers are those of the fragment. */
export function chartOfFragment(states: Readonly<Record<string, StateDraft>>): Chart {
  return chartOf({ id: FRAGMENT_ID, states } as unknown as MachineConfig, '');
}

/** Writes the targets of copied states for the fragment; gives what leads out of it. */
function retarget(flow: FlowDraft, chart: Chart, inside: (path: string) => string | undefined): LooseEnd[] {
  const copy = chartOfFragment(structuredClone(flow.machine.states ?? {}));
  return [...chart.states.values()].flatMap((state) => {
    const source = inside(state.path);
    const twin = source === undefined ? undefined : copy.states.get(source);
    return twin ? retargetState(flow, chart, state, twin, inside) : [];
  });
}

function retargetState(
  flow: FlowDraft,
  chart: Chart,
  state: ChartState,
  twin: ChartState,
  inside: (path: string) => string | undefined,
): LooseEnd[] {
  const draft = stateAt(flow, twin.path);
  const ends = state.transitions.flatMap(({ trigger, index, target }, at) => {
    if (target === undefined) return [];
    const to = target === null ? undefined : inside(target);
    writeTarget(draft, trigger, index, to === undefined ? `#${chart.machineId}.${target ?? ''}` : targetText(FRAGMENT_ID, twin.path, to));
    return to === undefined ? [{ source: twin.path, pointer: twin.transitions[at]?.pointer ?? '', target: target ?? '' }] : [];
  });
  if (state.fallback === undefined) return ends;
  const back = state.fallback === null ? undefined : inside(state.fallback);
  if (back !== undefined) draft.target = historyTargetText(FRAGMENT_ID, twin.path, back);
  else delete draft.target;
  return back === undefined ? [...ends, { source: twin.path, pointer: twin.pointer, target: state.fallback ?? '' }] : ends;
}
