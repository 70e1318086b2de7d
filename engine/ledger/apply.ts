import { later } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Application, Invoice, Payment, PromiseToPay } from '../model/ledger.ts';
import { type Book, put } from './book.ts';
import { isUnjudged } from './judge-promise.ts';
import { compareDue, undisputed } from './ladder.ts';

/** How much of a payment its sender meant for which invoice. */
export interface NamedAmount {
  readonly invoiceId: string;
  readonly amount: Minor;
}

/**
 * Applies money: first what the sender named, then (unless `rest` says otherwise) the rest to the undisputed
 * part of the open invoices, oldest due date first; what remains stays unapplied credit. Never more than an invoice has open.
 */
export function applyPayment(
  book: Book,
  payment: Payment,
  named: readonly NamedAmount[],
  on: string,
  rest: 'oldest' | 'unapplied' = 'oldest',
): { book: Book; payment: Payment } {
  let [next, left] = [book, payment.unapplied];
  const applications: Application[] = [...payment.applications];
  for (const { invoiceId, amount } of named) take(invoiceId, amount);
  if (rest === 'oldest') for (const invoice of byDueDate(book.invoices)) take(invoice.id, undisputed(invoice.id, next, on));
  const applied = { ...payment, applications, unapplied: left };
  return { book: { ...next, payments: put(next.payments, applied) }, payment: applied };

  function take(invoiceId: string, wanted: Minor): void {
    const invoice = next.invoices.find((each) => each.id === invoiceId);
    const amount = Math.min(wanted, left, invoice?.openAmount ?? 0);
    if (!invoice || amount <= 0) return;
    const money = { invoiceId, amount, on: later(payment.receivedOn, invoice.issuedOn) };
    const promiseIds = next.promises.filter((promise) => countsFor(promise, money)).map((promise) => promise.id);
    const application = promiseIds.length > 0 ? { ...money, promiseIds } : money;
    applications.push(application);
    left -= amount;
    next = {
      ...next,
      invoices: put(next.invoices, lowered(invoice, application)),
      promises: counted(next.promises, application, amount),
    };
  }
}

/**
 * Takes a payment's applications back, last first; the invoices open again by what each had given. `others`
 * are the payments that stay: they say when an invoice was last paid on.
 */
export function unapplyPayment(book: Book, payment: Payment, others: readonly Payment[]): Book {
  let next = book;
  for (const application of [...payment.applications].reverse()) {
    next = {
      ...next,
      invoices: next.invoices.map((invoice) =>
        invoice.id === application.invoiceId ? raised(invoice, application.amount, others) : invoice,
      ),
      promises: counted(next.promises, application, -application.amount),
    };
  }
  return next;
}

function byDueDate(invoices: readonly Invoice[]): Invoice[] {
  return invoices.filter((invoice) => invoice.openAmount > 0).sort(compareDue);
}

function lowered(invoice: Invoice, application: Application): Invoice {
  const openAmount = invoice.openAmount - application.amount;
  // A payment that is loaded late may carry an earlier date than one already applied.
  const lastAppliedOn = later(invoice.lastAppliedOn ?? application.on, application.on);
  return { ...invoice, openAmount, lastAppliedOn, ...(openAmount === 0 ? { paidOn: lastAppliedOn } : {}) };
}

function raised(invoice: Invoice, amount: Minor, others: readonly Payment[]): Invoice {
  const { paidOn: _, lastAppliedOn: __, ...open } = invoice;
  const lastAppliedOn = others
    .flatMap((payment) => payment.applications.filter((application) => application.invoiceId === invoice.id))
    .map((application) => application.on)
    .sort()
    .at(-1);
  return { ...open, openAmount: invoice.openAmount + amount, ...(lastAppliedOn === undefined ? {} : { lastAppliedOn }) };
}

/** Money counts for a promise when it is for one of its invoices and dated within its days. */
function countsFor(promise: PromiseToPay, money: Application): boolean {
  if (isUnjudged(promise)) return false;
  return promise.invoiceIds.includes(money.invoiceId) && money.on >= promise.madeOn && money.on <= promise.graceUntil;
}

function counted(promises: readonly PromiseToPay[], { promiseIds }: Application, by: Minor): readonly PromiseToPay[] {
  if (!promiseIds) return promises;
  return promises.map((promise) =>
    promiseIds.includes(promise.id) ? { ...promise, receivedAmount: promise.receivedAmount + by } : promise,
  );
}
