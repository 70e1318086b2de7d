import { Type } from 'typebox';
import { PlanLimits } from './plan-views.ts';
import { office, staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, LocalDay, Maybe, PositiveMinor, Shape } from './wire.ts';

const installments = Type.Array(Shape({ dueOn: LocalDay, amount: PositiveMinor }), { minItems: 1, maxItems: 60 });
const Changed = Shape({ id: Id });
const limited = ['plan.outside_limits', 'plan.unordered', 'plan.sum_differs', 'promise.in_past', 'amount.not_positive'] as const;

/** Payment plans of an account. */
export const planRoutes = defineRoutes({
  'plans.limits': {
    method: 'GET',
    path: '/accounts/{accountId}/plans/limits',
    summary: 'What a payment plan with the account may look like, by the strategy it is on',
    roles: staff,
    status: 200,
    answer: PlanLimits,
    refuses: ['resource.unknown'],
  },
  'plans.offer': {
    method: 'POST',
    path: '/accounts/{accountId}/plans',
    summary: 'Offer a payment plan; over the amount the strategy names it waits for approval',
    roles: office,
    body: Shape({ installments, invoiceIds: Maybe(Type.Array(Id, { minItems: 1, maxItems: 500 })), contactId: Maybe(Id) }),
    status: 201,
    answer: Shape({ id: Id, waits: Type.Boolean() }),
    refuses: ['resource.unknown', 'request.invalid', 'invoice.unknown', 'promise.nothing_open', 'promise.on_plan', ...limited],
  },
  'plans.approve': {
    method: 'POST',
    path: '/accounts/{accountId}/plans/{planId}/approval',
    summary: 'Give the word a payment plan waits for',
    roles: ['admin', 'manager', 'lead'],
    body: Shape({}),
    status: 201,
    answer: Changed,
    refuses: ['resource.unknown', 'plan.not_open'],
  },
  'plans.accept': {
    method: 'POST',
    path: '/accounts/{accountId}/plans/{planId}/acceptance',
    summary: 'Record that the account accepts the plan it was offered',
    roles: office,
    body: Shape({}),
    status: 201,
    answer: Changed,
    refuses: ['resource.unknown', 'plan.not_open', 'plan.lapsed', 'plan.sum_differs', 'promise.on_plan'],
  },
  'plans.amend': {
    method: 'PUT',
    path: '/accounts/{accountId}/plans/{planId}/installments',
    summary: 'Change what is still to come of a running plan',
    roles: office,
    body: Shape({ installments }),
    status: 200,
    answer: Changed,
    refuses: ['resource.unknown', 'plan.not_open', ...limited],
  },
  'plans.end': {
    method: 'POST',
    path: '/accounts/{accountId}/plans/{planId}/end',
    summary: 'Take an offer back, or end a running plan without a verdict',
    roles: office,
    body: Shape({}),
    status: 201,
    answer: Changed,
    refuses: ['resource.unknown', 'plan.not_open'],
  },
});
