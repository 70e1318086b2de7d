import type { MessageDraft, WrittenChannel } from '#engine';

/** A message as the form holds it. */
export interface WriteDraft {
  readonly channel: WrittenChannel;
  readonly contactId: string;
  readonly templateId: string;
  readonly subject: string;
  readonly body: string;
  /** Undefined as long as nobody has touched it. */
  readonly address: string | undefined;
  readonly hasStatement: boolean;
  readonly invoiceIds: readonly string[];
  /** The text a template began with: what differs from it was written by hand. */
  readonly begun: string;
}

export const blankDraft: WriteDraft = {
  channel: 'email',
  contactId: '',
  templateId: '',
  subject: '',
  body: '',
  address: undefined,
  hasStatement: false,
  invoiceIds: [],
  begun: '',
};

const MOST_LINES = 6;

/** What stands around the form when it is sent. */
interface Sent {
  readonly contactId: string;
  /** The reply it answers. */
  readonly replyId: string | undefined;
  /** As the form shows it. */
  readonly address: string;
}

/** What the form holds, as it is sent. */
export function toMessage(draft: WriteDraft, { contactId, replyId, address }: Sent): MessageDraft {
  const { channel, templateId, subject, body, hasStatement, invoiceIds } = draft;
  const lines = address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES);
  return {
    channel,
    contactId,
    ...(replyId === undefined ? {} : { replyId }),
    ...(templateId === '' ? {} : { templateId }),
    subject,
    body,
    ...(channel === 'letter' && lines.length > 0 ? { address: lines } : {}),
    ...(hasStatement ? { statement: true } : {}),
    ...(invoiceIds.length > 0 ? { invoiceIds: [...invoiceIds] } : {}),
  };
}

/** What was sent, back in the form. */
export function fromMessage(message: MessageDraft): WriteDraft {
  const { channel, contactId, templateId = '', subject, body, address, statement = false, invoiceIds = [] } = message;
  return { channel, contactId, templateId, subject, body, address: address?.join('\n'), hasStatement: statement, invoiceIds, begun: '' };
}

/** A subject as answers have it. */
export function answerSubject(subject: string): string {
  return /^(re|aw|sv|antw)\s*:/i.test(subject) ? subject : `Re: ${subject}`.trim();
}
