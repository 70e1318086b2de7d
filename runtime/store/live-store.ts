import type { Collection } from 'mongodb';
import type { Store } from './store.ts';

const KEPT_SECONDS = 3600;

/** The collection Socket.IO's adapter carries messages between processes in. */
export async function liveCollection(store: Store): Promise<Collection> {
  // A change stream only tells of what the majority has; with the level of our other reads it would not open.
  const collection = store.db.collection('socketMessages', { readConcern: { level: 'majority' } });
  await collection.createIndex({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  return collection;
}
