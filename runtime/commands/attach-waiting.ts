import { done, type Instant, type Outcome, refused } from '#engine';
import type { Actor, Runtime } from '../runtime.ts';
import type { AttachmentDocument } from '../store/attachment-documents.ts';
import { getAttachment, settleAttachment, twinOf } from '../store/attachment-store.ts';
import type { Transaction } from '../store/store.ts';
import type { NewEntry } from '../store/timeline-store.ts';

/** A file that is attached to something. */
export type PlacedAttachment = AttachmentDocument & { readonly of: NonNullable<AttachmentDocument['of']> };

/**
 * Attaches files that wait for it to what a form has made, within its transaction. They must have been sent by the same
 * person for the same account.
 */
export async function attachWaiting(
  { store }: Pick<Runtime, 'store'>,
  form: {
    readonly accountId: string;
    readonly ids: readonly string[] | undefined;
    readonly of: PlacedAttachment['of'];
    readonly at: Instant;
    readonly actor: Actor;
  },
  transaction: Transaction,
): Promise<Outcome<PlacedAttachment[]>> {
  const { accountId, ids = [], of, at, actor } = form;
  const attached: PlacedAttachment[] = [];
  for (const [index, id] of ids.entries()) {
    const file = await getAttachment(store, id, transaction);
    if (file?.status !== 'waiting' || file.accountId !== accountId || file.by !== actor.id)
      return refused('attachment.not_waiting', `${id}; send the file again`, `/attachmentIds/${index}`);
    // The same file chosen twice is kept once.
    if (await twinOf(store, { ...file, of }, transaction)) {
      await settleAttachment(store, id, { status: 'gone', expiresAt: new Date() }, transaction);
      continue;
    }
    await settleAttachment(store, id, { status: 'kept', of, at }, transaction);
    attached.push({ ...file, status: 'kept', of, at });
  }
  return done(attached);
}

/** The line of the timeline that says a file was attached. */
export function attachedEntry(file: PlacedAttachment): NewEntry {
  return entryOf(file, 'attachment.added', file.at, file.by);
}

/** The line that says a file was removed; it is what stays of it. */
export function removedEntry(file: AttachmentDocument, { at, by }: NonNullable<AttachmentDocument['removed']>): NewEntry {
  return entryOf(file, 'attachment.removed', at, by);
}

function entryOf({ _id, accountId, bytes, sha256, kind, of, name }: AttachmentDocument, type: string, at: number, by: string): NewEntry {
  const data = { attachmentId: _id, kind, bytes, sha256, ...(of ? { of } : {}) };
  return { key: `${_id}:${type}`, chain: accountId, at, type, data, personal: { name }, by };
}
