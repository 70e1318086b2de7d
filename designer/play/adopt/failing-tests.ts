import { pointerKeys } from '#engine';

/** The places of the tests that fail, of what is wrong with a flow. */
export function failingTests(problems: readonly { readonly code: string; readonly pointer: string }[]): readonly number[] {
  const places = problems.filter(({ code }) => code === 'test.failed').map(({ pointer }) => Number(pointerKeys(pointer)[1]));
  return [...new Set(places)].sort((a, b) => a - b);
}
