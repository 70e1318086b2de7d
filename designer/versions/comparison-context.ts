import { createContext, useContext } from 'react';
import type { Definition, Difference } from '#engine';

/** One of two things that are compared: a version, or the draft. */
export type ComparedSide = number | 'draft';

/** Two states of a definition held against each other. The canvas paints it, the list tells it in words. */
export interface Comparison {
  readonly from: ComparedSide;
  readonly to: ComparedSide;
  readonly before: Definition;
  readonly after: Definition;
  /** All of them, moved boxes and texts too; see `weight`. */
  readonly differences: readonly Difference[];
  /** Those of a step, by its path: under the new path where it has one, else under the old. Moved boxes are left out. */
  readonly ofState: ReadonlyMap<string, readonly Difference[]>;
  /** Those of a path between steps, by its key, likewise. */
  readonly ofTransition: ReadonlyMap<string, readonly Difference[]>;
}

export const ComparisonContext = createContext<Comparison | undefined>(undefined);

/** What is being compared; undefined while nothing is. */
export function useComparison(): Comparison | undefined {
  return useContext(ComparisonContext);
}
