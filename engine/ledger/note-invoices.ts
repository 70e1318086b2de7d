import type { LocalDate } from '../base/local-date.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { Invoice, InvoiceNote, InvoiceStatus } from '../model/ledger.ts';
import { type Book, type Booking, type BusinessEvent, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';

export interface NewInvoiceNote {
  readonly invoiceIds: readonly string[];
  readonly status: InvoiceStatus;
  /** Who has it for approval. */
  readonly with?: string | undefined;
  /** The day of the payment run; only with `scheduled`, which cannot be without. */
  readonly expectedOn?: LocalDate | undefined;
  readonly by?: string | undefined;
}

/** Writes down what the customer says about open invoices. Nothing owed changes, and nothing is promised by it. */
export function noteInvoices(book: Book, input: NewInvoiceNote, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  const { status, expectedOn } = input;
  if ((status === 'scheduled') !== (expectedOn !== undefined))
    return refused('request.invalid', 'the day of the payment run is given for scheduled invoices, and only for these', '/expectedOn');
  if (expectedOn !== undefined && expectedOn < moment.on) return refused('request.invalid', `${expectedOn} has passed`, '/expectedOn');
  const noted: Invoice[] = [];
  for (const [index, id] of input.invoiceIds.entries()) {
    const invoice = book.invoices.find((each) => each.id === id);
    if (!invoice) return refused('invoice.unknown', id, `/invoiceIds/${index}`);
    if (invoice.openAmount === 0) return refused('invoice.not_open', invoice.number, `/invoiceIds/${index}`);
    noted.push({ ...invoice, noted: noteOf(input, moment) });
  }
  const invoices = noted.reduce((list, invoice) => put(list, invoice), book.invoices);
  return done(finish(book, { ...book, invoices }, noted.map(notedEvent), moment, terms));
}

function noteOf({ status, with: approver, expectedOn, by }: NewInvoiceNote, { at }: Moment): InvoiceNote {
  return {
    status,
    ...(approver === undefined ? {} : { with: approver }),
    ...(expectedOn === undefined ? {} : { expectedOn }),
    at,
    ...(by === undefined ? {} : { by }),
  };
}

function notedEvent({ id, number, noted }: Invoice): BusinessEvent {
  const { status = '', expectedOn } = noted ?? {};
  return { type: 'invoice.noted', payload: { invoiceId: id, number, status, ...(expectedOn === undefined ? {} : { expectedOn }) } };
}
