import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { LedgerAccount, Payment } from '../model/ledger.ts';
import { unapplyPayment } from './apply.ts';
import { type Book, type Booking, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';

/**
 * Takes a payment back (a bounced check, a chargeback): its applications are undone in reverse order and the
 * invoices are open again. A promise it had kept is judged anew. The book must hold every payment of the
 * account that is not reversed: they say what was last paid, and when.
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

  const others = book.payments.filter((each) => each.id !== payment.id && each.reversedOn === undefined);
  const undone = unapplyPayment(book, payment, others);
  // What it had been applied to stays on record: the book of any day before must be told as it was.
  const reversed = { ...payment, unapplied: 0, reversedOn: moment.on, reversalReason: input.reason };
  const event = { type: 'payment.reversed', payload: { paymentId: payment.id, amount: payment.amount, reason: input.reason } };
  const account = lastPaidWith(undone.account, others);
  return done(finish(book, { ...undone, account, payments: put(undone.payments, reversed) }, [event], moment, terms));
}

function lastPaidWith(account: LedgerAccount, payments: readonly Payment[]): LedgerAccount {
  const { lastPaymentOn: _, ...rest } = account;
  const received = payments.filter((payment) => payment.kind === 'payment').map((payment) => payment.receivedOn);
  const lastPaymentOn = received.sort().at(-1);
  return lastPaymentOn === undefined ? rest : { ...rest, lastPaymentOn };
}
