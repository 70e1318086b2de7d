import { Type } from 'typebox';
import { Holder } from './holder.ts';
import { office } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Instant, LocalDay, Maybe, OneOf, SaidLine, Shape } from './wire.ts';

/** A wait of a strategy as `accounts.get` names it: it says which next step somebody has seen. */
const Wait = Type.String({ minLength: 1, maxLength: 700, description: 'the wait that ends next, as the account names it' });

/** What people do to the strategy of one account, and to whose account it is. */
export const steeringRoutes = defineRoutes({
  'steps.steer': {
    method: 'POST',
    path: '/accounts/{accountId}/next-step',
    summary: 'Pass over the step that comes next, or put it off to a later day; until that day it can be taken back',
    roles: office,
    body: Shape({
      enrollmentId: Id,
      wait: Wait,
      act: OneOf(['skip', 'later']),
      untilOn: Maybe(LocalDay),
      reason: SaidLine,
    }),
    status: 201,
    answer: Shape({ at: Maybe(Instant) }, 'when the wait ends now'),
    refuses: ['resource.unknown', 'request.invalid', 'date.invalid', 'step.not_waiting', 'step.overtaken'],
  },
  'steps.release': {
    method: 'POST',
    path: '/accounts/{accountId}/next-step/release',
    summary: 'Take back that the next step is passed over or put off; one whose own day has passed comes now',
    roles: office,
    body: Shape({ enrollmentId: Id, wait: Wait }),
    status: 201,
    answer: Shape({ at: Maybe(Instant) }, 'when the wait ends now'),
    refuses: ['resource.unknown', 'step.not_waiting'],
  },
  'overrides.set': {
    method: 'PUT',
    path: '/accounts/{accountId}/override',
    summary: 'Put the account on another strategy, or on none, up to and including a day; its segment does not move it meanwhile',
    roles: office,
    body: Shape({ strategyId: Maybe(Id), untilOn: LocalDay, reason: SaidLine }),
    status: 200,
    answer: Shape({ id: Id }),
    refuses: ['resource.unknown', 'request.invalid', 'date.invalid'],
  },
  'overrides.end': {
    method: 'POST',
    path: '/accounts/{accountId}/override/end',
    summary: 'End the override now: the account goes back to the strategy of its segment',
    roles: office,
    body: Shape({}),
    status: 201,
    answer: Shape({ id: Id }),
    refuses: ['resource.unknown', 'override.not_set'],
  },
  'accounts.transfer': {
    method: 'POST',
    path: '/accounts/{accountId}/transfer',
    summary: 'Give the account to another owner or to a pool, with its open tasks; a collector gives away only what is theirs',
    roles: office,
    body: Shape({ to: Holder, reason: SaidLine }),
    status: 201,
    answer: Shape({ taskIds: Type.Array(Id) }),
    refuses: ['resource.unknown', 'request.invalid', 'permission.denied', 'person.absent'],
  },
});
