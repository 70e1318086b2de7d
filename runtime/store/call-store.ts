import type { CallDocument } from './call-documents.ts';
import { collectionsOf } from './collections.ts';
import type { Store, Transaction } from './store.ts';

export async function insertCall(store: Store, call: CallDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).calls.insertOne(call, { session: transaction });
}

export async function getCall(store: Store, id: string, transaction: Transaction): Promise<CallDocument | undefined> {
  return (await collectionsOf(store).calls.findOne({ _id: id }, { session: transaction })) ?? undefined;
}

/** Marks a call as corrected by another; false when somebody has corrected it before. */
export async function markCorrected(store: Store, id: string, correctedBy: string, transaction: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).calls.updateOne(
    { _id: id, correctedBy: { $exists: false } },
    { $set: { correctedBy } },
    { session: transaction },
  );
  return matchedCount === 1;
}
