import type { ClientSession, Db } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { type Collections, definitionsOfCollections, rememberCollections } from './collections.ts';
import { openCollection } from './define-collection.ts';

/** A transaction under way; passed to every function of this folder that takes part in it. */
export type Transaction = ClientSession;

/** The options of a read or write that takes part in a transaction, where there is one. */
export function within(transaction: Transaction | undefined): { readonly session?: Transaction } {
  return transaction ? { session: transaction } : {};
}

/**
 * For writes that repeat what a durable write already promises: if they are lost, they are done again. They come
 * after that write in the log, so one that survives a failure finds everything before it in place.
 */
export const REPEATABLE = { writeConcern: { w: 1, journal: false } } as const;

/** The database. What it holds is reached through the functions of this folder. */
export interface Store {
  /** For libraries that keep collections of their own (Agenda, the Socket.IO adapter). */
  readonly db: Db;
  /** Runs `work` in one transaction; it may run several times, so it must have no effect outside it. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects, creates collections and indexes, and refuses a server that cannot keep our promises. Writes wait
 * for the majority and the journal; an arbiter would otherwise silently lower that. `name` is how the server
 * knows this process.
 */
export async function openStore(uri: string, name: string): Promise<Store> {
  const connection = await mongoose
    .createConnection(uri, {
      appName: name,
      writeConcern: { w: 'majority', journal: true },
      // Whatever is decided on a read is confirmed by a compare-and-set or a transaction, both of the majority.
      readConcern: { level: 'local' },
      readPreference: 'primary',
      retryWrites: true,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: 10_000,
      autoIndex: false,
      autoCreate: false,
    })
    .asPromise();
  await refuseUnfit(connection);
  const collections = Object.fromEntries(
    Object.entries(definitionsOfCollections).map(([key, definition]) => [key, openCollection(connection, definition as never)]),
  ) as unknown as Collections;
  for (const definition of Object.values(definitionsOfCollections)) await prepare(connection, definition);
  const store: Store = {
    db: databaseOf(connection),
    transaction: (work) => inTransaction(connection, work),
    ping: async () => {
      await databaseOf(connection).admin().ping();
    },
    close: () => connection.close(),
  };
  rememberCollections(store, collections);
  return store;
}

function databaseOf(connection: Connection): Db {
  if (!connection.db) throw new Error('the database connection is closed');
  return connection.db;
}

async function refuseUnfit(connection: Connection): Promise<void> {
  const hello = await databaseOf(connection).admin().command({ hello: 1 });
  if (!hello['setName'] && hello['msg'] !== 'isdbgrid') {
    throw new Error('MONGODB_URI names a single server; transactions need a replica set (one node is enough) or a sharded cluster');
  }
}

/** Collections must exist before a transaction writes to them. */
async function prepare(connection: Connection, { name, indexes }: { name: string; indexes: readonly object[] }): Promise<void> {
  const db = databaseOf(connection);
  await db.createCollection(name).catch((error: { codeName?: string }) => {
    if (error.codeName !== 'NamespaceExists') throw error;
  });
  if (indexes.length > 0) await db.collection(name).createIndexes(indexes as never);
}

async function inTransaction<T>(connection: Connection, work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = await connection.startSession();
  try {
    return await session.withTransaction(() => work(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
    });
  } finally {
    await session.endSession();
  }
}
