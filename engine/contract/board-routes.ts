import { type Static, Type } from 'typebox';
import { LARGEST_AMOUNT } from '../base/money.ts';
import { seniorities } from '../policy/seniority.ts';
import { LeftOut, many } from './bulk-routes.ts';
import { Holder } from './holder.ts';
import { leading } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, LocalDay, Maybe, MoneyShape, OneOf, SaidLine, Shape } from './wire.ts';

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
  /** Open ones of a pool that gives its tasks out, and none of whose members could be given them. */
  unfit: Maybe(Count),
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

const MovedAccount = Shape({ accountId: Id, accountName: Type.String(), overdue: MoneyShape, daysPastDue: Count, tasks: Count });

/** A member of a pool, and how many open tasks evening out would leave them with. */
const EvenedMember = Shape({
  id: Id,
  name: Type.String(),
  seniority: OneOf(seniorities),
  skills: Type.Array(Type.String()),
  before: Count,
  after: Count,
});

/** Which of one member's accounts go to which other. */
const EvenMove = Shape({ from: Id, to: Id, accounts: Type.Array(MovedAccount) });

/** How the work of a pool's members can be evened out. */
export const EvenProposal = Shape({
  members: Type.Array(EvenedMember),
  /** Members who are absent: nothing is given to them or taken from them. */
  absent: Type.Array(Type.String()),
  tasks: Count,
  moves: Type.Array(EvenMove),
  /** The most tasks of one account that go together: members differ by no more afterwards where enough can be moved. */
  step: Count,
  /** There is more to move than is moved in one go. */
  isCut: Type.Boolean(),
  leftOut: Type.Array(LeftOut),
});
export type EvenProposal = Static<typeof EvenProposal>;

export const boardRoutes = defineRoutes({
  'board.get': {
    method: 'GET',
    path: '/board',
    summary: 'Who has how many tasks and has done what on the business day: collectors and pools',
    roles: [...leading, 'auditor'],
    status: 200,
    /** `pools`: those that have members, whose work can be evened out. */
    answer: Shape({ on: LocalDay, rows: Type.Array(BoardRow), pools: Type.Array(Id) }),
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
      accounts: Type.Array(MovedAccount),
      leftOut: Type.Array(LeftOut),
      /** So many accounts were looked at; set where more of them fit the rule. */
      lookedAt: Maybe(Count),
      from: BeforeAfter,
      to: BeforeAfter,
    }),
    refuses: ['permission.denied', 'resource.unknown', 'request.invalid', 'person.absent'],
  },
  'even.preview': {
    method: 'POST',
    path: '/board/evening/preview',
    summary: 'How the open tasks of a pool’s members could be evened out, and who is left out and why',
    roles: leading,
    body: Shape({ pool: Id }),
    unkeyed: true,
    status: 200,
    answer: EvenProposal,
    refuses: [],
  },
  'even.start': {
    method: 'POST',
    path: '/board/evening',
    summary: 'Even out as proposed: one act on many accounts for each who gives and each who gets',
    roles: leading,
    body: Shape({
      pool: Id,
      moves: Type.Array(Shape({ from: Id, to: Id, accountIds: many }), { minItems: 1, maxItems: 200 }),
      reason: SaidLine,
    }),
    status: 201,
    answer: Shape({ bulks: Type.Array(Shape({ id: Id, from: Id, to: Id, total: Count })) }),
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
