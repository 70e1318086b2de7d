import type { Document } from 'mongodb';
import type { Instant, LocalDate } from '#engine';
import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';
import type { Units } from './unit-scope.ts';

/** What one holder of tasks has open and has done on a day. A figure that is missing is 0. */
export interface HolderFigures {
  /** The holder, in a word. */
  readonly _id: string;
  readonly open: number;
  readonly accounts: number;
  readonly late: number;
  readonly lateAccounts: number;
  /** Open ones of a pool that none of its members could be given. */
  readonly unfit: number;
  readonly done: number;
  readonly calls: number;
  readonly reached: number;
  readonly promises: number;
  readonly cash: readonly { readonly amount: number; readonly currency: string }[];
}

/** A business day of the installation. */
export interface BoardDay {
  readonly on: LocalDate;
  readonly from: Instant;
  /** The first moment that is not of it any more. */
  readonly to: Instant;
}

const person = (field: string): Document => ({ $concat: ['person:', field] });
/** Whoever has taken it; its pool where nobody has. */
const holder: Document = { $cond: [{ $ifNull: ['$assigneeId', false] }, person('$assigneeId'), { $concat: ['pool:', '$pool'] }] };

const counted = ['open', 'accounts', 'late', 'lateAccounts', 'unfit', 'done', 'calls', 'reached', 'promises'] as const;

/**
 * What everybody, and every pool, has before them and has done on a day: one question to the database, each part of which
 * is one range of an index.
 */
export async function boardFigures(store: Store, { on, from, to }: BoardDay, units: Units): Promise<HolderFigures[]> {
  const ofUnits = units ? { unitId: { $in: [...units] } } : {};
  const within = { $gte: from, $lt: to };
  const withAccount: Document[] = [
    { $lookup: { from: 'accounts', localField: 'accountId', foreignField: '_id', as: 'account' } },
    { $set: { account: { $first: '$account' } } },
    ...(units ? [{ $match: { 'account.unitId': { $in: [...units] } } }] : []),
  ];
  const done: Document[] = [
    { $match: { status: 'done', closedAt: within, assigneeId: { $exists: true }, ...ofUnits } },
    { $group: { _id: person('$assigneeId'), done: { $sum: 1 } } },
  ];
  const open: Document[] = [
    { $match: { status: 'open', ...ofUnits } },
    // First by account: one with three tasks is one account.
    {
      $group: {
        _id: { holder, accountId: '$accountId' },
        open: { $sum: 1 },
        late: { $sum: { $cond: [isBefore('$dueOn', on), 1, 0] } },
        unfit: { $sum: { $cond: [{ $and: [{ $ifNull: ['$routing', false] }, { $not: [{ $ifNull: ['$assigneeId', false] }] }] }, 1, 0] } },
      },
    },
    {
      $group: {
        _id: '$_id.holder',
        open: { $sum: '$open' },
        accounts: { $sum: 1 },
        late: { $sum: '$late' },
        lateAccounts: { $sum: { $min: ['$late', 1] } },
        unfit: { $sum: '$unfit' },
      },
    },
  ];
  const calls: Document[] = [
    // A call that was corrected is told by its correction.
    { $match: { at: within, by: { $exists: true }, correctedBy: { $exists: false }, ...ofUnits } },
    { $group: { _id: person('$by'), calls: { $sum: 1 }, reached: { $sum: { $cond: ['$rightPerson', 1, 0] } } } },
  ];
  const promises: Document[] = [
    // As an expression, so that the index of states is no choice: nearly all promises are none of these.
    { $match: { madeOn: on, byUserId: { $exists: true }, $expr: { $not: { $in: ['$status', ['cancelled', 'replaced', 'asked']] } } } },
    ...(units ? withAccount : []),
    { $group: { _id: person('$byUserId'), promises: { $sum: 1 } } },
  ];
  const payments: Document[] = [
    { $match: { receivedOn: on, kind: 'payment', reversedOn: { $exists: false } } },
    ...withAccount,
    { $match: { 'account.ownerId': { $exists: true } } },
    { $group: { _id: { holder: person('$account.ownerId'), currency: '$currency' }, amount: { $sum: '$amount' } } },
    { $project: { _id: '$_id.holder', cash: { amount: '$amount', currency: '$_id.currency' } } },
  ];
  const rest = Object.entries({ tasks: open, calls, promises, payments });
  const all = Object.fromEntries(counted.map((name) => [name, { $sum: `$${name}` }]));
  // The hint is for all tasks ever closed: by the first few it looks at the database cannot tell which index is good.
  return collectionsOf(store)
    .tasks.aggregate<HolderFigures>(
      [
        ...done,
        ...rest.map(([coll, pipeline]) => ({ $unionWith: { coll, pipeline } })),
        { $group: { _id: '$_id', ...all, cash: { $push: '$cash' } } },
      ],
      { hint: { status: 1, closedAt: 1 } },
    )
    .toArray();
}

function isBefore(field: string, on: LocalDate): Document {
  return { $and: [{ $ne: [{ $type: field }, 'missing'] }, { $lt: [field, on] }] };
}
