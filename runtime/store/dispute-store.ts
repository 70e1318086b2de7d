import type { DisputeDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { Store, Transaction } from './store.ts';

const BATCH = 1000;

/** Open disputes no resolution path has ever run for. */
export async function disputesWithoutPath(store: Store): Promise<DisputeDocument[]> {
  return collectionsOf(store)
    .disputes.aggregate<DisputeDocument>([{ $match: { status: 'open', pathStarted: { $ne: true } } }, { $limit: BATCH }])
    .toArray();
}

export async function markPathStarted(store: Store, disputeId: string, transaction: Transaction): Promise<void> {
  await collectionsOf(store).disputes.updateOne({ _id: disputeId }, { $set: { pathStarted: true } }, { session: transaction });
}
