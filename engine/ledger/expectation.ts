import { addDays, daysBetween, type LocalDate } from '../base/local-date.ts';
import type { Invoice, Payment, PromiseToPay } from '../model/ledger.ts';

/** How many paid invoices say what is usual. */
const COUNTED = 12;

/** The middle of how many days late the invoices paid last were paid; early ones count below 0, none say nothing. */
export function usualLateness(invoices: readonly Pick<Invoice, 'dueOn' | 'paidOn'>[]): number | undefined {
  const late = invoices
    .flatMap(({ dueOn, paidOn }) => (paidOn === undefined ? [] : [{ paidOn, days: daysBetween(dueOn, paidOn) }]))
    .sort((a, b) => (a.paidOn < b.paidOn ? 1 : -1))
    .slice(0, COUNTED)
    .map(({ days }) => days)
    .sort((a, b) => a - b);
  const middle = late.length / 2;
  if (late.length === 0) return undefined;
  const [low, high] = [late[Math.ceil(middle) - 1] ?? 0, late[Math.floor(middle)] ?? 0];
  return Math.round((low + high) / 2);
}

/** When an open invoice is paid if the account pays as it usually does. */
export function expectedOn(dueOn: LocalDate, lateness: number): LocalDate {
  return addDays(dueOn, lateness);
}

/** What became of the promises that were judged. */
export interface Reliability {
  readonly kept: number;
  readonly judged: number;
  /** Mean of days from the promised day to the day the money was in; early ones count below 0. Of those it came in for at all. */
  readonly meanDaysLate?: number;
}

const judgedStatuses: ReadonlySet<string> = new Set(['kept', 'partlyKept', 'broken']);

/** How far the account's promises can be relied on. */
export function reliabilityOf(
  promises: readonly PromiseToPay[],
  payments: readonly Pick<Payment, 'applications' | 'reversedOn'>[],
  invoices: readonly Pick<Invoice, 'id' | 'paidOn'>[],
): Reliability {
  const judged = promises.filter((promise) => judgedStatuses.has(promise.status));
  const applied = payments.filter((each) => each.reversedOn === undefined).flatMap((payment) => payment.applications);
  const paid = new Map(invoices.map((invoice) => [invoice.id, invoice.paidOn]));
  const inOn = (promise: PromiseToPay): LocalDate | undefined => {
    const counted = applied.filter((each) => each.promiseIds?.includes(promise.id)).map((each) => each.on);
    if (promise.status === 'kept') return latest(counted);
    const days = promise.invoiceIds.map((id) => paid.get(id));
    return days.every((day) => day !== undefined) ? latest(days) : undefined;
  };
  const days = judged.flatMap((promise) => {
    const on = inOn(promise);
    return on === undefined ? [] : [daysBetween(promise.dueOn, on)];
  });
  const kept = judged.filter((promise) => promise.status === 'kept').length;
  if (days.length === 0) return { kept, judged: judged.length };
  return { kept, judged: judged.length, meanDaysLate: days.reduce((sum, each) => sum + each, 0) / days.length };
}

function latest(days: readonly LocalDate[]): LocalDate | undefined {
  return [...days].sort().at(-1);
}
