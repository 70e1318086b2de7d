import { type Chart, type ChartState, lineage } from '#engine';
import type { Draft } from './edit.ts';
import { landing } from './ladder.ts';

/** Takes out the steps beside the ladder and the ends that nothing leads to any more, and did before. */
export function dropUnreached(draft: Draft, before: Chart): void {
  for (;;) {
    const { chart } = draft.schedule;
    const [was, is] = [reached(before), reached(chart)];
    const gone = [...chart.states.keys()].filter((path) => path !== '' && was.has(path) && !is.has(path));
    const outer = gone.filter((path) => !gone.some((other) => other !== path && path.startsWith(`${other}.`)));
    if (outer.length === 0) return;
    draft.do({ op: 'states.remove', paths: outer });
  }
}

/** Every state that can be come to, whatever its conditions. */
function reached(chart: Chart): Set<string> {
  const seen = new Set<string>();
  const open = [''];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const state = chart.states.get(path);
    if (!state || seen.has(path)) continue;
    seen.add(path);
    open.push(...lineage(path), ...enteredFrom(state, chart));
  }
  return seen;
}

/** What begins with a state, and what it leads to. */
function enteredFrom(state: ChartState, chart: Chart): string[] {
  const inner = state.type === 'parallel' ? state.children : [state.initial, state.fallback, landing(state, chart).path];
  // History may come back to any step of its level.
  const beside = state.type === 'history' ? (chart.states.get(state.parent ?? '')?.children ?? []) : [];
  return [...inner, ...beside, ...state.transitions.map((way) => way.target)].filter((path) => typeof path === 'string');
}
