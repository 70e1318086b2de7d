import type { ComparedSide } from './comparison-context.ts';

/** `3..draft` as its two sides; undefined for anything else. */
export function sidesOf(written: string | undefined): readonly [ComparedSide, ComparedSide] | undefined {
  const found = /^(\d{1,6}|draft)\.\.(\d{1,6}|draft)$/.exec(written ?? '');
  if (!found) return undefined;
  return [sideOf(found[1] ?? ''), sideOf(found[2] ?? '')];
}

function sideOf(text: string): ComparedSide {
  return text === 'draft' ? text : Number(text);
}
