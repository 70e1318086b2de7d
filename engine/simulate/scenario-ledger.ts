import { addDays, type LocalDate } from '../base/local-date.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { FactValue } from '../facts/catalog.ts';
import { addInvoice } from '../ledger/add-invoice.ts';
import type { Book, Booking, LedgerTerms, Moment } from '../ledger/book.ts';
import { openDispute, resolveDispute } from '../ledger/disputes.ts';
import { liftHold, placeHold } from '../ledger/holds.ts';
import { cancelPromise, makePromise, type PromiseTerms } from '../ledger/make-promise.ts';
import { postPayment } from '../ledger/post-payment.ts';
import { reportPayment } from '../ledger/report-payment.ts';
import { reversePayment } from '../ledger/reverse-payment.ts';
import type { TestEvent } from '../model/machine-test.ts';

/** Payment terms assumed for invoices a test gives without an issue date. */
export const TEST_TERMS_DAYS = 30;

/** What a booking is made of: the event's own fields, read by type. */
interface Given {
  readonly book: Book;
  readonly id: string;
  readonly amount: number | undefined;
  readonly moment: Moment;
  readonly promiseTerms: PromiseTerms;
  readonly terms: LedgerTerms;
  text(name: string): string | undefined;
  /** Id of the invoice the event names by number. */
  readonly invoiceId: string | undefined;
}

type LedgerCommand = (given: Given) => Outcome<Booking>;

/** The ledger commands of the product, by the event that tells of them. What a test leaves out is filled in. */
const bookings: Readonly<Record<string, LedgerCommand>> = {
  'invoice.created'({ book, id, amount = 0, moment, terms, text }) {
    const dueOn = text('dueOn') ?? addDays(moment.on, TEST_TERMS_DAYS);
    const number = text('number') ?? `T-${book.invoices.length + 1}`;
    return addInvoice(book, { id, number, dueOn, issuedOn: text('issuedOn') ?? issuedBy(dueOn, moment.on), amount }, moment, terms);
  },
  'payment.received'({ book, id, amount = 0, moment, terms, text, invoiceId }) {
    const payment = { id, kind: 'payment' as const, amount, receivedOn: text('receivedOn') ?? moment.on };
    return postPayment(book, invoiceId === undefined ? payment : { ...payment, named: [{ invoiceId, amount }] }, moment, terms);
  },
  'payment.reversed'({ book, moment, terms, text }) {
    const last = book.payments.findLast((payment) => payment.reversedOn === undefined);
    return reversePayment(book, { paymentId: last?.id ?? '', reason: text('reason') ?? 'returned' }, moment, terms);
  },
  'payment.reported': ({ book, id, amount = 0, moment, terms, text }) =>
    reportPayment(book, { id, amount, paidOn: text('paidOn') ?? moment.on }, moment, terms),
  'promise.made': ({ book, id, amount = 0, moment, promiseTerms, terms, text }) =>
    makePromise(book, { id, amount, dueOn: text('dueOn') ?? moment.on, mayApprove: true }, promiseTerms, moment, terms),
  'promise.cancelled': ({ book, moment, terms }) =>
    cancelPromise(book, book.promises.findLast((promise) => promise.status === 'open')?.id ?? '', moment, terms),
  'dispute.opened'({ book, id, amount, moment, terms, text, invoiceId }) {
    const disputed = invoiceId ?? oldestOpen(book);
    if (disputed === undefined) return refused('invoice.unknown', 'nothing is open to dispute');
    const dispute = { id, invoiceId: disputed, reason: text('reason') ?? 'other' };
    return openDispute(book, amount === undefined ? dispute : { ...dispute, amount }, moment, terms);
  },
  'dispute.resolved'({ book, moment, terms, text }) {
    const open = book.disputes.findLast((dispute) => dispute.status === 'open');
    const outcome = (text('outcome') ?? 'rejected') as 'accepted' | 'rejected' | 'expired';
    return resolveDispute(book, { disputeId: open?.id ?? '', outcome }, moment, terms);
  },
  'hold.placed'({ book, id, moment, terms, text }) {
    const untilOn = text('untilOn');
    const hold = { id, reason: text('reason') ?? 'held' };
    return placeHold(book, untilOn === undefined ? hold : { ...hold, untilOn }, moment, terms);
  },
  'hold.lifted': ({ book, moment, terms }) =>
    liftHold(book, book.holds.findLast((hold) => hold.liftedOn === undefined)?.id ?? '', moment, terms),
};

/**
 * Books what a test says happened, by the commands the product itself uses. Events that are no ledger
 * command are told to the flow as they stand, with what else they carry as payload.
 */
export function bookTestEvent(
  book: Book,
  event: TestEvent,
  moment: Moment,
  promiseTerms: PromiseTerms,
  terms: LedgerTerms,
): Outcome<Booking> {
  const { on: _, at: __, type, ...rest } = event;
  const fields = rest as Readonly<Record<string, unknown>>;
  const command = bookings[type];
  if (!command) return done({ book, events: [{ type, payload: fields as Readonly<Record<string, FactValue>> }] });
  const text = (name: string): string | undefined => (typeof fields[name] === 'string' ? (fields[name] as string) : undefined);
  const number = text('invoice');
  return command({
    book,
    id: `${type}@${moment.at}#${recordsIn(book)}`,
    amount: typeof fields['amount'] === 'number' ? fields['amount'] : undefined,
    moment,
    promiseTerms,
    terms,
    text,
    invoiceId: number === undefined ? undefined : (book.invoices.find((invoice) => invoice.number === number)?.id ?? number),
  });
}

function recordsIn(book: Book): number {
  return book.invoices.length + book.payments.length + book.promises.length + book.disputes.length + book.holds.length;
}

function issuedBy(dueOn: LocalDate, today: LocalDate): LocalDate {
  const usual = addDays(dueOn, -TEST_TERMS_DAYS);
  return usual < today ? usual : today;
}

function oldestOpen(book: Book): string | undefined {
  return [...book.invoices].filter((invoice) => invoice.openAmount > 0).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]?.id;
}
