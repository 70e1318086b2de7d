import type { MessageDraft, WrittenChannel } from '#engine';

/** A message as the form holds it. */
export interface WriteDraft {
  readonly channel: WrittenChannel;
  readonly contactId: string;
  readonly templateId: string;
  readonly subject: string;
  readonly body: string;
  readonly address: string;
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
  address: '',
  hasStatement: false,
  invoiceIds: [],
  begun: '',
};

const MOST_LINES = 6;

/** What the form holds, as it is sent. */
export function toMessage(draft: WriteDraft, contactId: string): MessageDraft {
  const { channel, templateId, subject, body, hasStatement, invoiceIds } = draft;
  const lines = draft.address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES);
  return {
    channel,
    contactId,
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
  const { channel, contactId, templateId = '', subject, body, address = [], statement = false, invoiceIds = [] } = message;
  return { channel, contactId, templateId, subject, body, address: address.join('\n'), hasStatement: statement, invoiceIds, begun: '' };
}
