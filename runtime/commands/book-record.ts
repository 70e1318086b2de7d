import {
  addInvoice,
  type Book,
  type Booking,
  type LedgerTerms,
  type Moment,
  type Outcome,
  openDispute,
  postPayment,
  refused,
  resolveDispute,
} from '#engine';
import type { BookNeeds } from '../store/book-store.ts';

/** A record of a source's ledger, as it is booked now or on its day. Ids are ours, made from the source's. */
export type LedgerRecord =
  | {
      readonly kind: 'invoice';
      readonly id: string;
      readonly number: string;
      readonly orderNumber?: string;
      readonly issuedOn: string;
      readonly dueOn: string;
      readonly amount: number;
    }
  | {
      readonly kind: 'payment' | 'credit';
      readonly id: string;
      readonly amount: number;
      readonly receivedOn: string;
      readonly reference?: string;
      /** Invoices it pays, each up to an amount; without one, up to what is open. */
      readonly named: readonly { readonly invoiceId: string; readonly atMost?: number }[];
    }
  | { readonly kind: 'dispute'; readonly id: string; readonly invoiceId: string; readonly reason: string }
  | { readonly kind: 'resolution'; readonly id: string; readonly disputeId: string };

/** What of the account must be loaded to book a record. */
export function needsOfRecord(record: LedgerRecord): BookNeeds {
  switch (record.kind) {
    case 'invoice':
      return { newIds: [record.id] };
    case 'payment':
    case 'credit':
      return { newIds: [record.id], invoiceIds: record.named.map((each) => each.invoiceId), moneyOn: record.receivedOn };
    case 'dispute':
      return { newIds: [record.id], invoiceIds: [record.invoiceId] };
    case 'resolution':
      return { disputeId: record.disputeId };
  }
}

/** Books a record by the engine's own commands. A dispute on an invoice that is paid meanwhile is nothing to refuse. */
export function bookRecord(book: Book, record: LedgerRecord, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  const nothing: Outcome<Booking> = { ok: true, value: { book, events: [] } };
  switch (record.kind) {
    case 'invoice': {
      const { kind: _, ...invoice } = record;
      return addInvoice(book, invoice, moment, terms);
    }
    case 'payment':
    case 'credit': {
      const missing = record.named.find((each) => !book.invoices.some((invoice) => invoice.id === each.invoiceId));
      if (missing) return refused('invoice.unknown', missing.invoiceId);
      const method = record.kind === 'credit' ? 'credit memo' : 'import';
      // The source has decided what pays what; what it left on account stays so.
      return postPayment(book, { ...record, named: shares(book, record), method, rest: 'unapplied' }, moment, terms);
    }
    case 'dispute': {
      const invoice = book.invoices.find((each) => each.id === record.invoiceId);
      if (!invoice || invoice.openAmount === 0) return nothing;
      const { kind: _, ...dispute } = record;
      return openDispute(book, dispute, moment, terms);
    }
    case 'resolution': {
      const dispute = book.disputes.find((each) => each.id === record.disputeId);
      if (dispute?.status !== 'open') return nothing;
      return resolveDispute(book, { disputeId: record.disputeId, outcome: 'accepted' }, moment, terms);
    }
  }
}

/** How much of a payment goes to each invoice it names, in order. */
function shares(book: Book, record: Extract<LedgerRecord, { kind: 'payment' | 'credit' }>): { invoiceId: string; amount: number }[] {
  let left = record.amount;
  const parts: { invoiceId: string; amount: number }[] = [];
  for (const { invoiceId, atMost } of record.named) {
    const open = book.invoices.find((invoice) => invoice.id === invoiceId)?.openAmount ?? 0;
    const amount = Math.min(open, left, atMost ?? left);
    if (amount > 0) parts.push({ invoiceId, amount });
    left -= amount;
  }
  return parts;
}
