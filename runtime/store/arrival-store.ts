import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { ArrivalDocument } from './flow-documents.ts';
import type { Store, Transaction } from './store.ts';

/** Stores records that arrive later; those known by their source's id already are replaced while they wait. */
export async function saveArrivals(store: Store, arrivals: readonly ArrivalDocument[]): Promise<{ created: number; changed: number }> {
  if (arrivals.length === 0) return { created: 0, changed: 0 };
  const result = await collectionsOf(store).arrivals.bulkWrite(
    arrivals.map((arrival) => {
      const { _id, ...fields } = arrival;
      return { updateOne: { filter: { _id }, update: { $set: fields }, upsert: true } };
    }),
    { ordered: false },
  );
  return { created: result.upsertedCount, changed: result.modifiedCount };
}

export async function arrivalsById(store: Store, ids: readonly string[]): Promise<ArrivalDocument[]> {
  return collectionsOf(store)
    .arrivals.find({ _id: { $in: [...ids] } })
    .toArray();
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

/** Marks an arrival as booked, within the transaction that books it; false when it was booked already. */
export async function markArrival(
  store: Store,
  id: string,
  status: 'done' | 'refused',
  failure: string | undefined,
  transaction: Transaction,
): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).arrivals.updateOne(
    { _id: id, status: 'pending' },
    { $set: { status, ...(failure === undefined ? {} : { failure }) } },
    { session: transaction },
  );
  return matchedCount === 1;
}
