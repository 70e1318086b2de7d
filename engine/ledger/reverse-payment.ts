import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import { unapplyPayment } from './apply.ts';
import { type Book, type Booking, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';

/**
 * Takes a payment back (a bounced check, a chargeback): its applications are undone in reverse order and the
 * invoices are open again. A promise it had kept is judged anew.
 */
export function reversePayment(
  book: Book,
  input: { readonly paymentId: string; readonly reason: string },
  moment: Moment,
  terms: LedgerTerms,
): Outcome<Booking> {
  const payment = book.payments.find((each) => each.id === input.paymentId);
  if (!payment) return refused('resource.unknown', 'no such payment on this account');
  if (payment.reversedOn !== undefined) return refused('payment.already_reversed', `on ${payment.reversedOn}`);

  const undone = unapplyPayment(book, payment);
  const reversed = { ...payment, applications: [], unapplied: 0, reversedOn: moment.on, reversalReason: input.reason };
  const event = { type: 'payment.reversed', payload: { paymentId: payment.id, amount: payment.amount, reason: input.reason } };
  return done(finish(book, { ...undone, payments: put(undone.payments, reversed) }, [event], moment, terms));
}
