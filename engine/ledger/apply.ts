import { later } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Application, Invoice, Payment, PromiseToPay } from '../model/ledger.ts';
import { type Book, put } from './book.ts';
import { partsOf } from './ladder.ts';

/** How much of a payment its sender meant for which invoice. */
export interface NamedAmount {
  readonly invoiceId: string;
  readonly amount: Minor;
}

/**
 * Applies money: first what the sender named, then the rest to the undisputed part of the open invoices,
 * oldest due date first; what remains stays unapplied credit. Never more than an invoice has open.
 */
export function applyPayment(book: Book, payment: Payment, named: readonly NamedAmount[], on: string): { book: Book; payment: Payment } {
  let [next, left] = [book, payment.unapplied];
  const applications: Application[] = [...payment.applications];
  for (const { invoiceId, amount } of named) take(invoiceId, amount);
  for (const invoice of byDueDate(book.invoices)) take(invoice.id, undisputed(invoice.id));
  const applied = { ...payment, applications, unapplied: left };
  return { book: { ...next, payments: put(next.payments, applied) }, payment: applied };

  function undisputed(invoiceId: string): Minor {
    const invoice = next.invoices.find((each) => each.id === invoiceId);
    if (!invoice) return 0;
    const parts = partsOf(invoice, next, on);
    return parts.open - parts.disputed;
  }

  function take(invoiceId: string, wanted: Minor): void {
    const invoice = next.invoices.find((each) => each.id === invoiceId);
    const amount = Math.min(wanted, left, invoice?.openAmount ?? 0);
    if (!invoice || amount <= 0) return;
    const application = { invoiceId, amount, on: later(payment.receivedOn, invoice.issuedOn) };
    applications.push(application);
    left -= amount;
    next = {
      ...next,
      invoices: put(next.invoices, lowered(invoice, application)),
      promises: next.promises.map((promise) => counted(promise, application, 1)),
    };
  }
}

/** Takes a payment's applications back, last first; the invoices open again by what each had given. */
export function unapplyPayment(book: Book, payment: Payment): Book {
  let next = book;
  for (const application of [...payment.applications].reverse()) {
    next = {
      ...next,
      invoices: next.invoices.map((invoice) => (invoice.id === application.invoiceId ? raised(invoice, application.amount) : invoice)),
      promises: next.promises.map((promise) => counted(promise, application, -1)),
    };
  }
  return next;
}

function byDueDate(invoices: readonly Invoice[]): Invoice[] {
  return invoices
    .filter((invoice) => invoice.openAmount > 0)
    .sort((a, b) => (a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
}

function lowered(invoice: Invoice, application: Application): Invoice {
  const openAmount = invoice.openAmount - application.amount;
  // A payment that is loaded late may carry an earlier date than one already applied.
  const lastAppliedOn = later(invoice.lastAppliedOn ?? application.on, application.on);
  return { ...invoice, openAmount, lastAppliedOn, ...(openAmount === 0 ? { paidOn: lastAppliedOn } : {}) };
}

function raised(invoice: Invoice, amount: Minor): Invoice {
  const { paidOn: _, ...open } = invoice;
  return { ...open, openAmount: invoice.openAmount + amount };
}

/** Money counts for a promise when it is for one of its invoices and dated within its days. */
function counted(promise: PromiseToPay, application: Application, sign: 1 | -1): PromiseToPay {
  if (promise.status === 'cancelled' || promise.status === 'replaced') return promise;
  if (!promise.invoiceIds.includes(application.invoiceId)) return promise;
  if (application.on < promise.madeOn || application.on > promise.graceUntil) return promise;
  return { ...promise, receivedAmount: promise.receivedAmount + sign * application.amount };
}
