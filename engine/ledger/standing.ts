import { daysBetween, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Standing } from '../model/ledger.ts';
import { bucketOf } from './aging.ts';
import type { Book, LedgerTerms } from './book.ts';
import { askable, ladderOf, type Rung } from './ladder.ts';

/** What standing needs beside the ladder; none of it changes with the date alone. */
export interface Balances {
  readonly unapplied: Minor;
  readonly openDisputes: number;
  readonly promiseOpenAmount: Minor;
  readonly promiseDueOn?: LocalDate;
}

export function balancesOf(book: Book): Balances {
  const open = book.promises.filter((promise) => promise.status === 'open');
  const dueOn = open.map((promise) => promise.dueOn).sort()[0];
  return {
    unapplied: book.payments.reduce((sum, payment) => sum + payment.unapplied, 0),
    openDisputes: book.disputes.filter((dispute) => dispute.status === 'open').length,
    promiseOpenAmount: open.reduce((sum, promise) => sum + Math.max(0, promise.amount - promise.receivedAmount), 0),
    ...(dueOn === undefined ? {} : { promiseDueOn: dueOn }),
  };
}

export function standingOf(book: Book, on: LocalDate, terms: LedgerTerms): Standing {
  return standingFrom(ladderOf(book, on), balancesOf(book), on, terms);
}

/**
 * What an account owes as of the close of a day. An invoice is overdue from the day after it is due.
 * chaseable = overdue − disputed − held − unapplied, never below 0; unapplied credit is set against the
 * oldest items first, as it would be applied, so `oldestDueOn` is the earliest date money is asked for.
 */
export function standingFrom(ladder: readonly Rung[], balances: Balances, on: LocalDate, terms: LedgerTerms): Standing {
  const overdue = ladder.filter((rung) => rung.dueOn < on);
  const chaseable = sum(overdue, askable) - balances.unapplied;
  const nextDueOn = ladder.find((rung) => rung.dueOn >= on && askable(rung) > 0)?.dueOn;
  const oldestDueOn = oldestAsked(overdue, balances.unapplied);
  const oldest = terms.aging.basis === 'due' ? ladder[0]?.dueOn : earliestIssued(ladder);
  return {
    asOf: on,
    openAmount: sum(ladder, (rung) => rung.open),
    overdueAmount: sum(overdue, (rung) => rung.open),
    disputedAmount: sum(ladder, (rung) => rung.disputed),
    heldAmount: sum(ladder, (rung) => rung.held),
    unappliedAmount: balances.unapplied,
    chaseableAmount: Math.max(0, chaseable),
    ...(oldestDueOn === undefined ? {} : { oldestDueOn }),
    ...(ladder[0] === undefined ? {} : { oldestOpenDueOn: ladder[0].dueOn }),
    ...(nextDueOn === undefined ? {} : { nextDueOn }),
    bucket: oldest === undefined ? 'none' : bucketOf(terms.aging, daysBetween(oldest, on)),
    openInvoices: sum(ladder, (rung) => rung.invoices),
    overdueInvoices: sum(overdue, (rung) => rung.invoices),
    openDisputes: balances.openDisputes,
    promiseOpenAmount: balances.promiseOpenAmount,
    ...(balances.promiseDueOn === undefined ? {} : { promiseDueOn: balances.promiseDueOn }),
  };
}

/** Whether nothing overdue is left beyond the small-balance tolerance, credit not yet applied counted. */
export function isSettled(standing: Standing, terms: LedgerTerms): boolean {
  return standing.overdueAmount - standing.unappliedAmount <= terms.tolerance;
}

function oldestAsked(overdue: readonly Rung[], unapplied: Minor): LocalDate | undefined {
  let credit = unapplied;
  for (const rung of overdue) {
    if (askable(rung) > credit) return rung.dueOn;
    credit -= askable(rung);
  }
  return undefined;
}

function earliestIssued(ladder: readonly Rung[]): LocalDate | undefined {
  return ladder.map((rung) => rung.issuedOn).sort()[0];
}

function sum(rungs: readonly Rung[], of: (rung: Rung) => number): number {
  return rungs.reduce((total, rung) => total + of(rung), 0);
}
