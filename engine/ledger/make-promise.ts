import type { Instant } from '../base/clock-time.ts';
import { parseDuration, shiftDate } from '../base/duration.ts';
import { addDays, daysBetween, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import { toInstant } from '../base/zone.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { PromiseToPay } from '../model/ledger.ts';
import type { Strategy } from '../model/strategy.ts';
import { type Book, type Booking, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';
import { JUDGING_TIME } from './judge-promise.ts';
import { undisputed } from './ladder.ts';
import { planOn } from './plan-commands.ts';

export interface NewPromise {
  readonly id: string;
  readonly amount: Minor;
  readonly dueOn: LocalDate;
  /** Missing: every open invoice without a dispute. */
  readonly invoiceIds?: readonly string[];
  readonly byUserId?: string;
  readonly contactId?: string;
  /** Whoever records it may allow further promises on debt that was promised before. */
  readonly mayApprove: boolean;
}

export type PromiseTerms = NonNullable<Strategy['promises']>;

const DEFAULT_LONGEST = 'P30D';

/**
 * Records a promise to pay under the terms of the strategy the account is on. It replaces open promises on
 * the same invoices. After as many broken ones on them as the terms allow it only asks for the word of a lead.
 */
export function makePromise(book: Book, input: NewPromise, terms: PromiseTerms, moment: Moment, ledger: LedgerTerms): Outcome<Booking> {
  const { invoiceIds, mayApprove, ...rest } = input;
  if (input.amount <= 0) return refused('amount.not_positive', 'nothing was promised', '/amount');
  if (input.dueOn < moment.on) return refused('promise.in_past', `${input.dueOn}, today is ${moment.on}`, '/dueOn');
  const latest = shiftDate(moment.on, parseDuration(terms.longest ?? DEFAULT_LONGEST) ?? { months: 0, days: 0, elapsed: 0 });
  if (input.dueOn > latest) return refused('promise.too_late', `${input.dueOn}; this strategy allows up to ${latest}`, '/dueOn');

  const unknown = invoiceIds?.findIndex((id) => !book.invoices.some((invoice) => invoice.id === id)) ?? -1;
  if (unknown >= 0) return refused('invoice.unknown', String(invoiceIds?.[unknown]), `/invoiceIds/${unknown}`);
  const promised = book.invoices.filter(
    (invoice) => invoice.openAmount > 0 && (invoiceIds ? invoiceIds.includes(invoice.id) : undisputed(invoice.id, book, moment.on) > 0),
  );
  const onPlan = planOn(book, promised);
  if (onPlan)
    return refused('promise.on_plan', `plan of ${onPlan.installments.length} installments: change the plan instead`, '/invoiceIds');
  const open = promised.reduce((sum, invoice) => sum + invoice.openAmount, 0);
  if (open === 0) return refused('promise.nothing_open', 'the account owes nothing on these invoices', '/amount');
  if (input.amount > open) return refused('promise.exceeds_open', `${input.amount} of ${open} open`, '/amount');

  const graceUntil = shiftDate(input.dueOn, parseDuration(terms.grace ?? 'P0D') ?? { months: 0, days: 0, elapsed: 0 });
  const before = book.promises.filter((each) => each.planId === undefined && each.status !== 'cancelled' && each.status !== 'asked');
  const onSame = before.filter((each) => promised.some(({ id }) => each.invoiceIds.includes(id)));
  const broken = onSame.filter(({ status }) => status === 'broken' || status === 'partlyKept').length;
  const needsWord = terms.approvalAfter !== undefined && broken >= terms.approvalAfter && !mayApprove;
  const last = onSame.toSorted((a, b) => a.madeAt - b.madeAt).at(-1);
  const promise: PromiseToPay = {
    ...rest,
    accountId: book.account.id,
    invoiceIds: promised.map((invoice) => invoice.id),
    madeOn: moment.on,
    madeAt: moment.at,
    graceUntil,
    keptAtPercent: terms.keptAtPercent ?? 100,
    status: needsWord ? 'asked' : 'open',
    receivedAmount: 0,
    judgeAt: toInstant(addDays(graceUntil, 1), JUDGING_TIME, book.account.zone),
    ...(last ? { followsId: last.id } : {}),
  };
  if (needsWord) {
    const asked = book.promises.map((each) => (each.status === 'asked' && overlaps(each, promise) ? withStatus(each, 'cancelled') : each));
    const { id: promiseId, amount, dueOn } = promise;
    const event = { type: 'promise.asked', payload: { promiseId, amount, dueOn, broken } };
    return done(finish(book, { ...book, promises: put(asked, promise) }, [event], moment, ledger));
  }
  return done(beginPromise(book, promise, moment, ledger));
}

/** Gives the word a promise waits for: from now on it is one. */
export function approvePromise(book: Book, promiseId: string, moment: Moment, ledger: LedgerTerms): Outcome<Booking> {
  const promise = book.promises.find((each) => each.id === promiseId);
  if (!promise) return refused('resource.unknown', 'no such promise on this account');
  if (promise.status !== 'asked') return refused('promise.not_open', `it is ${promise.status}`);
  if (promise.dueOn < moment.on) return refused('promise.in_past', `${promise.dueOn}, today is ${moment.on}; record a new one`);
  const invoices = book.invoices.filter(({ id }) => promise.invoiceIds.includes(id));
  if (planOn(book, invoices)) return refused('promise.on_plan', 'a payment plan runs on these invoices by now');
  const open = invoices.reduce((sum, invoice) => sum + invoice.openAmount, 0);
  if (promise.amount > open) return refused('promise.exceeds_open', `${promise.amount} of ${open} open; record a new one`);
  // Money counts from the day it is a promise.
  return done(beginPromise(book, { ...withStatus(promise, 'open'), madeOn: moment.on, madeAt: moment.at }, moment, ledger));
}

/**
 * Has a promise stand, in the place of open ones on the same invoices. `coveragePercent` of the event is the share of
 * the amount to chase, or of everything promised when nothing is past due yet.
 */
function beginPromise(book: Book, promise: PromiseToPay, moment: Moment, ledger: LedgerTerms): Booking {
  const replaced = book.promises.map((each) =>
    each.id !== promise.id && (each.status === 'open' || each.status === 'asked') && overlaps(each, promise)
      ? withStatus(each, each.status === 'asked' ? 'cancelled' : 'replaced')
      : each,
  );
  const invoices = book.invoices.filter(({ id }) => promise.invoiceIds.includes(id));
  const open = invoices.reduce((sum, invoice) => sum + invoice.openAmount, 0);
  const asked = invoices
    .filter((invoice) => invoice.dueOn < moment.on)
    .reduce((sum, invoice) => sum + undisputed(invoice.id, book, moment.on), 0);
  const event = {
    type: 'promise.made',
    payload: {
      promiseId: promise.id,
      amount: promise.amount,
      dueOn: promise.dueOn,
      coveragePercent: Math.floor((promise.amount * 100) / (asked > 0 ? asked : open)),
      days: daysBetween(moment.on, promise.dueOn),
    },
  };
  return finish(book, { ...book, promises: put(replaced, promise) }, [event], moment, ledger);
}

function withStatus(promise: PromiseToPay, status: PromiseToPay['status']): PromiseToPay {
  return { ...promise, status };
}

/** Withdraws a promise that is open or waits for approval; it is neither kept nor broken. */
export function cancelPromise(book: Book, promiseId: string, moment: Moment, ledger: LedgerTerms): Outcome<Booking> {
  const promise = book.promises.find((each) => each.id === promiseId);
  if (!promise) return refused('resource.unknown', 'no such promise on this account');
  if (promise.status !== 'open' && promise.status !== 'asked') return refused('promise.not_open', `it is ${promise.status}`);
  if (promise.planId !== undefined) return refused('promise.on_plan', 'it is an installment of a payment plan: end or change the plan');
  return done(finish(book, { ...book, promises: put(book.promises, withStatus(promise, 'cancelled')) }, [], moment, ledger));
}

/** Judges every promise whose hour has come; nothing else changes. */
export function judgePromises(book: Book, moment: Moment, ledger: LedgerTerms): Booking {
  return finish(book, book, [], moment, ledger);
}

/** When the next open promise of a book is judged; undefined without one. */
export function nextJudgement(book: Book): Instant | undefined {
  const times = book.promises.filter((promise) => promise.status === 'open').map((promise) => promise.judgeAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

function overlaps(a: PromiseToPay, b: PromiseToPay): boolean {
  return a.invoiceIds.some((id) => b.invoiceIds.includes(id));
}
