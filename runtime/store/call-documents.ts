import { Type } from 'typebox';
import { Choice, type DocumentOf, defineCollection } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;

/** One call that was made or taken. What was said stands in the timeline only, where it can be erased. */
export const calls = defineCollection(
  'calls',
  {
    _id: Text,
    accountId: Text,
    unitId: Optional(Text),
    contactId: Optional(Text),
    number: Optional(Text),
    direction: Choice(['out', 'in']),
    /** Ids of the contact policy's lists. */
    reached: Text,
    answer: Optional(Text),
    rightPerson: Type.Boolean(),
    seconds: Optional(Type.Integer()),
    at: Type.Integer(),
    by: Optional(Text),
    /** Why it was not permitted, where it was not. */
    flagged: Type.Array(Text),
    /** What it has changed, as it was before: a correction takes it back. */
    undo: Type.Object({
      /** Tasks it has closed, or put to another moment. */
      tasks: Type.Array(
        Type.Object({
          id: Text,
          closed: Type.Boolean(),
          assigneeId: Optional(Text),
          dueOn: Optional(Text),
          dueAt: Optional(Type.Integer()),
        }),
      ),
      wrongNumber: Optional(Text),
      followUpId: Optional(Text),
      calls: Optional(Type.Object({ outcome: Text, unanswered: Type.Integer() })),
    }),
    /** The call it corrects; and the one it was corrected by. */
    corrects: Optional(Text),
    correctedBy: Optional(Text),
  },
  [{ key: { accountId: 1, at: -1 } }, { key: { by: 1, at: -1 } }, { key: { at: -1 } }],
);
export type CallDocument = DocumentOf<typeof calls>;
