/** The record with one key renamed in its place; the order of the others stays. */
export function withKey<T>(record: Readonly<Record<string, T>>, key: string, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([each, value]) => [each === key ? name : each, value]));
}

/** The record without some keys. */
export function without<T>(record: Readonly<Record<string, T>>, keys: Iterable<string>): Record<string, T> {
  const gone = new Set(keys);
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)));
}
