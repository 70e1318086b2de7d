import { addDays, daysBetween, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import { toInstant } from '../base/zone.ts';
import type { Invoice, PromiseToPay } from '../model/ledger.ts';
import type { Installment, PaymentPlan } from '../model/payment-plan.ts';
import { type Book, type BusinessEvent, type Moment, put } from './book.ts';
import { JUDGING_TIME } from './judge-promise.ts';
import { spanFrom } from './plan-limits.ts';

/** What is open on the invoices of a plan; one that is paid is not in the book any more, and counts for nothing. */
export function openOfPlan(
  book: { readonly invoices: readonly Pick<Invoice, 'id' | 'openAmount'>[] },
  plan: Pick<PaymentPlan, 'invoiceIds'>,
): Minor {
  return book.invoices.reduce((sum, invoice) => (plan.invoiceIds.includes(invoice.id) ? sum + invoice.openAmount : sum), 0);
}

function receivedOn(book: Pick<Book, 'invoices'>, plan: PaymentPlan): Minor {
  return (plan.startAmount ?? 0) - openOfPlan(book, plan);
}

/**
 * Has the promise of the installment that is waited for ask for what is missing through it: money that came in before
 * its days, a credit, or a payment that is taken back all change that.
 */
export function measurePlans(book: Book): Book {
  const active = book.account.plans?.filter((plan) => plan.status === 'active') ?? [];
  let { promises } = book;
  for (const plan of active) {
    const place = plan.installments.findIndex((each) => each.status === 'open');
    const promise = promises.find((each) => each.id === plan.installments[place]?.promiseId && each.status === 'open');
    if (!promise) continue;
    const due = plan.installments.slice(0, place + 1).reduce((sum, each) => sum + each.amount, 0);
    const missing = Math.max(0, due - receivedOn(book, plan));
    const amount = Math.min(due, promise.receivedAmount + missing);
    if (amount !== promise.amount) promises = put(promises, { ...promise, amount });
  }
  return promises === book.promises ? book : { ...book, promises };
}

/**
 * Takes every active plan of a book as far as its money and its judged promises lead: an installment that has come
 * in makes room for the next, one that has not counts as a miss, nothing left open completes the plan, and more
 * misses than its terms survive break it. What has come off its invoices by any cause counts, so a payment that is
 * early or too large pays ahead, and what was missed is asked for with the next installment. To the account's
 * strategy a plan is one promise, made when it is accepted and kept or broken at its end.
 */
export function advancePlans(book: Book, moment: Moment): { readonly book: Book; readonly events: readonly BusinessEvent[] } {
  let next = book;
  const events: BusinessEvent[] = [];
  for (const plan of book.account.plans ?? []) {
    const isRevived = plan.status === 'completed' && isUndone(next, plan);
    if (plan.status !== 'active' && !isRevived) continue;
    const { endedOn: _, ...rest } = plan;
    const walk = advance(next, isRevived ? { ...rest, status: 'active' } : plan, moment);
    if (walk.plan === plan) continue;
    next = withPlan(walk.book, walk.plan);
    if (isRevived && walk.plan.status === 'active') events.push(madeEvent(walk.plan, moment));
    events.push(...walk.events);
  }
  return { book: measurePlans(next), events };
}

/** Whether a payment that had completed a plan was taken back. */
function isUndone(book: Book, plan: PaymentPlan): boolean {
  const isOpen = ({ planId, status }: PromiseToPay): boolean => planId === plan.id && status !== 'kept' && status !== 'cancelled';
  return openOfPlan(book, plan) > 0 && book.promises.some(isOpen);
}

/** To the account's strategy the whole plan is one promise. */
export function madeEvent(plan: PaymentPlan, moment: Moment): BusinessEvent {
  const { id, startAmount = 0, installments } = plan;
  const dueOn = installments.at(-1)?.dueOn ?? plan.offeredOn;
  return {
    type: 'promise.made',
    payload: { promiseId: id, amount: startAmount, dueOn, coveragePercent: 100, days: daysBetween(moment.on, dueOn) },
  };
}

/** The book with a plan added, or put in the place of the one of the same id. */
export function withPlan(book: Book, plan: PaymentPlan): Book {
  return { ...book, account: { ...book.account, plans: [...put(book.account.plans ?? [], plan)] } };
}

export interface PlanWalk {
  readonly book: Book;
  readonly plan: PaymentPlan;
  readonly events: readonly BusinessEvent[];
}

function advance(book: Book, given: PaymentPlan, moment: Moment): PlanWalk {
  const walk = readVerdicts(book, given);
  const left = openOfPlan(walk.book, walk.plan);
  if (left === 0) return after(walk, ended(walk.book, walk.plan, 'completed', moment, left));
  const { installments, misses } = walk.plan;
  if (installments.filter((each) => each.status === 'missed').length > misses)
    return after(walk, ended(walk.book, walk.plan, 'broken', moment, left));
  return installments.some((each) => each.status === 'open') ? walk : after(walk, openNext(walk.book, walk.plan, moment));
}

function after(walk: PlanWalk, next: PlanWalk): PlanWalk {
  return { ...next, events: [...walk.events, ...next.events] };
}

const statusOf: Partial<Record<PromiseToPay['status'], Installment['status']>> = {
  open: 'open',
  kept: 'kept',
  partlyKept: 'missed',
  broken: 'missed',
};

/**
 * Takes over what has become of the promises of a plan. A payment taken back may have one waited for again that was
 * kept; a later one is then waited for no more. The very same plan when nothing has changed.
 */
function readVerdicts(book: Book, plan: PaymentPlan): PlanWalk {
  const promises = new Map(book.promises.map((promise) => [promise.id, promise]));
  const events: BusinessEvent[] = [];
  let next = book;
  let isWaited = false;
  const installments = plan.installments.map((each, place): Installment => {
    const promise = promises.get(each.promiseId ?? '');
    const status = (promise && statusOf[promise.status]) ?? each.status;
    if (status === 'open' && isWaited) {
      if (promise) next = { ...next, promises: put(next.promises, { ...promise, status: 'cancelled' }) };
      return unwaited({ ...each, status });
    }
    // What was paid ahead of its turn is not, once money before it is gone.
    if (isWaited && status === 'kept' && each.promiseId === undefined) return unwaited({ ...each, status: 'open' });
    isWaited ||= status === 'open';
    if (promise && status === 'missed' && each.status !== 'missed') events.push(missedEvent(plan, place, promise));
    return status === each.status ? each : { ...each, status };
  });
  const isSame = installments.every((each, place) => each === plan.installments[place]);
  return { book: next, plan: isSame ? plan : { ...plan, installments }, events };
}

/** Waits for the next installment that money has not covered yet; a plan without one is over. */
export function openNext(book: Book, plan: PaymentPlan, moment: Moment): PlanWalk {
  const left = openOfPlan(book, plan);
  const received = receivedOn(book, plan);
  let due = 0;
  const installments = [...plan.installments];
  for (const [place, installment] of plan.installments.entries()) {
    due += installment.amount;
    if (installment.status !== 'coming') continue;
    const isCovered = due <= received;
    if (isCovered) {
      installments[place] = { ...installment, status: 'kept' };
      continue;
    }
    const promise = promiseFor(book, plan, installment.dueOn, due - received, moment);
    installments[place] = { ...installment, status: 'open', promiseId: promise.id };
    const waiting = { ...plan, installments, opened: plan.opened + 1 };
    return { book: { ...book, promises: put(book.promises, promise) }, plan: waiting, events: [] };
  }
  return ended(book, { ...plan, installments }, installments.at(-1)?.status === 'missed' ? 'broken' : 'completed', moment, left);
}

function promiseFor(book: Book, plan: PaymentPlan, planned: LocalDate, amount: Minor, moment: Moment): PromiseToPay {
  // The due day of one that is opened late has passed with the grace of the one before it.
  const dueOn = planned < moment.on ? moment.on : planned;
  const graceUntil = spanFrom(dueOn, plan.grace);
  return {
    id: `${plan.id}.${plan.opened + 1}`,
    accountId: book.account.id,
    invoiceIds: plan.invoiceIds,
    amount,
    madeOn: moment.on,
    madeAt: moment.at,
    dueOn,
    graceUntil,
    keptAtPercent: 100,
    status: 'open',
    receivedAmount: 0,
    judgeAt: toInstant(addDays(graceUntil, 1), JUDGING_TIME, book.account.zone),
    planId: plan.id,
    ...(plan.byUserId === undefined ? {} : { byUserId: plan.byUserId }),
    ...(plan.contactId === undefined ? {} : { contactId: plan.contactId }),
  };
}

function ended(book: Book, plan: PaymentPlan, status: 'completed' | 'broken', moment: Moment, left: Minor): PlanWalk {
  const total = plan.startAmount ?? 0;
  const installments = plan.installments.map(status === 'broken' ? unwaited : settled);
  const last = plan.installments.at(-1)?.dueOn ?? moment.on;
  const verdict = { promiseId: plan.id, amount: total, dueOn: last, receivedAmount: total - left, missingAmount: left };
  return {
    book: withoutOpenPromise(book, plan),
    plan: { ...plan, installments, status, endedOn: moment.on },
    events: [
      { type: `plan.${status}`, payload: { planId: plan.id, amount: total, missingAmount: left } },
      { type: status === 'completed' ? 'promise.kept' : 'promise.broken', payload: verdict },
    ],
  };
}

/** The promise of an installment nobody waits for any more is neither kept nor broken. */
export function withoutOpenPromise(book: Book, plan: PaymentPlan): Book {
  const open = book.promises.find((each) => each.planId === plan.id && each.status === 'open');
  return open ? { ...book, promises: put(book.promises, { ...open, status: 'cancelled' }) } : book;
}

function settled(installment: Installment): Installment {
  return installment.status === 'missed' ? installment : { ...installment, status: 'kept' };
}

/** As it was before anybody waited for it. */
function unwaited(installment: Installment): Installment {
  const { dueOn, amount } = installment;
  return installment.status === 'open' ? { dueOn, amount, status: 'coming' } : installment;
}

function missedEvent(plan: PaymentPlan, place: number, promise: PromiseToPay): BusinessEvent {
  const payload = {
    planId: plan.id,
    installment: place + 1,
    amount: promise.amount,
    dueOn: promise.dueOn,
    missingAmount: Math.max(0, promise.amount - promise.receivedAmount),
  };
  return { type: 'plan.missed', payload };
}
