import { daysBetween, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Aging } from '../model/aging.ts';

/** Names of the buckets of an aging definition, youngest first: `current`, `1-30`, …, `>90`. */
export function bucketNames(aging: Aging): string[] {
  const { bounds } = aging;
  const inner = bounds.map((bound, index) => `${index === 0 ? firstDay(aging) : (bounds[index - 1] ?? 0) + 1}-${bound}`);
  return [...(aging.basis === 'due' ? ['current'] : []), ...inner, `>${bounds.at(-1)}`];
}

/** By due date the first bucket begins the day after; by invoice date with the day itself. */
function firstDay(aging: Aging): number {
  return aging.basis === 'due' ? 1 : 0;
}

const knownNames = new WeakMap<Aging, readonly string[]>();

/** The bucket of an item that is `days` past its basis date. Bounds are inclusive. */
export function bucketOf(aging: Aging, days: number): string {
  const names = knownNames.get(aging) ?? bucketNames(aging);
  knownNames.set(aging, names);
  if (days < firstDay(aging)) return names[0] ?? '';
  const index = aging.bounds.findIndex((bound) => days <= bound);
  const offset = aging.basis === 'due' ? 1 : 0;
  return names[index === -1 ? names.length - 1 : index + offset] ?? '';
}

/** An item that can be aged. */
export interface AgedItem {
  readonly dueOn: LocalDate;
  readonly issuedOn: LocalDate;
  readonly openAmount: Minor;
  /** How many invoices it stands for; one when missing. */
  readonly invoices?: number;
}

export interface AgingRow {
  readonly bucket: string;
  readonly count: number;
  readonly amount: Minor;
}

/**
 * Open amounts by age as of the close of a day (domain.md §2.3). The buckets add up to the open amount;
 * unapplied credit is not among them and is shown beside.
 */
export function agingOf(items: Iterable<AgedItem>, aging: Aging, on: LocalDate): AgingRow[] {
  const rows = new Map(bucketNames(aging).map((bucket) => [bucket, { bucket, count: 0, amount: 0 }]));
  for (const item of items) {
    if (item.openAmount === 0) continue;
    const row = rows.get(bucketOf(aging, daysBetween(aging.basis === 'due' ? item.dueOn : item.issuedOn, on)));
    if (!row) continue;
    row.count += item.invoices ?? 1;
    row.amount += item.openAmount;
  }
  return [...rows.values()];
}
