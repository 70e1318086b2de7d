import type { Actor, Runtime, World } from '../runtime.ts';
import type { AttachmentDocument } from '../store/attachment-documents.ts';
import { settleAttachment } from '../store/attachment-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { removedEntry } from './attach-waiting.ts';

/** Removes a file that was kept: who, when, its name and hash stay in the timeline. Its content is dropped afterwards. */
export async function removeAttachment(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  file: AttachmentDocument,
  actor: Actor,
  transaction: Transaction,
): Promise<void> {
  const removed = { at: world.now, by: actor.id };
  // Whoever drops the content may be killed; then it is found by this.
  await settleAttachment(store, file._id, { status: 'removed', removed, expiresAt: new Date() }, transaction);
  await appendEntries(store, [removedEntry(file, removed)], transaction);
}
