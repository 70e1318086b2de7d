import { Type } from 'typebox';
import { attachmentPlaces } from '#engine';
import { Choice, type DocumentOf, defineCollection, Moment } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;

/**
 * What is known of a file somebody has attached; its content lies in GridFS under the same id. It is `coming` until all
 * of it is there and judged, and `waiting` until a form names it; `gone` is what was given up and is being cleared away.
 * Of one that was removed only this stays.
 */
export const attachments = defineCollection(
  'attachments',
  {
    _id: Text,
    accountId: Text,
    status: Choice(['coming', 'waiting', 'kept', 'removed', 'gone']),
    name: Text,
    /** Id of its kind. */
    kind: Optional(Text),
    bytes: Optional(Type.Integer()),
    sha256: Optional(Text),
    of: Optional(Type.Object({ place: Choice(attachmentPlaces), id: Text, number: Optional(Text) })),
    at: Type.Integer(),
    by: Text,
    /** Wall moment from which on its content is cleared away, unless it is kept by then. */
    expiresAt: Optional(Moment),
    removed: Optional(Type.Object({ at: Type.Integer(), by: Text })),
  },
  [
    { key: { accountId: 1, status: 1, at: -1, _id: -1 } },
    {
      key: { accountId: 1, 'of.id': 1, sha256: 1, name: 1 },
      unique: true,
      partialFilterExpression: { status: 'kept' },
      name: 'once_at_its_place',
    },
    { key: { expiresAt: 1 }, sparse: true },
  ],
);
export type AttachmentDocument = DocumentOf<typeof attachments>;
