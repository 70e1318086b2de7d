import { compareText } from '../base/compare.ts';
import { pointerKeys } from '../base/pointer.ts';
import { codes, type DiagnosticCode, type Severity } from './codes.ts';

/** One fault of a definition: what, where, and what to do. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong in this case, naming the value. */
  readonly message: string;
  /** JSON Pointer (RFC 6901) into the definition. */
  readonly pointer: string;
  readonly fix: string;
}

/** A diagnostic of `code`; `fix` overrides the general advice where a better one is known. */
export function diagnose(code: DiagnosticCode, at: string, detail: string, fix?: string): Diagnostic {
  const entry = codes[code];
  return { code, severity: entry.severity, message: `${entry.title}: ${detail}`, pointer: at, fix: fix ?? entry.fix };
}

/** Each fault once, in the order of their places in the document, then by code: equal documents give equal reports. */
export function sorted(diagnostics: readonly Diagnostic[], document: unknown): Diagnostic[] {
  const unique = new Map(diagnostics.map((each) => [`${each.code} ${each.pointer} ${each.message}`, each]));
  return [...unique.values()]
    .map((each) => ({ each, place: placeOf(each.pointer, document) }))
    .sort((a, b) => comparePlaces(a.place, b.place) || compareText(a.each.code, b.each.code))
    .map(({ each }) => each);
}

/** The position of each key of a pointer within its object or list; what is missing comes last. */
function placeOf(pointer: string, document: unknown): number[] {
  let value = document;
  return pointerKeys(pointer).map((key) => {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const index = keys.indexOf(key);
    value = index < 0 ? undefined : (value as Record<string, unknown>)[key];
    return index < 0 ? keys.length : index;
  });
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const different = a.findIndex((position, level) => position !== b[level]);
  return different < 0 ? a.length - b.length : (a[different] ?? 0) - (b[different] ?? -1);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === 'error');
}

/** The known name nearest to a mistyped one, for "did you mean": at most a third of it may differ. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= Math.ceil(name.length / 3) && (!best || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name;
}

/** `"x" does not exist` with a suggestion when one lies near. */
export function unknownName(name: string, known: Iterable<string>): string {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? `"${name}"` : `"${name}"; did you mean "${suggestion}"?`;
}

/** Levenshtein distance over one row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
