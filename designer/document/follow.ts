import { type Chart, type ChartState, isInside } from '#engine';
import { type FlowDraft, keyOf, type StateDraft, stateAt } from './flow-draft.ts';
import { isObject } from './json.ts';
import { historyTargetText, namedPath, parentOf, targetText } from './target-text.ts';
import { transitionsOf, writeTarget } from './transition-place.ts';

/** Where a state stands after a change, by its path before. */
export type NewPath = (path: string) => string;

/** New paths from pairs of old and new ones: what lies inside goes along, the innermost pair counts. */
export function newPaths(pairs: Readonly<Record<string, string>>): NewPath {
  const inmost = Object.entries(pairs).sort(([a], [b]) => b.length - a.length);
  return (path) => {
    const pair = inmost.find(([from]) => isInside(path, from));
    return pair ? pair[1] + path.slice(pair[0].length) : path;
  };
}

/**
 * Lets everything that names a state follow it to its new path: targets, first steps, where history leads, the
 * tests and the layout. `chart` is that of the flow before; the states already stand at their new places. What
 * still leads where it should stays as it is written, but a long form whose end has moved is written shorter if it can be. `expected` is what tests that expect a state expect now.
 */
export function followStates(flow: FlowDraft, chart: Chart, to: NewPath, expected: NewPath = to): void {
  for (const state of chart.states.values()) {
    followTargets(flow, state, to);
    followBack(flow, state, to);
    followInitial(flow, state, to);
  }
  followTests(flow, chart, expected);
  followLayout(flow, chart, to);
}

function followTargets(flow: FlowDraft, state: ChartState, to: NewPath): void {
  const { id } = flow.machine;
  const source = to(state.path);
  for (const { trigger, index, target } of state.transitions) {
    if (typeof target !== 'string') continue;
    const written = transitionsOf(state.config as StateDraft, trigger)[index]?.target ?? '';
    const moved = source !== state.path || to(target) !== target;
    const kept = namedPath(id, source, written) === to(target) && !(moved && written.startsWith('#'));
    if (!kept) writeTarget(stateAt(flow, source), trigger, index, targetText(id, source, to(target)));
  }
}

function followBack(flow: FlowDraft, { path, fallback, config }: ChartState, to: NewPath): void {
  if (typeof fallback !== 'string' || config.target === undefined) return;
  const { id } = flow.machine;
  if (namedPath(id, to(path), config.target) !== to(fallback))
    stateAt(flow, to(path)).target = historyTargetText(id, to(path), to(fallback));
}

function followInitial(flow: FlowDraft, { path, initial }: ChartState, to: NewPath): void {
  if (typeof initial !== 'string') return;
  const first = to(initial);
  if (parentOf(first) === to(path) && keyOf(first) !== keyOf(initial)) stateAt(flow, to(path)).initial = keyOf(first);
}

function followTests(flow: FlowDraft, chart: Chart, to: NewPath): void {
  const followed = (path: string): string => (chart.states.has(path) ? to(path) : path);
  for (const row of (flow.tests ?? []).flatMap((test) => test.expect ?? [])) {
    const { state } = row;
    if (typeof state === 'string' && followed(state) !== state) row.state = followed(state);
    if (!Array.isArray(state)) continue;
    for (const [index, path] of state.entries()) if (followed(path) !== path) state[index] = followed(path);
  }
}

function followLayout(flow: FlowDraft, chart: Chart, to: NewPath): void {
  const nodes = flow.layout?.nodes;
  if (!isObject(nodes) || !flow.layout) return;
  const moves = Object.keys(nodes).some((path) => chart.states.has(path) && to(path) !== path);
  if (!moves) return;
  flow.layout.nodes = Object.fromEntries(Object.entries(nodes).map(([path, place]) => [chart.states.has(path) ? to(path) : path, place]));
}
