import { useProblems } from '../flow/flow-context.ts';
import { problemAt } from '../problems/problem-place.ts';
import { useProblemWords } from '../problems/use-problem-words.ts';

/** What is wrong at a place and what to do, in one sentence each; undefined when all is well. */
export function useFaultAt(at: string | undefined): string | undefined {
  const problems = useProblems();
  const words = useProblemWords();
  const problem = at === undefined ? undefined : problemAt(problems, at);
  if (!problem) return undefined;
  const { title, advice } = words(problem);
  return `${/[?!]$/.test(title) ? title : `${title.replace(/[.:]$/, '')}.`} ${advice}`;
}
