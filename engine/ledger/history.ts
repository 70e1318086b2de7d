import { addMonths, daysBetween, type LocalDate, localDate, monthOf } from '../base/local-date.ts';
import type { HistoryMonth, Invoice, LedgerAccount, PromiseToPay } from '../model/ledger.ts';

const KEPT_MONTHS = 24;
const empty: HistoryMonth = { paid: 0, daysLate: 0, kept: 0, partlyKept: 0, broken: 0 };

/** What the last 12 calendar months say about an account; the current month is the twelfth. */
export interface Habits {
  readonly paidInvoices: number;
  /** Mean of paid on − due on; undefined without a paid invoice. */
  readonly meanDaysLate: number | undefined;
  readonly promisesKept: number;
  readonly promisesBroken: number;
}

export function habitsOf(account: LedgerAccount, on: LocalDate): Habits {
  const [from, to] = [firstMonth(on), monthOf(on)];
  const sum = { ...empty };
  for (const [month, counted] of Object.entries(account.history)) {
    if (month < from || month > to) continue;
    sum.paid += counted.paid;
    sum.daysLate += counted.daysLate;
    sum.kept += counted.kept;
    sum.broken += counted.broken;
  }
  return {
    paidInvoices: sum.paid,
    meanDaysLate: sum.paid === 0 ? undefined : sum.daysLate / sum.paid,
    promisesKept: sum.kept,
    promisesBroken: sum.broken,
  };
}

/** The first of the twelve months that end with that of a day. */
function firstMonth(on: LocalDate): string {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  return monthOf(month === 12 ? localDate(year, 1, 1) : localDate(year - 1, month + 1, 1));
}

/** Counts what changed between two versions of the same records into the account's months. */
export function countHistory(
  account: LedgerAccount,
  invoices: readonly (readonly [before: Invoice | undefined, after: Invoice])[],
  promises: readonly (readonly [before: PromiseToPay | undefined, after: PromiseToPay])[],
  on: LocalDate,
): LedgerAccount {
  const history: Record<string, HistoryMonth> = { ...account.history };
  const add = (date: LocalDate, change: Partial<HistoryMonth>): void => {
    const month = { ...(history[monthOf(date)] ?? empty) };
    for (const [key, by] of Object.entries(change) as [keyof HistoryMonth, number][]) month[key] += by;
    history[monthOf(date)] = month;
  };
  for (const [before, after] of invoices) {
    if (before?.paidOn !== undefined) add(before.paidOn, { paid: -1, daysLate: -daysBetween(before.dueOn, before.paidOn) });
    if (after.paidOn !== undefined) add(after.paidOn, { paid: 1, daysLate: daysBetween(after.dueOn, after.paidOn) });
  }
  for (const [before, after] of promises) {
    if (before) for (const key of verdicts) if (before.status === key) add(before.dueOn, { [key]: -1 });
    for (const key of verdicts) if (after.status === key) add(after.dueOn, { [key]: 1 });
  }
  const oldest = monthOf(addMonths(`${monthOf(on)}-01`, -KEPT_MONTHS));
  return { ...account, history: Object.fromEntries(Object.entries(history).filter(([month]) => month >= oldest)) };
}

const verdicts = ['kept', 'partlyKept', 'broken'] as const;
