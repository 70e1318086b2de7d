import { compareDefinitions, type Definition, type Difference } from '#engine';
import type { ComparedSide, Comparison } from './comparison-context.ts';

/** Holds two states of one definition against each other. */
export function compareSides(from: ComparedSide, to: ComparedSide, before: Definition, after: Definition): Comparison {
  const differences = compareDefinitions(before, after);
  const drawn = differences.filter(({ weight }) => weight !== 'layout');
  return {
    from,
    to,
    before,
    after,
    differences,
    ofState: grouped(
      drawn.filter(({ transition }) => transition === undefined),
      ({ state }) => state?.after ?? state?.before,
    ),
    ofTransition: grouped(drawn, ({ transition }) => transition?.after ?? transition?.before),
  };
}

function grouped(differences: readonly Difference[], keyOf: (difference: Difference) => string | undefined): Map<string, Difference[]> {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = keyOf(difference);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return groups;
}
