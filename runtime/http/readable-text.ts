import { pointer } from '#engine';

/** Where in a JSON value text stands that cannot be stored and read back as it is, in values and in keys. */
export function unreadablePlaces(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return isReadable(value) ? [] : [pointer(...path)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isReadable(key) ? unreadablePlaces(inner, [...path, key]) : [pointer(...path, key)],
  );
}

function isReadable(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text);
}
