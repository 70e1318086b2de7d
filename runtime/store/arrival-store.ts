import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { ArrivalDocument } from './flow-documents.ts';
import { type Store, type Transaction, within } from './store.ts';

/** Stores records that arrive later; those known by their source's id already are replaced while they wait. */
export async function saveArrivals(store: Store, arrivals: readonly ArrivalDocument[]): Promise<void> {
  if (arrivals.length === 0) return;
  await collectionsOf(store).arrivals.bulkWrite(
    arrivals.map((arrival) => {
      const { _id, ...fields } = arrival;
      return { updateOne: { filter: { _id }, update: { $set: fields }, upsert: true } };
    }),
    { ordered: false },
  );
}

/** Arrivals whose day has come, in the order they come in. */
export async function dueArrivals(store: Store, at: Instant, limit: number): Promise<ArrivalDocument[]> {
  return collectionsOf(store)
    .arrivals.find({ status: 'pending', at: { $lte: new Date(at) } })
    .sort({ at: 1, order: 1, _id: 1 })
    .limit(limit)
    .toArray();
}

export async function nextArrivalAfter(store: Store, at: Instant): Promise<Instant | undefined> {
  const first = await collectionsOf(store)
    .arrivals.find({ status: 'pending', at: { $gt: new Date(at) } }, { projection: { at: 1 } })
    .sort({ at: 1 })
    .limit(1)
    .next();
  return first?.at.getTime();
}

/** Marks an arrival as booked, within the transaction that books it; false when it was taken already. */
export async function markArrival(store: Store, id: string, transaction: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).arrivals.updateOne(
    { _id: id, status: 'pending' },
    { $set: { status: 'done' } },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Takes back what waits under these ids: its source has told something else of it since. */
export async function supersedeArrivals(store: Store, ids: readonly string[], transaction: Transaction): Promise<void> {
  if (ids.length === 0) return;
  await collectionsOf(store).arrivals.updateMany(
    { _id: { $in: [...ids] }, status: 'pending' },
    { $set: { status: 'superseded' } },
    { session: transaction },
  );
}

/** Sets an arrival aside that cannot be booked, with the reason. */
export async function refuseArrival(store: Store, id: string, failure: string, transaction?: Transaction): Promise<void> {
  await collectionsOf(store).arrivals.updateOne({ _id: id }, { $set: { status: 'refused', failure } }, within(transaction));
}
