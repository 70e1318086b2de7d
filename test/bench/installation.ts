import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { toInstant } from '#engine';
import { compose } from '../../runtime/compose.ts';
import { projectFolder } from '../../runtime/project-folder.ts';
import { publishStock } from '../../runtime/published/stock.ts';
import { type Runtime, readWorld, type World } from '../../runtime/runtime.ts';
import { type Collections, collectionsOf } from '../../runtime/store/collections.ts';
import { writeSetting } from '../../runtime/store/settings.ts';
import { freshDatabase, scratchFolder } from '../support/mongo.ts';
import { TODAY, ZONE } from './accounts.ts';

/** The product on a database of its own with the stock definitions; nothing of it works but what a bench calls. */
export interface Installation {
  readonly runtime: Runtime;
  readonly world: World;
  readonly collections: Collections;
}

/** An installation whose business clock stands at a time of `TODAY`. */
export async function anInstallation(time: string): Promise<Installation> {
  const folder = scratchFolder('bench');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' });
  const composed = await compose({ mongoUri: await freshDatabase(), dataFolder: folder, log, port: 0 });
  // Browsers are not told: that costs the same whoever has done the work, and is no part of it.
  const runtime: Runtime = { ...composed.runtime, publish: () => undefined };
  await writeSetting(runtime.store, 'clock', { mode: 'sandbox', at: toInstant(TODAY, time, ZONE) });
  await publishStock(runtime, join(projectFolder(), 'definitions'));
  return { runtime, world: await readWorld(runtime), collections: collectionsOf(runtime.store) };
}

/** Keeps what a collection holds now; the answer brings it back there, indexes and all. */
export async function keeping({ runtime }: Installation, names: readonly (keyof Collections)[]): Promise<() => Promise<void>> {
  const { db } = runtime.store;
  const copy = async (from: string, to: string): Promise<void> => {
    await db
      .collection(from)
      .aggregate([{ $out: to }])
      .toArray();
  };
  for (const name of names) await copy(name, `kept-${name}`);
  return async () => {
    for (const name of names) await copy(`kept-${name}`, name);
  };
}

/** What collections hold, as the database's own digest of them. */
export async function printOf({ runtime }: Installation, names: readonly (keyof Collections)[]): Promise<unknown> {
  const { collections } = await runtime.store.db.command({ dbHash: 1, collections: names });
  return collections;
}
