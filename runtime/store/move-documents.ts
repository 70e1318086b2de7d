import { Type } from 'typebox';
import { Choice, type DocumentOf, defineCollection } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;

/** Everybody on older versions of a strategy being put onto a newer one. */
export const moves = defineCollection(
  'moves',
  {
    _id: Text,
    strategyId: Text,
    toVersion: Type.Integer(),
    toHash: Text,
    /** Steps that are not called the same in the new version, and where they go on; without a target they stay. */
    mapping: Type.Array(Type.Object({ from: Text, to: Optional(Text) })),
    by: Text,
    byName: Text,
    at: Type.Integer(),
    status: Choice(['running', 'done']),
    /** How many there were, and how many have been moved: counted in the very transaction that moves each. */
    total: Type.Integer(),
    moved: Type.Integer(),
    /** How many were left on their version when it was done. */
    stayed: Optional(Type.Integer()),
    failures: Type.Array(Type.Object({ accountId: Text, reason: Text })),
    finishedAt: Optional(Type.Integer()),
  },
  [
    { key: { strategyId: 1, at: -1 } },
    { key: { strategyId: 1 }, unique: true, partialFilterExpression: { status: 'running' }, name: 'one_move_at_a_time' },
  ],
);
export type MoveDocument = DocumentOf<typeof moves>;
