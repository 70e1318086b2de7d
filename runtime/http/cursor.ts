import { problem } from './problem-answer.ts';

/** A place in a list as opaque text. */
export function encodeCursor(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * A page of what was found when one row more than fits was asked for. `next` is empty on the last page; `placeOf`
 * says where the next one begins.
 */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  placeOf: (last: T) => object,
): { readonly shown: T[]; readonly next: { readonly next?: string } } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: found.length > limit && last !== undefined ? { next: encodeCursor(placeOf(last)) } : {} };
}

/** Reads a cursor back; one that was tampered with is refused. Its parts are only ever compared with, never run. */
export function decodeCursor<T extends Record<string, unknown>>(
  text: string | undefined,
  shape: { readonly [K in keyof T]: readonly string[] },
): T | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>;
    const fits = Object.entries(shape).every(([key, types]) => types.includes(value[key] === null ? 'null' : typeof value[key]));
    if (fits && Object.keys(value).length === Object.keys(shape).length) return value as T;
  } catch {
    // Not a cursor of ours: answered below.
  }
  throw problem('request.invalid', 'the cursor is not one this list has given', '?/cursor');
}
