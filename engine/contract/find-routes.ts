import { type Static, Type } from 'typebox';
import { staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Maybe, MoneyShape, OneOf, Shape } from './wire.ts';

/** By what somebody is found, in the order in which it is shown. */
export const findKinds = ['name', 'number', 'contact', 'phone', 'email', 'invoice', 'order', 'check'] as const;
export type FindKind = (typeof findKinds)[number];

const FindHit = Shape({
  accountId: Id,
  accountName: Type.String(),
  accountNumber: Maybe(Type.String()),
  overdue: MoneyShape,
  /** What the fragment stands in, as it is written. */
  text: Type.String(),
});
const FindGroup = Shape({ by: OneOf(findKinds), hits: Type.Array(FindHit), more: Type.Boolean() });
export type FindGroup = Static<typeof FindGroup>;

export const findRoutes = defineRoutes({
  'find.anyone': {
    method: 'GET',
    path: '/find',
    summary: 'Accounts by any part of a name, phone number, email address, or invoice, order or check number',
    roles: staff,
    query: Shape({
      text: Type.String({ minLength: 1, maxLength: 100 }),
      limit: Maybe(Type.Integer({ minimum: 1, maximum: 50, default: 5 })),
    }),
    status: 200,
    answer: Shape({ groups: Type.Array(FindGroup) }),
    refuses: [],
  },
});
