import { type Static, Type } from 'typebox';
import { LARGEST_AMOUNT } from '../base/money.ts';
import { Name } from '../model/schema.ts';
import { seniorities } from '../policy/seniority.ts';
import { roles } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Maybe, OneOf, Shape } from './wire.ts';

const Words = Type.Array(Name, { maxItems: 100, uniqueItems: true });
const Pools = Type.Array(Id, { maxItems: 100, uniqueItems: true });
const From = Shape({
  amount: Maybe(Type.Integer({ minimum: 1, maximum: LARGEST_AMOUNT, description: "overdue minor units of the account's currency" })),
  risk: Maybe(Type.Number({ minimum: 0, maximum: 1000, description: 'risk score' })),
});

/** How new tasks of pools find their person. */
export const Routing = Shape({
  /** The words of skills there are. */
  skills: Words,
  /** Pools whose new tasks are given out; from all others they are taken. */
  pools: Pools,
  /** From which value or risk on it takes more than a junior. */
  standardFrom: From,
  seniorFrom: From,
});
export type Routing = Static<typeof Routing>;

/** What somebody can do, and of which pools they are given tasks. */
export const UserAbilities = Shape({ skills: Words, seniority: OneOf(seniorities), pools: Pools });
export type UserAbilities = Static<typeof UserAbilities>;

/** Who leads, writes strategies or audits sees it; colleagues do not. */
const readers = ['admin', 'manager', 'lead', 'analyst', 'auditor'] as const;

export const routingRoutes = defineRoutes({
  'routing.get': {
    method: 'GET',
    path: '/routing',
    summary: 'Which skills there are, which pools give their tasks out, and what takes more than a junior',
    roles: readers,
    status: 200,
    answer: Routing,
    refuses: [],
  },
  'routing.set': {
    method: 'PUT',
    wide: true,
    path: '/routing',
    summary: 'Say how new tasks of pools find their person; in place of what was said before',
    roles: ['admin'],
    body: Routing,
    status: 200,
    answer: Routing,
    refuses: ['request.invalid'],
  },
  'abilities.list': {
    method: 'GET',
    path: '/abilities',
    summary: 'Who works on tasks, what they can do, and of which pools they are given tasks',
    roles: readers,
    status: 200,
    answer: Shape({
      items: Type.Array(Shape({ id: Id, name: Type.String(), role: OneOf(roles), units: Maybe(Type.Array(Id)), abilities: UserAbilities })),
    }),
    refuses: [],
  },
  'abilities.set': {
    method: 'PUT',
    wide: true,
    path: '/users/{userId}/abilities',
    summary: 'Say what somebody can do and of which pools they are given tasks',
    roles: ['admin'],
    body: UserAbilities,
    status: 200,
    answer: UserAbilities,
    refuses: ['resource.unknown', 'request.invalid'],
  },
});
