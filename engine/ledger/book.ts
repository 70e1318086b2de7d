import type { Instant } from '../base/clock-time.ts';
import type { LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { FactValue } from '../facts/catalog.ts';
import type { Aging } from '../model/aging.ts';
import type { Dispute, Hold, Invoice, LedgerAccount, Payment, PromiseToPay, ReportedPayment } from '../model/ledger.ts';

/**
 * The working set of one account: its open records and those a command touches. Commands return a new book
 * and leave untouched records as the same objects, so what changed is what is not identical.
 */
export interface Book {
  readonly account: LedgerAccount;
  readonly invoices: readonly Invoice[];
  readonly payments: readonly Payment[];
  readonly promises: readonly PromiseToPay[];
  readonly disputes: readonly Dispute[];
  readonly holds: readonly Hold[];
  readonly reported: readonly ReportedPayment[];
}

/** When a command takes effect: the business instant and the account's local day. */
export interface Moment {
  readonly at: Instant;
  readonly on: LocalDate;
}

/** What the installation has decided about its ledger. */
export interface LedgerTerms {
  /** Overdue amounts up to this count as settled. */
  readonly tolerance: Minor;
  readonly aging: Aging;
}

/** Something that happened to an account, to be told to its enrollments. */
export interface BusinessEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, FactValue>>;
  readonly invoiceId?: string;
  readonly disputeId?: string;
}

/** A command's result: the new book and what happened, in the order it must be told. */
export interface Booking {
  readonly book: Book;
  readonly events: readonly BusinessEvent[];
}

/** A book of an account without records. */
export function emptyBook(account: Pick<LedgerAccount, 'id' | 'currency' | 'zone'>): Book {
  return {
    account: { ...account, history: {}, announced: { overdue: false } },
    invoices: [],
    payments: [],
    promises: [],
    disputes: [],
    holds: [],
    reported: [],
  };
}

/** Whether a record of this id is there already: one that is added must not replace it. */
export function isBooked(list: readonly { readonly id: string }[], id: string): boolean {
  return list.some((each) => each.id === id);
}

/** The list with the record of the same id replaced, or added at the end. */
export function put<T extends { readonly id: string }>(list: readonly T[], record: T): readonly T[] {
  return isBooked(list, record.id) ? list.map((each) => (each.id === record.id ? record : each)) : [...list, record];
}
