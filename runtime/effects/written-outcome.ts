import type { Instant } from '#engine';
import type { EffectDocument, WrittenMessage } from '../store/flow-documents.ts';
import type { NewEntry } from '../store/timeline-store.ts';

/** A line of the history about a message a person has written: under that person's name, not a strategy's. */
export function writtenEntry(
  { _id, accountId, fence, channel = 'email', message }: Pick<EffectDocument, '_id' | 'accountId' | 'fence' | 'channel' | 'message'>,
  { by, draft, edited, files }: WrittenMessage,
  told: {
    readonly type: string;
    readonly at: Instant;
    readonly by?: string | undefined;
    readonly more?: Readonly<Record<string, unknown>>;
  },
): NewEntry {
  const { templateId } = draft;
  return {
    key: `${told.type}:${_id}:${fence}`,
    chain: accountId,
    at: told.at,
    type: told.type,
    data: {
      key: _id,
      channel,
      ...(templateId === undefined ? {} : { template: templateId, edited }),
      ...(files.length === 0 ? {} : { files: files.map((file) => file.name).join(', ') }),
      ...told.more,
    },
    // As it reads: the draft may still have variables.
    personal: { subject: (message as { readonly subject?: string } | undefined)?.subject ?? draft.subject },
    by: told.by ?? by,
  };
}
