import { type Static, Type } from 'typebox';
import { LARGEST_AMOUNT } from '../base/money.ts';
import { LeftOut } from './bulk-routes.ts';
import { Holder } from './holder.ts';
import { leading } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, LocalDay, Maybe, MoneyShape, OneOf, Shape } from './wire.ts';

const NamedHolder = Shape({ ...Holder.properties, name: Type.String() });

/** The days on which somebody's new tasks go to another, both included. */
const AbsenceView = Shape({ from: LocalDay, until: LocalDay, isNow: Type.Boolean(), substitute: NamedHolder });

/** What somebody, or a pool, has before them and has done on the business day. */
export const BoardRow = Shape({
  holder: Holder,
  name: Type.String(),
  /** Open tasks, and the accounts they are of. */
  open: Count,
  accounts: Count,
  /** Open tasks that were due before the day, and their accounts. */
  late: Count,
  lateAccounts: Count,
  /** Tasks closed on the day. */
  done: Count,
  calls: Count,
  /** Calls in which the right person was spoken with. */
  reached: Count,
  /** Promises taken on the day that were not withdrawn since. */
  promises: Count,
  /** Received on the day from the accounts they are responsible for, by currency. */
  cash: Type.Array(MoneyShape),
  absence: Maybe(AbsenceView),
});
export type BoardRow = Static<typeof BoardRow>;

/** In which order work is chosen to be moved: by what is overdue, or by how long. */
export const moveOrders = ['least-overdue', 'most-overdue', 'newest', 'oldest'] as const;
/** How many accounts one act can be done with. */
export const MOST_MOVED = 500;

const Amount = Type.Integer({ minimum: 0, maximum: LARGEST_AMOUNT, description: 'overdue minor units' });
const Days = Type.Integer({ minimum: 0, maximum: 36_500, description: 'days past due' });

/** Whose tasks are moved to whom: those of up to `count` accounts that fit, in an order. */
export const MoveRule = Shape({
  from: Holder,
  to: Holder,
  taskKind: Maybe(Id),
  amountFrom: Maybe(Amount),
  amountTo: Maybe(Amount),
  daysFrom: Maybe(Days),
  daysTo: Maybe(Days),
  order: OneOf(moveOrders),
  count: Type.Integer({ minimum: 1, maximum: MOST_MOVED }),
});
export type MoveRule = Static<typeof MoveRule>;

const BeforeAfter = Shape({ name: Type.String(), before: Count, after: Count });

export const boardRoutes = defineRoutes({
  'board.get': {
    method: 'GET',
    path: '/board',
    summary: 'Who has how many tasks and has done what on the business day: collectors and pools',
    roles: [...leading, 'auditor'],
    status: 200,
    answer: Shape({ on: LocalDay, rows: Type.Array(BoardRow) }),
    refuses: [],
  },
  'board.preview': {
    method: 'POST',
    path: '/board/moves/preview',
    summary: 'Which tasks a rule would move, what both would have then, and who is left out and why',
    roles: leading,
    body: MoveRule,
    unkeyed: true,
    status: 200,
    answer: Shape({
      /** Open tasks that would be moved. */
      tasks: Count,
      overdue: Type.Array(MoneyShape),
      /** The accounts, in the order of the rule: what `bulk.start` is given. */
      accounts: Type.Array(Shape({ accountId: Id, accountName: Type.String(), overdue: MoneyShape, daysPastDue: Count, tasks: Count })),
      leftOut: Type.Array(LeftOut),
      from: BeforeAfter,
      to: BeforeAfter,
    }),
    refuses: ['permission.denied', 'resource.unknown', 'request.invalid', 'person.absent'],
  },
  'absences.set': {
    method: 'PUT',
    path: '/board/absences/{userId}',
    summary: 'Say from when to when somebody is absent and who gets their new tasks; in place of what was said before',
    roles: leading,
    body: Shape({ from: LocalDay, until: LocalDay, substitute: Holder }),
    status: 200,
    answer: Shape({ userId: Id }),
    refuses: ['resource.unknown', 'date.invalid', 'absence.substitute_unfit'],
  },
  'absences.end': {
    method: 'DELETE',
    path: '/board/absences/{userId}',
    summary: 'Somebody is there: new tasks come to them again at once',
    roles: leading,
    status: 200,
    answer: Shape({ userId: Id }),
    refuses: ['resource.unknown'],
  },
});
