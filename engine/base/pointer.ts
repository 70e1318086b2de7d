/** JSON Pointer (RFC 6901) of a path of keys. The whole document is the empty text. */
export function pointer(...path: readonly (string | number)[]): string {
  return path.map((key) => `/${escapeKey(String(key))}`).join('');
}

/** A key as it stands in a pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The keys a JSON Pointer names. */
export function pointerKeys(text: string): string[] {
  if (text === '') return [];
  return text
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value a pointer leads to, own properties only; undefined when there is none. */
export function valueAt(document: unknown, text: string): unknown {
  let value = document;
  for (const key of pointerKeys(text)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
