import { addDays, type LocalDate } from '../base/local-date.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { Invoice } from '../model/ledger.ts';
import type { Installment, PaymentPlan, PlanTerms } from '../model/payment-plan.ts';
import { madeEvent, openNext, openOfPlan, withoutOpenPromise, withPlan } from './advance-plans.ts';
import type { Book, Booking, BusinessEvent, LedgerTerms, Moment } from './book.ts';
import { finish } from './finish.ts';
import type { PlannedInstallment } from './installments.ts';
import { undisputed } from './ladder.ts';
import { outsideLimits, usualPlanTerms } from './plan-limits.ts';

/** Days an offer may be accepted in. */
const OFFER_DAYS = 14;

/** What is agreed on with an account, before it is a plan. */
export interface NewPlan {
  readonly id: string;
  readonly installments: readonly PlannedInstallment[];
  /** Missing: every open invoice without a dispute. */
  readonly invoiceIds?: readonly string[];
  readonly byUserId?: string;
  readonly contactId?: string;
  /** Whoever offers it may allow plans of any amount. */
  readonly mayApprove: boolean;
}

/** The running plan one of the invoices is on. */
export function planOn({ account }: Book, invoices: readonly Pick<Invoice, 'id'>[]): PaymentPlan | undefined {
  return account.plans?.find((plan) => plan.status === 'active' && invoices.some(({ id }) => plan.invoiceIds.includes(id)));
}

/**
 * Offers a payment plan over everything open on some invoices, within the limits of the strategy the account is on.
 * Over the amount the strategy names it waits for the word of somebody who may give it. An offer stands for two
 * weeks; a further one takes its place.
 */
export function offerPlan(book: Book, input: NewPlan, terms: PlanTerms, moment: Moment, ledger: LedgerTerms): Outcome<Booking> {
  const { id, installments, invoiceIds, byUserId, contactId, mayApprove } = input;
  const unknown = invoiceIds?.findIndex((each) => !book.invoices.some((invoice) => invoice.id === each)) ?? -1;
  if (unknown >= 0) return refused('invoice.unknown', String(invoiceIds?.[unknown]), `/invoiceIds/${unknown}`);
  const meant = book.invoices.filter(
    (invoice) => invoice.openAmount > 0 && (invoiceIds ? invoiceIds.includes(invoice.id) : undisputed(invoice.id, book, moment.on) > 0),
  );
  const total = meant.reduce((sum, invoice) => sum + invoice.openAmount, 0);
  if (total === 0) return refused('promise.nothing_open', 'the account owes nothing on these invoices', '/invoiceIds');
  if (planOn(book, meant)) return refused('promise.on_plan', 'change the plan that runs instead', '/invoiceIds');
  const outside = outsideLimits(installments, total, terms, moment.on);
  if (outside) return outside;
  const needsWord = terms.approvalAbove !== undefined && total > terms.approvalAbove && !mayApprove;
  const plan: PaymentPlan = {
    id,
    invoiceIds: meant.map((invoice) => invoice.id),
    status: needsWord ? 'asked' : 'offered',
    installments: installments.map((each): Installment => ({ ...each, status: 'coming' })),
    offeredOn: moment.on,
    offeredAt: moment.at,
    openUntil: addDays(moment.on, OFFER_DAYS),
    opened: 0,
    grace: terms.grace ?? usualPlanTerms.grace,
    misses: terms.misses ?? usualPlanTerms.misses,
    ...(byUserId === undefined ? {} : { byUserId }),
    ...(contactId === undefined ? {} : { contactId }),
  };
  const others = (book.account.plans ?? []).map((each) =>
    isWaiting(each) ? { ...each, status: 'ended' as const, endedOn: moment.on } : each,
  );
  const changed = withPlan({ ...book, account: { ...book.account, plans: others } }, plan);
  return done(finish(book, changed, [told('plan.offered', plan, total)], moment, ledger));
}

/** Gives the word a plan waits for: it may then be accepted. */
export function approvePlan(book: Book, planId: string, moment: Moment, ledger: LedgerTerms): Outcome<Booking> {
  const plan = find(book, planId, ['asked']);
  if (!plan.ok) return plan;
  return done(finish(book, withPlan(book, { ...plan.value, status: 'offered' }), [], moment, ledger));
}

/**
 * The account accepts: the first installment is a promise from now on, in the place of what was promised on these
 * invoices before. Refused when what is open is no longer what was offered for.
 */
export function acceptPlan(book: Book, planId: string, moment: Moment, ledger: LedgerTerms): Outcome<Booking> {
  const found = find(book, planId, ['offered']);
  if (!found.ok) return found;
  const plan = found.value;
  if (moment.on > plan.openUntil) return refused('plan.lapsed', `it stood until ${plan.openUntil}; offer a new one`);
  const late = plan.installments[0]?.dueOn ?? moment.on;
  if (late < moment.on) return refused('plan.lapsed', `its first installment was due on ${late}; offer a new one`);
  const open = openOfPlan(book, plan);
  const total = sumOf(plan);
  if (open !== total) return refused('plan.sum_differs', `${open} is open now, and the plan comes to ${total}; offer a new one`);
  if (
    planOn(
      book,
      book.invoices.filter(({ id }) => plan.invoiceIds.includes(id)),
    )
  )
    return refused('promise.on_plan', 'another plan runs on these invoices');
  const replaced = book.promises.map((each) => {
    if (!each.invoiceIds.some((id) => plan.invoiceIds.includes(id))) return each;
    if (each.status === 'asked') return { ...each, status: 'cancelled' as const };
    return each.status === 'open' ? { ...each, status: 'replaced' as const } : each;
  });
  const active = { ...plan, status: 'active' as const, acceptedOn: moment.on, startAmount: total };
  const walk = openNext({ ...book, promises: replaced }, active, moment);
  const events = [told('plan.accepted', plan, total), madeEvent(walk.plan, moment), ...walk.events];
  return done(finish(book, withPlan(walk.book, walk.plan), events, moment, ledger));
}

/** Changes what is still to come of a running plan, within the limits; what was missed stays counted. */
export function amendPlan(
  book: Book,
  input: { readonly planId: string; readonly installments: readonly PlannedInstallment[] },
  terms: PlanTerms,
  moment: Moment,
  ledger: LedgerTerms,
): Outcome<Booking> {
  const found = find(book, input.planId, ['active']);
  if (!found.ok) return found;
  const plan = found.value;
  const past = plan.installments.filter(({ status }) => status === 'kept' || status === 'missed');
  const left = openOfPlan(book, plan);
  const outside = outsideLimits(input.installments, left, terms, moment.on);
  if (outside) return outside;
  const freed = withoutOpenPromise(book, plan);
  const coming = input.installments.map((each): Installment => ({ ...each, status: 'coming' }));
  // What the past ones came to counts as received, so that they ask for nothing more.
  const startAmount = left + past.reduce((sum, { amount }) => sum + amount, 0);
  const amended = { ...plan, startAmount, installments: [...past, ...coming] };
  const walk = openNext(freed, amended, moment);
  return done(finish(book, withPlan(walk.book, walk.plan), [told('plan.accepted', amended, left), ...walk.events], moment, ledger));
}

/** Takes an offer back, or ends a running plan without a verdict: its invoices are chased again as they are. */
export function endPlan(book: Book, planId: string, moment: Moment, ledger: LedgerTerms): Outcome<Booking> {
  const found = find(book, planId, ['asked', 'offered', 'active']);
  if (!found.ok) return found;
  const plan = { ...found.value, status: 'ended' as const, endedOn: moment.on };
  const events: BusinessEvent[] =
    found.value.status === 'active' ? [{ type: 'promise.cancelled', payload: { promiseId: plan.id, amount: sumOf(plan) } }] : [];
  return done(finish(book, withPlan(withoutOpenPromise(book, plan), plan), events, moment, ledger));
}

function find(book: Book, planId: string, statuses: readonly PaymentPlan['status'][]): Outcome<PaymentPlan> {
  const plan = book.account.plans?.find((each) => each.id === planId);
  if (!plan) return refused('resource.unknown', 'no such plan on this account');
  return statuses.includes(plan.status) ? done(plan) : refused('plan.not_open', `it is ${plan.status}`);
}

function isWaiting({ status }: PaymentPlan): boolean {
  return status === 'asked' || status === 'offered';
}

function sumOf({ installments }: PaymentPlan): number {
  return installments.reduce((sum, { amount }) => sum + amount, 0);
}

function told(type: string, plan: PaymentPlan, amount: number): BusinessEvent {
  const dueOn: LocalDate = plan.installments.find(({ status }) => status === 'coming')?.dueOn ?? plan.offeredOn;
  return { type, payload: { planId: plan.id, amount, installments: plan.installments.length, dueOn } };
}
