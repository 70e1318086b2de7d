import type { DisputeDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { Store, Transaction } from './store.ts';

const BATCH = 1000;

/** Open disputes no resolution path has ever run for, a batch after the other. */
export async function* disputesWithoutPath(store: Store): AsyncGenerator<DisputeDocument> {
  for (let last = ''; ; ) {
    const batch = await collectionsOf(store)
      .disputes.find({ status: 'open', pathStarted: { $ne: true }, _id: { $gt: last } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    yield* batch as DisputeDocument[];
    if (batch.length < BATCH) return;
    last = batch.at(-1)?._id ?? '';
  }
}

export async function markPathStarted(store: Store, disputeId: string, transaction: Transaction): Promise<void> {
  await collectionsOf(store).disputes.updateOne({ _id: disputeId }, { $set: { pathStarted: true } }, { session: transaction });
}
