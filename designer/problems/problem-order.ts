import type { Diagnostic } from '#engine';

/** Errors first, else in document order. */
export function inOrder(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  return [...problems.filter(isError), ...problems.filter((each) => !isError(each))];
}
