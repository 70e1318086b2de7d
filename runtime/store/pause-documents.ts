import { Type } from 'typebox';
import { pauseDecisions } from '#engine';
import { Choice, type DocumentOf, defineCollection } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;

/** A pause of a strategy, or of one step of it, from its beginning to its end. Those in force stand in the settings as well. */
export const pauses = defineCollection(
  'pauses',
  {
    _id: Text,
    strategyId: Text,
    /** Path of the step; empty: the whole strategy. */
    step: Text,
    reason: Text,
    by: Text,
    /** The name he had then: it is said wherever something waits. */
    byName: Text,
    at: Type.Integer(),
    /** `resuming`: it is over, and what it had kept back is let go. */
    status: Choice(['active', 'resuming', 'resumed']),
    resumption: Optional(
      Type.Object({
        decision: Choice(pauseDecisions),
        by: Text,
        byName: Text,
        at: Type.Integer(),
        total: Type.Integer(),
        finishedAt: Optional(Type.Integer()),
      }),
    ),
  },
  [{ key: { strategyId: 1, at: -1 } }],
);
export type PauseDocument = DocumentOf<typeof pauses>;
