import { daysBetween, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Aging } from '../model/aging.ts';
import { type AgingRow, agingOf } from './aging.ts';
import type { Book } from './book.ts';
import { compareDue, partsOf } from './ladder.ts';

/** An open item as a statement lists it. */
export interface StatementLine {
  readonly number: string;
  readonly orderNumber?: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Negative before the due date. */
  readonly daysPastDue: number;
  readonly amount: Minor;
  readonly open: Minor;
  readonly disputed: Minor;
}

/** What an account owes at the close of a day, as it is told to the customer. */
export interface Statement {
  readonly on: LocalDate;
  readonly currency: string;
  /** Open items, the oldest due first. */
  readonly lines: readonly StatementLine[];
  /** Further open items that are not listed; they count in every sum. */
  readonly more?: { readonly count: number; readonly open: Minor };
  readonly aging: readonly AgingRow[];
  readonly open: Minor;
  readonly pastDue: Minor;
  readonly disputed: Minor;
  readonly unapplied: Minor;
  /** Open less unapplied; below 0 when more credit is there than is owed. */
  readonly balance: Minor;
}

/** So many items are listed; what is beyond them is summed up. */
const LISTED = 1000;

/** The statement of an account: every open item, aged as the installation does, with credit that waits beside it. */
export function statementOf(book: Book, aging: Aging, on: LocalDate): Statement {
  const lines = book.invoices
    .filter((invoice) => invoice.openAmount !== 0)
    .sort(compareDue)
    .map((invoice): StatementLine => {
      const { number, orderNumber, issuedOn, dueOn, amount, openAmount } = invoice;
      return {
        number,
        ...(orderNumber === undefined ? {} : { orderNumber }),
        issuedOn,
        dueOn,
        daysPastDue: daysBetween(dueOn, on),
        amount,
        open: openAmount,
        disputed: partsOf(invoice, book, on).disputed,
      };
    });
  const rest = lines.slice(LISTED);
  const open = sum(lines, (line) => line.open);
  const unapplied = sum(
    book.payments.filter((payment) => payment.reversedOn === undefined),
    (payment) => payment.unapplied,
  );
  return {
    on,
    currency: book.account.currency,
    lines: lines.slice(0, LISTED),
    ...(rest.length === 0 ? {} : { more: { count: rest.length, open: sum(rest, (line) => line.open) } }),
    aging: agingOf(book.invoices, aging, on),
    open,
    pastDue: sum(
      lines.filter((line) => line.daysPastDue > 0),
      (line) => line.open,
    ),
    disputed: sum(lines, (line) => line.disputed),
    unapplied,
    balance: open - unapplied,
  };
}

function sum<T>(list: readonly T[], amount: (each: T) => Minor): Minor {
  return list.reduce((total, each) => total + amount(each), 0);
}
