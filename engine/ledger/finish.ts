import type { Invoice, PromiseToPay } from '../model/ledger.ts';
import { advancePlans, measurePlans } from './advance-plans.ts';
import type { Book, Booking, BusinessEvent, LedgerTerms, Moment } from './book.ts';
import { countHistory } from './history.ts';
import { judged } from './judge-promise.ts';
import { isSettled, standingOf } from './standing.ts';

/**
 * Ends every ledger command the same way: promises are judged anew, the account's history is counted, and
 * what follows from the change is told after its cause: invoices paid, the account settled, and only then
 * promises and plans kept, so that a payment in full ends the chase before anything else can be read into it.
 */
export function finish(before: Book, changed: Book, causes: readonly BusinessEvent[], moment: Moment, terms: LedgerTerms): Booking {
  const measured = measurePlans(changed);
  const promises = measured.promises.map((promise) => judged(promise, moment));
  const plans = advancePlans({ ...measured, promises }, moment);
  const after = plans.book;
  const invoicePairs = pairs(before.invoices, after.invoices);
  const promisePairs = pairs(before.promises, after.promises);
  const stood = standingOf(before, moment.on, terms);
  const settled = !isSettled(stood, terms) && isSettled(standingOf(after, moment.on, terms), terms);
  const account = countHistory(after.account, invoicePairs, promisePairs, moment.on);
  return {
    book: { ...after, account: settled ? { ...account, announced: { ...account.announced, overdue: false } } : account },
    events: [
      ...causes,
      ...invoicePairs
        .filter(([old, now]) => old && old.openAmount > 0 && now.openAmount === 0)
        .map(([, now]) => invoiceEvent('invoice.paid', now)),
      ...(settled ? [{ type: 'account.settled', payload: { amount: stood.overdueAmount } }] : []),
      ...promisePairs.flatMap(([old, now]) => (old && old.status !== now.status ? promiseVerdict(old, now) : [])),
      ...plans.events,
    ],
  };
}

/** Records that differ between two lists, as [before, after]. */
function pairs<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): (readonly [T | undefined, T])[] {
  const old = new Map(before.map((record) => [record.id, record]));
  return after.filter((record) => old.get(record.id) !== record).map((record) => [old.get(record.id), record] as const);
}

export function invoiceEvent(type: string, invoice: Invoice): BusinessEvent {
  return {
    type,
    payload: { invoiceId: invoice.id, number: invoice.number, amount: invoice.amount, dueOn: invoice.dueOn },
    invoiceId: invoice.id,
  };
}

function promiseVerdict(old: PromiseToPay, promise: PromiseToPay): BusinessEvent[] {
  if (old.status === 'asked') return promise.status === 'cancelled' ? [declinedEvent(promise)] : [];
  // An installment is told by its plan.
  if (promise.status === 'open' || promise.status === 'replaced' || promise.planId !== undefined) return [];
  const payload = {
    promiseId: promise.id,
    amount: promise.amount,
    dueOn: promise.dueOn,
    receivedAmount: promise.receivedAmount,
    missingAmount: Math.max(0, promise.amount - promise.receivedAmount),
  };
  return [{ type: `promise.${promise.status}`, payload }];
}

/** What waited for approval never was a promise, so none is cancelled. */
function declinedEvent({ id: promiseId, amount, dueOn }: PromiseToPay): BusinessEvent {
  return { type: 'promise.declined', payload: { promiseId, amount, dueOn } };
}
