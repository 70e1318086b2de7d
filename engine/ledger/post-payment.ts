import { compareText } from '../base/compare.ts';
import type { LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { Payment } from '../model/ledger.ts';
import { applyPayment, type NamedAmount } from './apply.ts';
import { type Book, type Booking, isBooked, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';

export interface NewPayment {
  readonly id: string;
  readonly kind: Payment['kind'];
  readonly amount: Minor;
  readonly receivedOn: LocalDate;
  readonly method?: string;
  readonly reference?: string;
  /** What the sender named. */
  readonly named?: readonly NamedAmount[];
  /** Where the rest goes: to the oldest due (default), or it stays unapplied, as another ledger has it. */
  readonly rest?: 'oldest' | 'unapplied';
}

/** Books money received or a credit memo, in full: what no invoice takes stays unapplied credit. */
export function postPayment(book: Book, input: NewPayment, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  const { named = [], rest = 'oldest', ...record } = input;
  if (isBooked(book.payments, input.id)) return refused('record.booked', `${input.kind} ${input.reference ?? input.id}`);
  if (input.amount <= 0) return refused('amount.not_positive', 'nothing to book', '/amount');
  if (input.receivedOn > moment.on)
    return refused('date.in_future', `received on ${input.receivedOn}, today is ${moment.on}`, '/receivedOn');
  const sum = named.reduce((total, each) => total + each.amount, 0);
  if (sum > input.amount) return refused('payment.over_allocated', `${sum} is named of ${input.amount}`, '/named');
  for (const [index, each] of named.entries()) {
    if (each.amount <= 0) return refused('amount.not_positive', 'nothing is named for this invoice', `/named/${index}/amount`);
    if (!book.invoices.some((invoice) => invoice.id === each.invoiceId))
      return refused('invoice.unknown', each.invoiceId, `/named/${index}/invoiceId`);
  }

  const payment: Payment = { ...record, accountId: book.account.id, recordedAt: moment.at, applications: [], unapplied: input.amount };
  const applied = applyPayment(book, payment, named, moment.on, rest);
  const event = {
    type: 'payment.received',
    payload: {
      paymentId: payment.id,
      amount: payment.amount,
      receivedOn: payment.receivedOn,
      method: payment.method ?? payment.kind,
      unapplied: applied.payment.unapplied,
    },
  };
  return done(finish(book, withArrival(applied.book, payment), [event], moment, terms));
}

/** A payment makes the newest report it covers arrived, and becomes the last payment when it is the latest. */
function withArrival(book: Book, payment: Payment): Book {
  if (payment.kind !== 'payment') return book;
  const report = book.reported
    .filter((each) => each.status === 'waiting' && each.amount <= payment.amount)
    .toSorted((a, b) => compareText(a.reportedOn, b.reportedOn))
    .at(-1);
  const lastPaymentOn = (book.account.lastPaymentOn ?? '') > payment.receivedOn ? book.account.lastPaymentOn : payment.receivedOn;
  return {
    ...book,
    account: { ...book.account, ...(lastPaymentOn === undefined ? {} : { lastPaymentOn }) },
    reported: report ? put(book.reported, { ...report, status: 'arrived' as const }) : book.reported,
  };
}
