import { Type } from 'typebox';
import { Choice, type DocumentOf, defineCollection, Moment } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;

/** Mail that has come in for a message of ours. Its id is made of that message and its Message-ID: it comes once. */
export const mails = defineCollection(
  'mails',
  {
    _id: Text,
    /** The message it answers. */
    effectKey: Text,
    accountId: Text,
    /** Where the raw mail lies. */
    rawId: Text,
    bytes: Type.Integer(),
    /** What it calls itself, as `<…>`; missing where it says nothing an answer could name. */
    messageId: Optional(Text),
    /** Its envelope named no sender, as that of reports does. */
    nullSender: Type.Boolean(),
    /** `stored`: it was accepted, and nobody has looked what it is. */
    status: Choice(['stored', 'taken']),
    receivedAt: Moment,
    /** Business moment at which it was taken. */
    at: Optional(Type.Integer()),
    kind: Optional(Choice(['reply', 'automatic', 'bounce', 'delay'])),
    from: Optional(Type.Object({ name: Text, address: Text })),
    contactId: Optional(Text),
    subject: Optional(Text),
    text: Optional(Text),
    files: Optional(Type.Array(Type.Object({ name: Text, type: Text, bytes: Type.Integer() }))),
    unreadable: Optional(Text),
  },
  [
    { key: { status: 1, receivedAt: 1 }, partialFilterExpression: { status: 'stored' } },
    { key: { effectKey: 1, receivedAt: 1 } },
    { key: { accountId: 1, receivedAt: -1 } },
    { key: { rawId: 1 } },
  ],
);
export type MailDocument = DocumentOf<typeof mails>;
