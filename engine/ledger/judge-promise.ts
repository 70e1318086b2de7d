import type { Minor } from '../base/money.ts';
import type { PromiseStatus, PromiseToPay } from '../model/ledger.ts';
import type { Moment } from './book.ts';

/** Local time at which promises are judged, on the first day after the due date and its grace. */
export const JUDGING_TIME = '08:00';

/** Neither money nor days make anything of such a promise. */
export function isUnjudged({ status }: Pick<PromiseToPay, 'status'>): boolean {
  return status === 'cancelled' || status === 'replaced' || status === 'asked';
}

/** What must have come in for the promise to count as kept, rounded up. */
export function keptFrom(promise: Pick<PromiseToPay, 'amount' | 'keptAtPercent'>): Minor {
  return Math.ceil((promise.amount * promise.keptAtPercent) / 100);
}

/**
 * Judges a promise. Money counts when it is applied to the promised invoices and dated from the day of the
 * promise to the due date plus grace, whenever it was loaded: a payment dated in time but loaded later turns
 * a broken promise into a kept one. Enough money keeps it at once; the want of it counts only from
 * `judgeAt` on, and a verdict reached then is not taken back by looking from an earlier moment. Cancelled and
 * replaced promises stay what they are; one that waits for approval lapses after its day.
 */
export function judgePromise(promise: PromiseToPay, moment: Moment): PromiseStatus {
  if (promise.status === 'asked') return promise.dueOn < moment.on ? 'cancelled' : 'asked';
  if (isUnjudged(promise)) return promise.status;
  if (promise.receivedAmount >= keptFrom(promise)) return 'kept';
  const wasDue = promise.judgedAt !== undefined && promise.judgedAt >= promise.judgeAt;
  if (moment.at < promise.judgeAt && !wasDue) return 'open';
  return promise.receivedAmount > 0 ? 'partlyKept' : 'broken';
}

/** The promise with its verdict, the very same object when nothing changed. */
export function judged(promise: PromiseToPay, moment: Moment): PromiseToPay {
  const status = judgePromise(promise, moment);
  if (status === promise.status) return promise;
  const { judgedAt: _, ...rest } = promise;
  return status === 'open' ? { ...rest, status } : { ...rest, status, judgedAt: moment.at };
}
