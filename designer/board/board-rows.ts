import { type BoardRow, holderWord } from '#engine';

/** A row is known by whose it is. */
export function rowKey({ holder }: Pick<BoardRow, 'holder'>): string {
  return holderWord(holder);
}

/**
 * The rows as they are now, in the places they were first shown in: whoever is new comes last, and who has nothing any
 * more stays with nothing. So no row moves under the pointer.
 */
export function settledRows(kept: readonly BoardRow[], fetched: readonly BoardRow[]): BoardRow[] {
  const now = new Map(fetched.map((row) => [rowKey(row), row]));
  const places = new Set(kept.map(rowKey));
  return [...kept.map((row) => now.get(rowKey(row)) ?? emptied(row)), ...fetched.filter((row) => !places.has(rowKey(row)))];
}

function emptied({ holder, name }: BoardRow): BoardRow {
  return { holder, name, open: 0, accounts: 0, late: 0, lateAccounts: 0, done: 0, calls: 0, reached: 0, promises: 0, cash: [] };
}

const counted = ['open', 'late', 'done', 'calls', 'reached', 'promises'] as const;

/** What all rows come to; amounts by currency. */
export function totalOf(rows: readonly BoardRow[]): Pick<BoardRow, (typeof counted)[number] | 'cash'> {
  const sums = Object.fromEntries(counted.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]));
  const cash = new Map<string, number>();
  for (const { amount, currency } of rows.flatMap((row) => row.cash)) cash.set(currency, (cash.get(currency) ?? 0) + amount);
  return { ...(sums as Record<(typeof counted)[number], number>), cash: [...cash].map(([currency, amount]) => ({ amount, currency })) };
}

/** How many accounts of one row make it as even with another as it can be. */
export function evenCount(from: Pick<BoardRow, 'accounts'>, to: Pick<BoardRow, 'accounts'>): number {
  return Math.max(1, Math.floor((from.accounts - to.accounts) / 2));
}
