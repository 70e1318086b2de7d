import type { WorkRow } from '#engine';

/** One line of the list as it is shown. A row that is no longer in the list stays where it is, struck out. */
export interface ShownRow {
  readonly row: WorkRow;
  readonly isGone: boolean;
}

/** The list as it is shown beside the list as it is. */
export interface Settled {
  readonly shown: readonly ShownRow[];
  /** How many rows wait to be shown. */
  readonly fresh: number;
  /** Whether rows would stand in another order if they were let go. */
  readonly isMoved: boolean;
}

/**
 * Keeps rows where they are while the book moves: what is said of them is as new as what was fetched, their places
 * are those of before. `still` are rows fetched by name because they are not among the first any more; `gone` those
 * that were asked for so and are not in the list. `isCut`: more follow behind those fetched; what only moves up from
 * there is not new.
 */
export function settleRows(
  kept: readonly WorkRow[],
  fetched: readonly WorkRow[],
  still: readonly WorkRow[],
  gone: ReadonlySet<string>,
  isCut: boolean,
): Settled {
  const known = new Map([...still, ...fetched].map((row) => [row.accountId, row]));
  const shown = kept.map((before) => {
    const row = known.get(before.accountId);
    return { row: row ?? before, isGone: row === undefined && gone.has(before.accountId) };
  });
  const places = kept.map((row) => row.accountId);
  const order = fetched.map((row) => row.accountId).filter((id) => places.includes(id));
  const end = isCut ? fetched.findLastIndex((row) => places.includes(row.accountId)) : fetched.length;
  const before = places.filter((id) => order.includes(id));
  return {
    shown,
    fresh: fetched.slice(0, Math.max(0, end)).filter((row) => !places.includes(row.accountId)).length,
    isMoved: before.some((id, index) => order[index] !== id),
  };
}

/** Rows that are kept and not among those fetched: to be asked for by name before they are said to be gone. */
export function missingRows(kept: readonly WorkRow[], fetched: readonly WorkRow[]): string[] {
  const known = new Set(fetched.map((row) => row.accountId));
  return kept.map((row) => row.accountId).filter((id) => !known.has(id));
}
