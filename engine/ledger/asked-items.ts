import { daysBetween, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Book } from './book.ts';
import { askable, compareDue, partsOf } from './ladder.ts';

/** An invoice a notice asks for, with the part that may be asked. */
export interface AskedItem {
  readonly invoiceId: string;
  readonly number: string;
  readonly dueOn: LocalDate;
  readonly amount: Minor;
  /** Open and neither disputed nor held. */
  readonly asked: Minor;
  /** Negative before the due date. */
  readonly daysPastDue: number;
}

/** Which items a notice is about. */
export type About = 'past-due' | 'upcoming' | 'account';

/** Why something that is open is not asked for. */
export interface Withheld {
  readonly disputed: Minor;
  readonly held: Minor;
  readonly promised: Minor;
}

/** How far ahead "upcoming" looks. */
const UPCOMING_DAYS = 30;

/**
 * What a notice of today may ask for, oldest first: open items less what is disputed or held, and without
 * invoices an open promise covers. `onlyInvoiceId` narrows it to the invoice a strategy runs for.
 */
export function askedItems(book: Book, about: About, on: LocalDate, onlyInvoiceId?: string): { items: AskedItem[]; withheld: Withheld } {
  const promisedIds = new Set(book.promises.filter((promise) => promise.status === 'open').flatMap((promise) => promise.invoiceIds));
  const withheld = { disputed: 0, held: 0, promised: 0 };
  const items: AskedItem[] = [];
  for (const invoice of book.invoices) {
    const age = daysBetween(invoice.dueOn, on);
    const inScope = about === 'past-due' ? age > 0 : about === 'upcoming' ? age <= 0 && age >= -UPCOMING_DAYS : true;
    if (invoice.openAmount === 0 || !inScope || (onlyInvoiceId !== undefined && invoice.id !== onlyInvoiceId)) continue;
    const parts = partsOf(invoice, book, on);
    const asked = askable(parts);
    withheld.disputed += parts.disputed;
    withheld.held += parts.held;
    if (promisedIds.has(invoice.id)) withheld.promised += asked;
    else if (asked > 0)
      items.push({ invoiceId: invoice.id, number: invoice.number, dueOn: invoice.dueOn, amount: invoice.amount, asked, daysPastDue: age });
  }
  return { items: items.sort(compareDue), withheld };
}
