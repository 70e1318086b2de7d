import { useProblems } from '../flow/flow-context.ts';
import { problemAt } from '../problems/problem-place.ts';
import { useProblemSentence } from '../problems/use-problem-sentence.ts';

/** What is wrong at a place and what to do, in one sentence each; undefined when all is well. */
export function useFaultAt(at: string | undefined): string | undefined {
  const problems = useProblems();
  const sentence = useProblemSentence();
  const problem = at === undefined ? undefined : problemAt(problems, at);
  return problem && sentence(problem);
}
