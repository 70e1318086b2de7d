import { type Diagnostic, pointer, pointerKeys } from '#engine';
import { useProblems } from '../../flow/flow-context.ts';

/** The gravest problem of one place; a member that is missing is told where it would stand. */
export function problemAt(problems: readonly Diagnostic[], at: string): Diagnostic | undefined {
  const keys = pointerKeys(at);
  const parent = pointer(...keys.slice(0, -1));
  const missing = `"${keys.at(-1)}"`;
  const here = problems.filter(
    (each) =>
      each.pointer === at || (each.pointer === parent && each.code === 'definition.property_missing' && each.message.endsWith(missing)),
  );
  return here.find(({ severity }) => severity === 'error') ?? here[0];
}

/** What is wrong at a place and what to do; undefined when all is well. */
export function useFaultAt(at: string): string | undefined {
  const problems = useProblems();
  const problem = problemAt(problems, at);
  return problem && faultWords(problem);
}

function faultWords({ message, fix }: Diagnostic): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/[.:]$/, '')}${/[?!]$/.test(message) ? '' : '.'} ${fix}`;
}
