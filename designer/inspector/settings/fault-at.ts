import { type Diagnostic, pointer, pointerKeys } from '#engine';
import { useProblems } from '../../flow/flow-context.ts';
import { useProblemWords } from '../../problems/use-problem-words.ts';

/**
 * The gravest problem of one place. A member that is missing is reported where it would stand in; it is told at the
 * control that would fill it.
 */
export function problemAt(problems: readonly Diagnostic[], at: string): Diagnostic | undefined {
  const keys = pointerKeys(at);
  const [parent, name] = [pointer(...keys.slice(0, -1)), keys.at(-1)];
  const here = problems.filter((each) => each.pointer === at || (each.pointer === parent && isMissing(each, name)));
  return here.find(({ severity }) => severity === 'error') ?? here[0];
}

function isMissing({ code, message }: Diagnostic, name: string | undefined): boolean {
  const isMissingHere = code === 'definition.property_missing' || code === 'effect.params_invalid';
  return isMissingHere && message.endsWith(`required property is missing: "${name}"`);
}

/** What is wrong at a place and what to do, in one sentence each; undefined when all is well. */
export function useFaultAt(at: string | undefined): string | undefined {
  const problems = useProblems();
  const words = useProblemWords();
  const problem = at === undefined ? undefined : problemAt(problems, at);
  if (!problem) return undefined;
  const { title, advice } = words(problem);
  return `${title.replace(/[.:]$/, '')}. ${advice}`;
}
