import { daysBetween, isHeld, type LocalDate, type WorkInvoice } from '#engine';
import type { InvoiceAtWork, whatHinders } from '../../store/work-invoices.ts';
import { known, money } from './wire.ts';
import { workRow } from './work-view.ts';

/** What an invoice of a list is shown with besides itself. */
interface Around {
  readonly names: ReadonlyMap<string, string>;
  readonly hinders: Awaited<ReturnType<typeof whatHinders>>;
  readonly today: LocalDate;
}

export function workInvoice({ row, invoice }: InvoiceAtWork, { names, hinders, today }: Around): WorkInvoice {
  const { _id: id, accountId, number, dueOn, amount, openAmount, currency, noted } = invoice;
  const disputed = hinders.disputes.filter((each) => each.invoiceId === id).reduce((sum, each) => sum + each.amount, 0);
  const holds = hinders.holds.filter((each) => each.accountId === accountId).map((each) => ({ ...each, id: each._id }));
  return known({
    invoiceId: id,
    number,
    dueOn,
    daysPastDue: daysBetween(dueOn, today),
    amount: money(amount, currency),
    open: money(openAmount, currency),
    disputed: money(Math.min(disputed, openAmount), currency),
    held: isHeld(id, holds, today),
    noted: noted?.status,
    work: workRow(row, names),
  }) as WorkInvoice;
}
