/** Where a value stands in a document. */
export type Place = readonly (string | number)[];

/** What people and programs put into a place by mistake, or on purpose. */
const junk: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'x',
  '*',
  '.',
  '#',
  'toString',
  'account.openAmount',
  'P999999999D',
  '-P1D',
  '2026-02-30',
  '9999-12-31',
  [],
  {},
  [null],
  { a: null },
  ['x'],
  { not: null },
  { all: [null] },
  { fact: {}, operator: [], value: {} },
  { $gt: '' },
  Number.MAX_SAFE_INTEGER,
];

/** Every place of a document, the whole of it first. */
export function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const keys: Place = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [at, ...keys.flatMap((key) => placesIn((value as Record<string | number, unknown>)[key], [...at, key]))];
}

/** The document with junk in one place; the number chooses which. */
export function junkAt(document: unknown, place: Place, choice: number): { readonly document: unknown; readonly value: unknown } {
  const value = junk[choice % junk.length];
  return { document: replaced(document, place, value), value };
}

export function replaced(document: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  const copy = Array.isArray(document) ? [...document] : { ...(document as object) };
  const inner = copy as Record<string | number, unknown>;
  inner[key] = replaced(inner[key], rest, value);
  return copy;
}
