import type { Chart } from '../machine/chart.ts';

/** The steps and paths a run came to, by path and by key, in the order it first came to them. */
export interface Reached {
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}

/** What a set of runs reached of a machine. Keys of what none came to are listed. */
export interface Coverage {
  readonly states: { readonly total: number; readonly missing: readonly string[] };
  readonly transitions: { readonly total: number; readonly missing: readonly string[] };
  /** Which of the runs came to a step or path, by their positions: what paints a canvas. */
  readonly byState: ReadonlyMap<string, readonly number[]>;
  readonly byTransition: ReadonlyMap<string, readonly number[]>;
}

export const nowhere: Reached = { states: [], transitions: [] };

/** What reactions came to; the step a flow stands in when it begins is among them. */
export function reachedIn(reactions: Iterable<{ readonly entered: readonly string[]; readonly taken: readonly string[] }>): Reached {
  const [states, transitions] = [new Set<string>(), new Set<string>()];
  for (const { entered, taken } of reactions) {
    for (const state of entered) states.add(state);
    for (const key of taken) transitions.add(key);
  }
  return { states: [...states], transitions: [...transitions] };
}

/** What a play came to. */
export function reachedBy(play: {
  readonly steps: readonly { readonly reactions: readonly { readonly entered: readonly string[]; readonly taken: readonly string[] }[] }[];
}): Reached {
  return reachedIn(play.steps.flatMap((step) => step.reactions));
}

/** Sets what runs reached against all there is to reach. The machine itself and ways back are not among it. */
export function coverageOf(chart: Chart, runs: readonly Reached[]): Coverage {
  const states = [...chart.states.values()].filter((state) => state.path !== '' && state.type !== 'history').map((state) => state.path);
  const transitions = chart.transitions.map((transition) => transition.key);
  const byState = positions(runs.map((run) => run.states));
  const byTransition = positions(runs.map((run) => run.transitions));
  return {
    states: { total: states.length, missing: states.filter((path) => !byState.has(path)) },
    transitions: { total: transitions.length, missing: transitions.filter((key) => !byTransition.has(key)) },
    byState,
    byTransition,
  };
}

function positions(runs: readonly (readonly string[])[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, names] of runs.entries()) {
    for (const name of names) {
      const list = found.get(name);
      if (list) list.push(index);
      else found.set(name, [index]);
    }
  }
  return found;
}
