import { type Chart, type ChartState, isInside } from '#engine';
import { type FlowDraft, keyOf, type StateDraft, stateAt } from './flow-draft.ts';
import { without } from './record.ts';
import { allow, allowStep, called } from './refused.ts';

/** The states at these paths in document order; of those inside one another only the outermost. All must exist. */
export function outermost(chart: Chart, paths: readonly string[]): ChartState[] {
  for (const path of paths) allowStep(chart, path);
  const outer = paths.filter((path) => !paths.some((other) => other !== path && isInside(path, other)));
  return [...chart.states.values()].filter((state) => outer.includes(state.path));
}

/**
 * Takes states out of their levels. A level that is left without any becomes a plain step; its first step cannot go
 * before another is first. `verb` is what sentences call it.
 */
export function takeOut(flow: FlowDraft, states: readonly ChartState[], verb: 'removed' | 'moved'): StateDraft[] {
  const taken = states.map((state) => stateAt(flow, state.path));
  for (const parent of new Set(states.map((state) => state.parent ?? ''))) {
    const own = states.filter((state) => state.parent === parent);
    const keys = own.map((state) => keyOf(state.path));
    leave(stateAt(flow, parent), parent, keys, verb);
  }
  return taken;
}

function leave(level: StateDraft, parent: string, keys: readonly string[], verb: string): void {
  const rest = without(level.states ?? {}, keys);
  const left = Object.entries(rest);
  if (left.length === 0) {
    allow(parent !== '', 'The last step cannot go: a flow needs one.');
    delete level.states;
    delete level.initial;
    if (level.type === 'compound' || level.type === 'parallel') delete level.type;
    return;
  }
  const first = level.initial !== undefined && keys.includes(level.initial) ? level.initial : undefined;
  const sentence = `${called(first ?? '')} is the first step of its level and cannot be ${verb} before another is first.`;
  allow(first === undefined, sentence);
  allow(
    left.some(([, state]) => state.type !== 'history'),
    `${called(left[0]?.[0] ?? '')} cannot be left alone in its level.`,
  );
  level.states = rest;
}
