import { addDays, daysBetween, type LocalDate, later } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { ReportedPayment } from '../model/ledger.ts';
import { type Book, type Booking, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';

/** Days after the payment day for which notices rest on the customer's word. */
export const REPORT_PAUSE_DAYS = 5;
const LONGEST_AHEAD_DAYS = 14;

/** Notes a payment the customer says is on its way. No balance changes; notices pause for some days. */
export function reportPayment(
  book: Book,
  input: { readonly id: string; readonly amount: Minor; readonly paidOn: LocalDate; readonly method?: string },
  moment: Moment,
  terms: LedgerTerms,
): Outcome<Booking> {
  if (input.amount <= 0) return refused('amount.not_positive', 'nothing was reported', '/amount');
  if (daysBetween(moment.on, input.paidOn) > LONGEST_AHEAD_DAYS) {
    return refused(
      'report.pause_too_long',
      `${input.paidOn} is more than ${LONGEST_AHEAD_DAYS} days ahead; record a promise instead`,
      '/paidOn',
    );
  }
  const report: ReportedPayment = {
    ...input,
    accountId: book.account.id,
    reportedOn: moment.on,
    pausesUntil: addDays(later(input.paidOn, moment.on), REPORT_PAUSE_DAYS),
    status: 'waiting',
  };
  const event = { type: 'payment.reported', payload: { amount: input.amount, paidOn: input.paidOn, method: input.method ?? 'unknown' } };
  return done(finish(book, { ...book, reported: put(book.reported, report) }, [event], moment, terms));
}
