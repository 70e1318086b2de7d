import type { LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import { type Book, type Booking, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';

export interface InvoiceAmendment {
  readonly invoiceId: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly amount: Minor;
}

/** Takes over what the source has changed about an invoice. What was applied to it stays applied. */
export function amendInvoice(book: Book, amendment: InvoiceAmendment, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  const invoice = book.invoices.find((each) => each.id === amendment.invoiceId);
  if (!invoice) return refused('invoice.unknown', amendment.invoiceId);
  const { issuedOn, dueOn, amount } = amendment;
  const applied = invoice.amount - invoice.openAmount;
  if (dueOn < issuedOn) return refused('invoice.due_before_issue', `due ${dueOn}, issued ${issuedOn}`, '/dueOn');
  if (amount < applied || amount === 0) return refused('payment.over_allocated', `${applied} is applied already`, '/amount');
  const { paidOn, ...rest } = invoice;
  const openAmount = amount - applied;
  const amended = { ...rest, issuedOn, dueOn, amount, openAmount, ...(openAmount === 0 ? { paidOn: paidOn ?? moment.on } : {}) };
  return done(finish(book, { ...book, invoices: put(book.invoices, amended) }, [{ type: 'facts.changed', payload: {} }], moment, terms));
}
