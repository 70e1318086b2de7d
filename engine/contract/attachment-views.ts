import { type Static, Type } from 'typebox';
import { attachmentPlaces } from '../policy/attachments.ts';
import { Count, Id, Instant, Maybe, OneOf, Page, Person, Shape } from './wire.ts';

/** A file somebody has attached. */
export const AttachmentView = Shape({
  id: Id,
  name: Type.String(),
  /** PDF, PNG, Excel, …: what its content is. */
  kind: Type.String(),
  bytes: Count,
  sha256: Type.String({ description: 'of its content, in hexadecimal digits' }),
  /** What it belongs to, with the number of the invoice where there is one; missing while it waits for a form. */
  of: Maybe(Shape({ place: OneOf(attachmentPlaces), id: Id, number: Maybe(Type.String()) })),
  at: Instant,
  by: Maybe(Person),
  /** It can be shown beside the page; everything else is only downloaded. */
  isShown: Type.Boolean(),
  /** Whoever asks may remove it now. */
  mayRemove: Type.Boolean(),
});
export type AttachmentView = Static<typeof AttachmentView>;
export const AttachmentPage = Page(AttachmentView);

/** How many files an account has, and how many each of its records; those with none are left out. */
export const AttachmentCounts = Shape({
  total: Count,
  of: Type.Record(Type.String(), Count),
  /** Most bytes a file may have. */
  limit: Count,
});
