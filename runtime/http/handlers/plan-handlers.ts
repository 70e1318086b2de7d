import {
  acceptPlan,
  amendPlan,
  approvePlan,
  type Book,
  type Booking,
  endPlan,
  localDateAt,
  type Moment,
  type Outcome,
  offerPlan,
  refused,
  spanFrom,
  usualPlanTerms,
} from '#engine';
import { hasContact } from '../../store/contact-store.ts';
import { newId } from '../../store/new-id.ts';
import type { Transaction } from '../../store/store.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { change, mayApprove, runningStrategy } from './ledger-change.ts';

export const planHandlers = {
  'plans.limits': {
    async read(context) {
      const account = await visibleAccount(context, context.params['accountId']);
      const { plans: own } = (await runningStrategy(context, account._id)) ?? {};
      const terms = { ...usualPlanTerms, ...own };
      const on = localDateAt(context.world.now, account.zone);
      return {
        most: terms.most,
        firstBy: spanFrom(on, terms.firstWithin),
        lastBy: spanFrom(on, terms.longest),
        ...(own?.approvalAbove === undefined ? {} : { approvalAbove: { amount: own.approvalAbove, currency: account.currency } }),
      };
    },
  },
  'plans.offer': {
    async write(context, transaction) {
      const { runtime, world, body, params, caller } = context;
      const { contactId } = body;
      const { _id: accountId } = await visibleAccount(context, params['accountId'], transaction);
      if (contactId !== undefined && !(await hasContact(runtime.store, accountId, contactId)))
        return refused('request.invalid', 'the account has no such contact', '/contactId');
      const id = newId('pln');
      const terms = (await runningStrategy(context, accountId))?.plans ?? {};
      const by = caller.actor.kind === 'user' ? { byUserId: caller.actor.id } : {};
      const offered = { id, ...body, ...by, mayApprove: mayApprove(caller) };
      const apply = (book: Book, moment: Moment): Outcome<Booking> => offerPlan(book, offered, terms, moment, world.terms);
      return change(context, accountId, transaction, { needs: { invoiceIds: body.invoiceIds ?? [] }, apply }, (after) => ({
        id,
        waits: after.account.plans?.some((plan) => plan.id === id && plan.status === 'asked') ?? false,
      }));
    },
  },
  'plans.approve': {
    write: (context, transaction) =>
      decide(context, transaction, (book, planId, moment) => approvePlan(book, planId, moment, context.world.terms)),
  },
  'plans.accept': {
    write: (context, transaction) =>
      decide(context, transaction, (book, planId, moment) => acceptPlan(book, planId, moment, context.world.terms)),
  },
  'plans.amend': {
    async write(context, transaction) {
      const { body, params, world } = context;
      const terms = (await runningStrategy(context, params['accountId'] ?? ''))?.plans ?? {};
      return decide(context, transaction, (book, planId, moment) => amendPlan(book, { planId, ...body }, terms, moment, world.terms));
    },
  },
  'plans.end': {
    write: (context, transaction) =>
      decide(context, transaction, (book, planId, moment) => endPlan(book, planId, moment, context.world.terms)),
  },
} satisfies Partial<Handlers>;

/** Takes a plan of an account a step further. */
function decide(
  context: RequestContext,
  transaction: Transaction,
  apply: (book: Book, planId: string, moment: Moment) => Outcome<Booking>,
): Promise<Outcome<{ id: string }>> {
  const { accountId, planId = '' } = context.params;
  return change(context, accountId, transaction, { apply: (book, moment) => apply(book, planId, moment) }, () => ({ id: planId }));
}
