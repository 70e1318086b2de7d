import type { LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import { type Book, type Booking, isBooked, type LedgerTerms, type Moment, put } from './book.ts';
import { finish, invoiceEvent } from './finish.ts';

export interface NewInvoice {
  readonly id: string;
  readonly number: string;
  readonly orderNumber?: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly amount: Minor;
}

/** Adds an open item. Credit that lies unapplied stays so until somebody applies it; it lowers what is chased. */
export function addInvoice(book: Book, input: NewInvoice, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  if (isBooked(book.invoices, input.id)) return refused('record.booked', `invoice ${input.number}`);
  if (input.amount <= 0) return refused('amount.not_positive', 'an invoice of 0 owes nothing', '/amount');
  if (input.dueOn < input.issuedOn) return refused('invoice.due_before_issue', `due ${input.dueOn}, issued ${input.issuedOn}`, '/dueOn');
  const invoice = { ...input, accountId: book.account.id, openAmount: input.amount };
  return done(finish(book, { ...book, invoices: put(book.invoices, invoice) }, [invoiceEvent('invoice.created', invoice)], moment, terms));
}
