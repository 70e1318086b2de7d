import type { Diagnostic, QuickFix } from '#engine';
import type { RestorePart } from '../document/operation.ts';

/**
 * What the page asks the worker: what has changed since the question before (since nothing, at first), and a number,
 * which comes back with its answers.
 */
export interface LintQuestion {
  readonly kind: 'check';
  readonly number: number;
  readonly parts: readonly RestorePart[];
}

export interface TestCount {
  readonly total: number;
  readonly failed: number;
}

/** Remedies by the problem they are for. */
export type Fixes = ReadonlyMap<string, readonly QuickFix[]>;

/** What a problem is known by among all of a document. */
export function problemKey({ code, pointer, message }: Diagnostic): string {
  return `${code} ${pointer} ${message}`;
}

/**
 * `linted` comes at once, `fixable` right after it. `tested` comes a moment later when there are no errors, and nothing
 * newer has been asked for.
 */
export type LintAnswer =
  | { readonly kind: 'linted'; readonly number: number; readonly problems: readonly Diagnostic[]; readonly ms: number }
  | { readonly kind: 'fixable'; readonly number: number; readonly fixes: Fixes }
  | { readonly kind: 'tested'; readonly number: number; readonly failures: readonly Diagnostic[]; readonly tests: TestCount };
