import { Type } from 'typebox';
import { BulkAct, bulkHindrances } from '#engine';
import { Choice, type DocumentOf, defineCollection } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;

/** Something that is being done with many accounts, one after the other. */
export const bulks = defineCollection(
  'bulks',
  {
    _id: Text,
    by: Text,
    at: Type.Integer(),
    /** What is done; what was written in words is forgotten when all are through. */
    act: Optional(BulkAct),
    status: Choice(['running', 'done']),
    total: Type.Integer(),
    /** Accounts it is still to be done with: each is taken out in the very transaction that does it. */
    left: Type.Array(Text),
    done: Type.Integer(),
    /** Until when all its messages can be taken back. */
    goesAt: Optional(Type.Integer()),
    /** Messages that were taken back, or not written any more. */
    recalled: Optional(Type.Integer()),
    leftOut: Type.Array(
      Type.Object({
        accountId: Text,
        accountName: Text,
        because: Choice(bulkHindrances),
        who: Optional(Type.Array(Text)),
        detail: Optional(Text),
      }),
    ),
    failures: Type.Array(Type.Object({ accountId: Text, reason: Text })),
  },
  [{ key: { status: 1 }, partialFilterExpression: { status: 'running' } }],
);
export type BulkDocument = DocumentOf<typeof bulks>;
