import { type Static, Type } from 'typebox';
import { staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, Instant, Maybe, OneOf, Shape } from './wire.ts';

/** What kind of mail has come in. */
export const mailKinds = ['reply', 'automatic', 'bounce', 'delay'] as const;

/** A mail that came in for a message of ours. All of it is text, whatever it was written in. */
export const MailView = Shape({
  id: Id,
  accountId: Id,
  kind: OneOf(mailKinds),
  at: Instant,
  from: Shape({ name: Type.String(), address: Type.String() }),
  /** The contact it came from, where the account knows the address. */
  contactId: Maybe(Id),
  subject: Type.String(),
  text: Type.String(),
  /** What of the text is not quoted. */
  own: Type.String(),
  /** Why it could not be read; the raw mail is kept all the same. */
  unreadable: Maybe(Type.String()),
  /** Files that came with it. They are in the raw mail and nowhere else. */
  files: Type.Array(
    Shape({
      place: Type.Integer({ minimum: 1, description: 'which of the files it is' }),
      name: Type.String(),
      type: Type.String(),
      bytes: Count,
    }),
  ),
  bytes: Count,
  /** The message it answers. */
  answers: Shape({ key: Id, template: Type.String(), subject: Maybe(Type.String()), text: Maybe(Type.String()), sentAt: Maybe(Instant) }),
  /** Everything that came in for that message, oldest first. */
  thread: Type.Array(Shape({ id: Id, at: Instant, kind: OneOf(mailKinds), from: Type.String(), own: Type.String() })),
});
export type MailView = Static<typeof MailView>;

export const mailRoutes = defineRoutes({
  'mails.get': {
    method: 'GET',
    path: '/mails/{mailId}',
    summary: 'A mail that came in, with the message it answers and what else came in for that',
    roles: staff,
    status: 200,
    answer: MailView,
    refuses: ['resource.unknown'],
  },
  'mails.raw': {
    method: 'GET',
    path: '/mails/{mailId}/raw',
    summary: 'A mail as it came, byte for byte, to be saved; it is never shown in place',
    roles: staff,
    status: 200,
    answer: Type.String(),
    media: 'application/octet-stream',
    refuses: ['resource.unknown'],
  },
});
