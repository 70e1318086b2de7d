import { Type } from 'typebox';
import { WorkFilter } from '#engine';
import { type DocumentOf, defineCollection } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;

/**
 * Read model of the worklists: one document for each account with an open task, made of the account and its tasks
 * (`renew-work`). Whose list it is on stands in arrays, so that each list is one range of an index.
 */
export const work = defineCollection(
  'work',
  {
    /** The account's id. */
    _id: Text,
    accountName: Text,
    unitId: Optional(Text),
    ownerId: Optional(Text),
    points: Type.Number(),
    why: Type.Array(Type.Object({ name: Text, points: Type.Number() })),
    /** Who is to do it: whoever its tasks are given to, and the owner for those nobody has. */
    people: Type.Array(Text),
    /** Pools with a task of it that nobody has taken. */
    pools: Type.Array(Text),
    /** Who has put some of it off to a day that has not come. */
    sleepers: Type.Array(Text),
    kinds: Type.Array(Text),
    states: Type.Array(Text),
    /** Strategy and step it stands in, and every step around that one. */
    steps: Type.Array(Text),
    riskScore: Optional(Type.Number()),
    overdue: Type.Object({ amount: Type.Integer(), currency: Text }),
    daysPastDue: Type.Integer(),
    putOff: Type.Integer(),
    putOffReason: Optional(Text),
    tasks: Type.Array(
      Type.Object({
        id: Text,
        kind: Text,
        title: Text,
        reason: Text,
        assigneeId: Optional(Text),
        pool: Optional(Text),
        insteadOf: Optional(Type.Object({ id: Text, until: Text })),
        dueOn: Optional(Text),
        snoozedUntil: Optional(Text),
        dueAt: Optional(Type.Integer()),
      }),
    ),
    /** The next moment at which one of its tasks comes into the lists. */
    wakesAt: Optional(Type.Integer()),
    /** Names what it was made of; another print is another making. */
    print: Text,
    /** Another at every write: who writes on what he read checks it. */
    revision: Text,
  },
  [
    { key: { people: 1, points: -1, _id: 1 } },
    { key: { pools: 1, points: -1, _id: 1 } },
    { key: { sleepers: 1, points: -1, _id: 1 } },
    { key: { 'tasks.assigneeId': 1, points: -1, _id: 1 } },
    { key: { 'tasks.pool': 1, points: -1, _id: 1 } },
    { key: { points: -1, _id: 1 } },
    { key: { wakesAt: 1 }, partialFilterExpression: { wakesAt: { $gt: 0 } } },
    { key: { putOff: 1, points: -1, _id: 1 }, partialFilterExpression: { putOff: { $gte: 3 } } },
  ],
);
export type WorkDocument = DocumentOf<typeof work>;

/** A filter of the worklist that somebody has saved. */
export const savedViews = defineCollection(
  'savedViews',
  {
    _id: Text,
    userId: Text,
    name: Text,
    filter: WorkFilter,
    isShared: Type.Boolean(),
    /** Whom it is shared with: people of these units; everybody where there are none. */
    units: Optional(Type.Array(Text)),
  },
  [{ key: { userId: 1, name: 1 }, unique: true }, { key: { isShared: 1 } }],
);
export type SavedViewDocument = DocumentOf<typeof savedViews>;
