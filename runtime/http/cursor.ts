import { problem } from './problem-answer.ts';

/** A place in a list as opaque text. */
export function encodeCursor(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
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
