import type { WorkRow } from '#engine';

/** One line of the list as it is shown. A row with nothing left to do stays where it is, struck out. */
export interface ShownRow {
  readonly row: WorkRow;
  readonly isGone: boolean;
}

/** The list as it is shown beside the list as it is. */
export interface Settled {
  readonly shown: readonly ShownRow[];
  /** Rows that wait to be shown. */
  readonly fresh: number;
  /** Whether rows would stand in another order if they were let go. */
  readonly isMoved: boolean;
}

/**
 * Keeps rows where they are while the book moves: what is said of them is as new as what was fetched, their places
 * are those of before. `still` are rows fetched by name because they are not among the first any more.
 */
export function settleRows(kept: readonly WorkRow[], fetched: readonly WorkRow[], still: readonly WorkRow[]): Settled {
  const known = new Map([...still, ...fetched].map((row) => [row.accountId, row]));
  const places = new Set(kept.map((row) => row.accountId));
  const shown = kept.map((before) => {
    const row = known.get(before.accountId);
    return { row: row ?? before, isGone: row === undefined };
  });
  const here = shown.filter((each) => !each.isGone).map(({ row }) => row.accountId);
  const order = fetched.map((row) => row.accountId).filter((id) => places.has(id));
  const stillHere = here.filter((id) => order.includes(id));
  return {
    shown,
    fresh: fetched.filter((row) => !places.has(row.accountId)).length,
    isMoved: stillHere.some((id, index) => order[index] !== id),
  };
}

/** Rows that are kept and not among those fetched: to be asked for by name before they are said to be gone. */
export function missingRows(kept: readonly WorkRow[], fetched: readonly WorkRow[]): string[] {
  const known = new Set(fetched.map((row) => row.accountId));
  return kept.map((row) => row.accountId).filter((id) => !known.has(id));
}
