import { Type } from 'typebox';
import { attachmentKinds, attachmentPlaces } from '../policy/attachments.ts';
import { AttachmentPage, AttachmentView } from './attachment-views.ts';
import { office, staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Maybe, OneOf, paging, Shape } from './wire.ts';

const who = [...office, 'resolver', 'analyst'] as const;

/** What a file belongs to: the account without an id, anything else by its id. */
const place = { of: Maybe(OneOf(attachmentPlaces)), id: Maybe(Id) };

export const attachmentRoutes = defineRoutes({
  'attachments.add': {
    method: 'POST',
    path: '/accounts/{accountId}/attachments',
    summary:
      'Stream a file to be attached. Without a place it waits a day for the note or dispute that names it; the same file at the same place is kept once',
    roles: who,
    query: Shape({
      name: Type.String({ minLength: 1, maxLength: 1000, description: 'of the file; its ending says what it is' }),
      ...place,
    }),
    raw: 'stream',
    takes: 'application/octet-stream',
    unkeyed: true,
    status: 201,
    answer: AttachmentView,
    refuses: [
      'resource.unknown',
      'attachment.kind_refused',
      'attachment.not_what_it_says',
      'attachment.too_large',
      'attachment.empty',
      'attachment.name_missing',
      'attachment.place_unknown',
      'text.card_number',
    ],
  },
  'attachments.list': {
    method: 'GET',
    path: '/accounts/{accountId}/attachments',
    summary: "An account's files, or those of one of its records, newest first",
    roles: staff,
    query: Shape({ ...paging, ...place }),
    status: 200,
    answer: AttachmentPage,
    refuses: ['resource.unknown'],
  },
  'attachments.file': {
    method: 'GET',
    path: '/attachments/{attachmentId}/file',
    summary: 'The file itself: to be saved, or shown where it is of a kind that is safe to show',
    roles: staff,
    query: Shape({ inline: Maybe(Type.Boolean()) }),
    status: 200,
    answer: Type.String(),
    media: ['application/octet-stream', ...attachmentKinds.flatMap((kind) => ('isShown' in kind ? [kind.media] : []))],
    refuses: ['resource.unknown', 'attachment.removed'],
  },
  'attachments.remove': {
    method: 'DELETE',
    path: '/attachments/{attachmentId}',
    summary: 'Remove a file: by whoever added it on the day it was added, or by a lead. That it was there stays in the timeline',
    roles: who,
    query: Shape({ waiting: Maybe(Type.Boolean({ description: 'only while it still waits for a form' })) }),
    status: 204,
    refuses: ['resource.unknown', 'attachment.removed', 'attachment.not_waiting'],
  },
});
