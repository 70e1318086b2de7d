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
  const parts: [string, Document[]][] = [
    [
      'tasks',
      [
        { $match: { status: 'done', closedAt: within, assigneeId: { $exists: true }, ...ofUnits } },
        { $group: { _id: person('$assigneeId'), done: { $sum: 1 } } },
      ],
    ],
    [
      'calls',
      [
        // A call that was corrected is told by its correction.
        { $match: { at: within, by: { $exists: true }, correctedBy: { $exists: false }, ...ofUnits } },
        { $group: { _id: person('$by'), calls: { $sum: 1 }, reached: { $sum: { $cond: ['$rightPerson', 1, 0] } } } },
      ],
    ],
    [
      'promises',
      [
        { $match: { madeOn: on, byUserId: { $exists: true }, status: { $nin: ['cancelled', 'replaced'] } } },
        ...(units ? withAccount : []),
        { $group: { _id: person('$byUserId'), promises: { $sum: 1 } } },
      ],
    ],
    [
      'payments',
      [
        { $match: { receivedOn: on, kind: 'payment', reversedOn: { $exists: false } } },
        ...withAccount,
        { $match: { 'account.ownerId': { $exists: true } } },
        { $group: { _id: { holder: person('$account.ownerId'), currency: '$currency' }, amount: { $sum: '$amount' } } },
        { $project: { _id: '$_id.holder', cash: { amount: '$amount', currency: '$_id.currency' } } },
      ],
    ],
  ];
  const sums = ['open', 'accounts', 'late', 'lateAccounts', 'done', 'calls', 'reached', 'promises'];
  return collectionsOf(store)
    .tasks.aggregate<HolderFigures>([
      { $match: { status: 'open', ...ofUnits } },
      // First by account: one with three tasks is one account.
      {
        $group: {
          _id: { holder, accountId: '$accountId' },
          open: { $sum: 1 },
          late: { $sum: { $cond: [{ $and: [{ $ne: [{ $type: '$dueOn' }, 'missing'] }, { $lt: ['$dueOn', on] }] }, 1, 0] } },
        },
      },
      {
        $group: {
          _id: '$_id.holder',
          open: { $sum: '$open' },
          accounts: { $sum: 1 },
          late: { $sum: '$late' },
          lateAccounts: { $sum: { $min: ['$late', 1] } },
        },
      },
      ...parts.map(([coll, pipeline]) => ({ $unionWith: { coll, pipeline } })),
      {
        $group: { _id: '$_id', ...Object.fromEntries(sums.map((name) => [name, { $sum: `$${name}` }])), cash: { $push: '$cash' } },
      },
    ])
    .toArray();
}
