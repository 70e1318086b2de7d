import { type Static, Type } from 'typebox';
import { CARD_FREE, Count, Id, Instant, Maybe, OneOf, SaidLine, Shape } from './wire.ts';

/** What people write over: what goes out by a connector, and what is printed. */
export const writtenChannels = ['email', 'letter'] as const;
export type WrittenChannel = (typeof writtenChannels)[number];

/** For so long a message can be taken back, in seconds of business time. */
export const RECALL_SECONDS = 30;

/** What somebody writes to a contact. Body and subject may hold the variables of templates. */
export const MessageDraft = Shape({
  channel: OneOf(writtenChannels),
  contactId: Id,
  /** The reply it answers. */
  replyId: Maybe(Id),
  /** What it was begun from. */
  templateId: Maybe(Id),
  subject: Type.String({ maxLength: 300, [CARD_FREE]: true }),
  body: Type.String({ maxLength: 20_000, [CARD_FREE]: true }),
  /** Lines for the window of the envelope. */
  address: Maybe(Type.Array(SaidLine, { maxItems: 6 })),
  statement: Maybe(Type.Boolean()),
  /** Invoices a copy is attached of. */
  invoiceIds: Maybe(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
});
export type MessageDraft = Static<typeof MessageDraft>;

/** Whether somebody may be written to now, and if not why, and when. */
const WritePermission = Shape({ allowed: Type.Boolean(), reasons: Type.Array(Type.String()), until: Maybe(Instant) });

const MessageFault = Shape({ pointer: Type.String(), detail: Type.String(), fix: Maybe(Type.String()) });

/** A paper that goes with a message, or is the letter itself. */
export const MessageFile = Shape({
  name: Type.String(),
  kind: OneOf(['statement', 'invoice', 'letter']),
  bytes: Count,
  /** Characters that could not be printed. */
  lacking: Maybe(Type.Array(Type.String())),
});
export type MessageFile = Static<typeof MessageFile>;

export const MessageGuide = Shape({
  people: Type.Array(
    Shape({
      contactId: Id,
      name: Type.String(),
      role: Maybe(Type.String()),
      email: Maybe(Type.String()),
      may: Shape({ email: WritePermission, letter: WritePermission }),
    }),
  ),
  templates: Type.Array(Shape({ id: Id, name: Type.String(), channel: OneOf(writtenChannels) })),
  /** The address of the last letter. */
  address: Maybe(Type.Array(Type.String())),
  /** What a writer should know before asking for money. */
  warnings: Type.Array(Type.String()),
});
export type MessageGuide = Static<typeof MessageGuide>;

export const MessagePreview = Shape({
  /** Missing while there are faults. */
  message: Maybe(Shape({ subject: Type.String(), text: Type.String(), html: Type.String() })),
  faults: Type.Array(MessageFault),
  files: Type.Array(MessageFile),
  may: WritePermission,
});
export type MessagePreview = Static<typeof MessagePreview>;
