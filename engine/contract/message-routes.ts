import { Type } from 'typebox';
import { MessageDraft, MessageGuide, MessagePreview } from './message-views.ts';
import { office, staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Instant, Maybe, Shape } from './wire.ts';

const writers = [...office, 'resolver'] as const;

/** The bytes of a file. */
const Pdf = Type.Unsafe<Uint8Array>(Type.String({ contentMediaType: 'application/pdf' }));

const ofAccount = ['resource.unknown', 'request.invalid', 'contact.retired', 'invoice.unknown'] as const;

export const messageRoutes = defineRoutes({
  'messages.guide': {
    method: 'GET',
    path: '/accounts/{accountId}/message-guide',
    summary: 'Whom one may write to, from which templates, and what to know before',
    roles: staff,
    status: 200,
    answer: MessageGuide,
    refuses: ['resource.unknown'],
  },
  'messages.begin': {
    method: 'GET',
    path: '/accounts/{accountId}/message-guide/{templateId}',
    summary: 'A template with what is known filled in, to go on writing from',
    roles: staff,
    query: Shape({ contactId: Maybe(Id) }),
    status: 200,
    answer: Shape({ subject: Type.String(), body: Type.String(), missing: Maybe(Type.String()) }),
    refuses: ['resource.unknown'],
  },
  'messages.preview': {
    method: 'POST',
    path: '/accounts/{accountId}/messages/preview',
    summary: 'How a message would read, what goes with it, its faults, and whether it may go now',
    roles: writers,
    body: MessageDraft,
    unkeyed: true,
    status: 200,
    answer: MessagePreview,
    refuses: ofAccount,
  },
  'messages.paper': {
    method: 'POST',
    path: '/accounts/{accountId}/messages/papers/{name}',
    summary: 'One of the papers of a message that is not sent yet, as PDF',
    roles: writers,
    body: MessageDraft,
    unkeyed: true,
    status: 200,
    answer: Pdf,
    media: 'application/pdf',
    refuses: [...ofAccount, 'message.refused'],
  },
  'messages.write': {
    method: 'POST',
    path: '/accounts/{accountId}/messages',
    summary: 'Write to a contact: it is held for 30 seconds, in which it can be taken back, and goes the way of every message then',
    roles: writers,
    body: MessageDraft,
    status: 201,
    answer: Shape({ key: Id, goesAt: Instant }),
    refuses: [...ofAccount, 'message.refused', 'message.not_permitted', 'message.not_sendable', 'message.too_large'],
  },
  'messages.recall': {
    method: 'POST',
    path: '/outbox/{key}/recall',
    summary: 'Take a message back that is still held; answers what was written',
    roles: writers,
    body: Shape({}),
    status: 201,
    answer: MessageDraft,
    refuses: ['resource.unknown', 'permission.denied', 'message.not_recallable'],
  },
  'messages.release': {
    method: 'POST',
    path: '/outbox/{key}/release',
    summary: 'Let a message that is still held go at once',
    roles: writers,
    body: Shape({}),
    status: 201,
    answer: Shape({ key: Id }),
    refuses: ['resource.unknown', 'permission.denied', 'message.not_recallable'],
  },
  'outbox.paper': {
    method: 'GET',
    path: '/outbox/{key}/papers/{name}',
    summary: 'A paper of a message as it was sent, as PDF',
    roles: staff,
    status: 200,
    answer: Pdf,
    media: 'application/pdf',
    refuses: ['resource.unknown'],
  },
});
