/** One line of the list as it is shown. A row that is no longer in the list stays where it is, struck out. */
export interface ShownRow<Row> {
  readonly row: Row;
  readonly isGone: boolean;
}

/** The list as it is shown beside the list as it is. */
export interface Settled<Row> {
  readonly shown: readonly ShownRow<Row>[];
  /** How many rows wait to be shown. */
  readonly fresh: number;
  /** Whether rows would stand in another order if they were let go. */
  readonly isMoved: boolean;
}

/** What is known of the list now. */
export interface Fetched<Row> {
  readonly fetched: readonly Row[];
  /** Rows fetched by name because they are not among the first any more. */
  readonly still: readonly Row[];
  /** Those that were asked for so and are not in the list. */
  readonly gone: ReadonlySet<string>;
  /** More follow behind those fetched; what only moves up from there is not new. */
  readonly isCut: boolean;
  readonly idOf: (row: Row) => string;
}

/** Keeps rows where they are while the book moves: what is said of them is as new as what was fetched, their places are those of before. */
export function settleRows<Row>(kept: readonly Row[], { fetched, still, gone, isCut, idOf }: Fetched<Row>): Settled<Row> {
  const known = new Map([...still, ...fetched].map((row) => [idOf(row), row]));
  const shown = kept.map((before) => {
    const row = known.get(idOf(before));
    return { row: row ?? before, isGone: row === undefined && gone.has(idOf(before)) };
  });
  const places = kept.map((row) => idOf(row));
  const order = fetched.map((row) => idOf(row)).filter((id) => places.includes(id));
  const end = isCut ? fetched.findLastIndex((row) => places.includes(idOf(row))) : fetched.length;
  const before = places.filter((id) => order.includes(id));
  return {
    shown,
    fresh: fetched.slice(0, Math.max(0, end)).filter((row) => !places.includes(idOf(row))).length,
    isMoved: before.some((id, index) => order[index] !== id),
  };
}

/** Rows that are kept and not among those fetched: to be asked for by name before they are said to be gone. */
export function missingRows<Row>(kept: readonly Row[], { fetched, idOf }: Pick<Fetched<Row>, 'fetched' | 'idOf'>): string[] {
  const known = new Set(fetched.map((row) => idOf(row)));
  return kept.map((row) => idOf(row)).filter((id) => !known.has(id));
}
