import { useState } from 'react';
import type { CallGuide } from '#engine';

export type Callee = CallGuide['people'][number];

/** Somebody, at one of their numbers. */
export interface Line {
  readonly callee: Callee;
  readonly number: string | undefined;
}

/** Every number of everybody, in the order they are offered; who has none comes once. */
export function linesOf(guide: CallGuide | undefined): readonly Line[] {
  return (guide?.people ?? []).flatMap((callee): Line[] =>
    callee.numbers.length === 0 ? [{ callee, number: undefined }] : callee.numbers.map((number) => ({ callee, number })),
  );
}

/** The line in hand, and the way to the next. */
export function useLine(guide: CallGuide | undefined): {
  readonly line: Line | undefined;
  readonly nth: number;
  readonly count: number;
  readonly next: () => void;
} {
  const lines = linesOf(guide);
  const [index, setIndex] = useState(0);
  const nth = lines.length === 0 ? 0 : index % lines.length;
  return { line: lines[nth], nth: nth + 1, count: lines.length, next: () => setIndex(nth + 1) };
}
