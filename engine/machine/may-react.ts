import { type Chart, lineage, matchesWildcard, triggerName } from './chart.ts';

/** What a leaf and all that contains it listen to. */
interface Ears {
  /** Paths without a trigger, and those of a state that is done, are looked at whenever anything happens. */
  readonly always: boolean;
  readonly names: ReadonlySet<string>;
  readonly wildcards: readonly string[];
}

const known = new WeakMap<Chart, Map<string, Ears>>();

/**
 * Whether an event makes the machine look at anything at all while these are its innermost states. Where it does
 * not, XState would give back what it was given, and need not be asked.
 */
export function mayReact(chart: Chart, leaves: readonly string[], event: string): boolean {
  return leaves.some((leaf) => {
    const ears = earsOf(chart, leaf);
    return ears.always || ears.names.has(event) || ears.wildcards.some((wildcard) => matchesWildcard(wildcard, event));
  });
}

function earsOf(chart: Chart, leaf: string): Ears {
  const ofChart = known.get(chart) ?? new Map<string, Ears>();
  known.set(chart, ofChart);
  const ears = ofChart.get(leaf) ?? listen(chart, leaf);
  ofChart.set(leaf, ears);
  return ears;
}

function listen(chart: Chart, leaf: string): Ears {
  const around = lineage(leaf).flatMap((path) => chart.states.get(path)?.transitions ?? []);
  const names = around.filter((each) => each.trigger.kind === 'event').map((each) => triggerName(each.trigger));
  return {
    always: around.some((each) => each.trigger.kind === 'always' || each.trigger.kind === 'done'),
    names: new Set(names),
    wildcards: names.filter((name) => name.endsWith('.*')),
  };
}
