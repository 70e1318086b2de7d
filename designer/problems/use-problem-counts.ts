import { useMemo } from 'react';
import { useChart, useProblems } from '../flow/flow-context.ts';
import { countsOf, type ProblemCount } from './problem-place.ts';

/** How many problems each element has: `step:<path>`, `path:<pointer>`, `timer:<name>`, `rule:<name>`, '' for the whole. */
export function useProblemCounts(): ReadonlyMap<string, ProblemCount> {
  const problems = useProblems();
  const chart = useChart();
  return useMemo(() => countsOf(problems, chart), [problems, chart]);
}
