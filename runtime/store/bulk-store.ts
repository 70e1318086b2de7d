import type { BulkDocument } from './bulk-documents.ts';
import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';

export async function insertBulk(store: Store, bulk: BulkDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).bulks.insertOne(bulk, { session: transaction });
}

export async function getBulk(store: Store, id: string, transaction?: Transaction): Promise<BulkDocument | undefined> {
  return (await collectionsOf(store).bulks.findOne({ _id: id }, within(transaction))) ?? undefined;
}

export async function runningBulks(store: Store): Promise<BulkDocument[]> {
  return collectionsOf(store).bulks.find({ status: 'running' }).toArray();
}

/** Takes an account out of those that are left; false when somebody else has done it. `leftOut`: nothing is done with it. */
export async function takeFromBulk(
  store: Store,
  bulkId: string,
  accountId: string,
  leftOut: BulkDocument['leftOut'][number] | undefined,
  transaction: Transaction,
): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).bulks.updateOne(
    { _id: bulkId, left: accountId } as never,
    { $pull: { left: accountId }, ...(leftOut ? { $push: { leftOut } } : { $inc: { done: 1 } }) } as never,
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Notes why nothing could be done with an account; it is not tried again. */
export async function noteBulkFailure(store: Store, bulkId: string, accountId: string, reason: string): Promise<void> {
  await collectionsOf(store).bulks.updateOne(
    { _id: bulkId, left: accountId } as never,
    { $pull: { left: accountId }, $push: { failures: { accountId, reason } } } as never,
  );
}

/** Everybody is through. */
export async function finishBulk(store: Store, bulkId: string): Promise<void> {
  await collectionsOf(store).bulks.updateOne({ _id: bulkId, left: [] }, { $set: { status: 'done' }, $unset: { act: '' } } as never);
}

/** Ends an act before everybody is through; `recalled` were taken back. */
export async function endBulk(store: Store, bulkId: string, recalled: number, transaction: Transaction): Promise<void> {
  await collectionsOf(store).bulks.updateOne(
    { _id: bulkId },
    { $set: { status: 'done', left: [], recalled }, $unset: { act: '' } },
    { session: transaction },
  );
}
