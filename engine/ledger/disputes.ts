import type { Minor } from '../base/money.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { Dispute } from '../model/ledger.ts';
import { type Book, type Booking, type BusinessEvent, isBooked, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';
import { partsOf } from './ladder.ts';

export interface NewDispute {
  readonly id: string;
  readonly invoiceId: string;
  /** Missing: all that is open and not yet disputed. */
  readonly amount?: Minor;
  readonly reason: string;
  readonly note?: string;
}

/** Opens a dispute on an invoice or a part of it; that part is not chased until the dispute is resolved. */
export function openDispute(book: Book, input: NewDispute, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  if (isBooked(book.disputes, input.id)) return refused('record.booked', `the dispute of ${input.invoiceId}`);
  const invoice = book.invoices.find((each) => each.id === input.invoiceId);
  if (!invoice) return refused('invoice.unknown', input.invoiceId, '/invoiceId');
  const parts = partsOf(invoice, book, moment.on);
  const free = parts.open - parts.disputed;
  const amount = input.amount ?? free;
  if (invoice.openAmount === 0) return refused('invoice.not_open', `${invoice.number} is paid`, '/invoiceId');
  if (amount <= 0) return refused('amount.not_positive', free === 0 ? 'all of it is disputed already' : 'nothing is disputed', '/amount');
  if (amount > free) return refused('dispute.exceeds_open', `${amount} of ${free} not yet disputed`, '/amount');

  const dispute: Dispute = { ...input, amount, accountId: book.account.id, status: 'open', openedOn: moment.on, openedAt: moment.at };
  return done(finish(book, { ...book, disputes: put(book.disputes, dispute) }, [disputeEvent('dispute.opened', dispute)], moment, terms));
}

/** Resolves a dispute. Accepted or not, what the customer still owes is what the ledger says afterwards. */
export function resolveDispute(
  book: Book,
  input: { readonly disputeId: string; readonly outcome: NonNullable<Dispute['outcome']>; readonly note?: string },
  moment: Moment,
  terms: LedgerTerms,
): Outcome<Booking> {
  const found = openDisputeOf(book, input.disputeId);
  if (!found.ok) return found;
  const dispute = found.value;
  const note = input.note ?? dispute.note;
  const resolved: Dispute = {
    ...dispute,
    status: 'resolved',
    resolvedOn: moment.on,
    outcome: input.outcome,
    ...(note === undefined ? {} : { note }),
  };
  return done(
    finish(book, { ...book, disputes: put(book.disputes, resolved) }, [disputeEvent('dispute.resolved', resolved)], moment, terms),
  );
}

/** Gives a dispute to a pool to work on. */
export function assignDispute(
  book: Book,
  input: { readonly disputeId: string; readonly pool: string },
  moment: Moment,
  terms: LedgerTerms,
): Outcome<Booking> {
  const found = openDisputeOf(book, input.disputeId);
  if (!found.ok) return found;
  const assigned = { ...found.value, pool: input.pool };
  return done(
    finish(book, { ...book, disputes: put(book.disputes, assigned) }, [disputeEvent('dispute.updated', assigned)], moment, terms),
  );
}

function openDisputeOf(book: Book, id: string): Outcome<Dispute> {
  const dispute = book.disputes.find((each) => each.id === id);
  if (!dispute) return refused('resource.unknown', 'no such dispute on this account');
  return dispute.status === 'open' ? done(dispute) : refused('dispute.not_open', `resolved on ${dispute.resolvedOn}`);
}

function disputeEvent(type: string, dispute: Dispute): BusinessEvent {
  return {
    type,
    payload: {
      disputeId: dispute.id,
      invoiceId: dispute.invoiceId,
      amount: dispute.amount,
      reason: dispute.reason,
      ...(dispute.outcome === undefined ? {} : { outcome: dispute.outcome }),
    },
    invoiceId: dispute.invoiceId,
    disputeId: dispute.id,
  };
}
