import { compareText } from '../base/compare.ts';
import { earlier, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Hold, Invoice } from '../model/ledger.ts';
import type { Book } from './book.ts';

/** Open amounts of one due date. Few rows say all that standing on any later day needs. */
export interface Rung {
  readonly dueOn: LocalDate;
  readonly issuedOn: LocalDate;
  readonly invoices: number;
  readonly open: Minor;
  /** Under an open dispute. */
  readonly disputed: Minor;
  /** Under a hold and not disputed. */
  readonly held: Minor;
}

/** How much of an invoice may be chased, and what keeps the rest from it. */
export function partsOf(invoice: Invoice, book: Pick<Book, 'disputes' | 'holds'>, on: LocalDate): Pick<Rung, 'open' | 'disputed' | 'held'> {
  const open = invoice.openAmount;
  const claimed = book.disputes
    .filter((dispute) => dispute.status === 'open' && dispute.invoiceId === invoice.id)
    .reduce((sum, dispute) => sum + dispute.amount, 0);
  const disputed = Math.min(open, claimed);
  return { open, disputed, held: isHeld(invoice.id, book.holds, on) ? open - disputed : 0 };
}

/** What of an open amount may be asked for: neither disputed nor held. */
export function askable({ open, disputed, held }: Pick<Rung, 'open' | 'disputed' | 'held'>): Minor {
  return open - disputed - held;
}

/** What of an invoice is open and not disputed; 0 for one the book does not hold. */
export function undisputed(invoiceId: string, book: Pick<Book, 'invoices' | 'disputes' | 'holds'>, on: LocalDate): Minor {
  const invoice = book.invoices.find((each) => each.id === invoiceId);
  if (!invoice) return 0;
  const parts = partsOf(invoice, book, on);
  return parts.open - parts.disputed;
}

/** Order of items for payment and in letters: the oldest due first, then by number. */
export function compareDue(a: { readonly dueOn: LocalDate; readonly number: string }, b: typeof a): number {
  return compareText(a.dueOn, b.dueOn) || compareText(a.number, b.number);
}

/** The open amounts of a book by due date, earliest first. */
export function ladderOf(book: Book, on: LocalDate): Rung[] {
  const rungs = new Map<LocalDate, Rung>();
  for (const invoice of book.invoices) {
    if (invoice.openAmount === 0) continue;
    const parts = partsOf(invoice, book, on);
    const rung = rungs.get(invoice.dueOn) ?? {
      dueOn: invoice.dueOn,
      issuedOn: invoice.issuedOn,
      invoices: 0,
      open: 0,
      disputed: 0,
      held: 0,
    };
    rungs.set(invoice.dueOn, {
      dueOn: invoice.dueOn,
      issuedOn: earlier(invoice.issuedOn, rung.issuedOn),
      invoices: rung.invoices + 1,
      open: rung.open + parts.open,
      disputed: rung.disputed + parts.disputed,
      held: rung.held + parts.held,
    });
  }
  return [...rungs.values()].sort((a, b) => compareText(a.dueOn, b.dueOn));
}

/** Whether a hold that is in force on a day covers an invoice. */
export function isHeld(invoiceId: string, holds: readonly Hold[], on: LocalDate): boolean {
  return holds.some((hold) => isInForce(hold, on) && (hold.invoiceIds === undefined || hold.invoiceIds.includes(invoiceId)));
}

export function isInForce(hold: Hold, on: LocalDate): boolean {
  return hold.liftedOn === undefined && hold.placedOn <= on && (hold.untilOn === undefined || on <= hold.untilOn);
}
