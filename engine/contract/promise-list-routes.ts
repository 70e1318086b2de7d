import { type Static, Type } from 'typebox';
import { staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, LocalDay, Maybe, MoneyShape, OneOf, Page, Person, paging, Shape } from './wire.ts';

/** Lists of promises. `broken-yesterday`: the last day money could come in was yesterday. */
export const promiseViews = ['due-today', 'broken-yesterday', 'open', 'asked', 'broken', 'partly-kept', 'kept', 'made-today'] as const;
export type PromiseView = (typeof promiseViews)[number];

/** What was promised and what came in, of one currency. */
const PromisedSum = Shape({ promised: MoneyShape, received: MoneyShape });

const PromiseRow = Shape({
  id: Id,
  accountId: Id,
  accountName: Type.String(),
  owner: Maybe(Person),
  unit: Maybe(Type.String()),
  promised: MoneyShape,
  received: MoneyShape,
  madeOn: LocalDay,
  dueOn: LocalDay,
  /** The last day money may come in on. */
  graceUntil: LocalDay,
  status: OneOf(['open', 'asked', 'kept', 'partlyKept', 'broken']),
  /** Who took it. */
  by: Maybe(Person),
});
export type PromiseRow = Static<typeof PromiseRow>;

/** Promises of one collector's accounts, or of one team's. */
const PromiseGroup = Shape({ id: Maybe(Id), name: Maybe(Type.String()), count: Count, sums: Type.Array(PromisedSum) });
export type PromiseGroup = Static<typeof PromiseGroup>;

export const promiseListRoutes = defineRoutes({
  'promises.list': {
    method: 'GET',
    path: '/promises',
    summary: 'Promises to pay due, open and judged of late, with their sums, by collector and by team',
    roles: staff,
    query: Shape({
      ...paging,
      view: Maybe(OneOf(promiseViews)),
      owner: Maybe(Type.String({ maxLength: 120, description: 'id of the collector responsible; `none`: nobody is' })),
      unit: Maybe(Type.String({ maxLength: 120, description: 'the team' })),
      by: Maybe(Type.String({ maxLength: 120, description: 'id of who took it' })),
    }),
    status: 200,
    answer: Shape({
      ...Page(PromiseRow).properties,
      /** The first day of which judged promises are listed. */
      since: LocalDay,
      total: Count,
      sums: Type.Array(PromisedSum),
      owners: Type.Array(PromiseGroup),
      units: Type.Array(PromiseGroup),
      counts: Type.Record(Type.String(), Count),
    }),
    refuses: ['request.invalid'],
  },
});
