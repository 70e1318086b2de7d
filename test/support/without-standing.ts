import type { Diagnostic } from '#engine';

/** Faults but for the standing rules that a strategy made up for a test is bound to lack. */
export function withoutStanding(found: readonly Diagnostic[]): Diagnostic[] {
  return found.filter(({ code }) => !code.startsWith('standing.'));
}
