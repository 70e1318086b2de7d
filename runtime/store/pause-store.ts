import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { PauseDocument } from './pause-documents.ts';
import type { PauseInForce } from './settings.ts';
import { type Store, type Transaction, within } from './store.ts';

/** Past pauses that are listed. */
const SHOWN = 50;

export async function getPause(store: Store, id: string, transaction?: Transaction): Promise<PauseDocument | undefined> {
  return (await collectionsOf(store).pauses.findOne({ _id: id }, within(transaction))) ?? undefined;
}

/** Pauses in force and those being ended, oldest first, as they are in this second. */
export async function pausesInForce(store: Store, transaction?: Transaction): Promise<readonly PauseInForce[]> {
  const setting = await collectionsOf(store).settings.findOne({ _id: 'pauses' }, within(transaction));
  return (setting?.value as PauseInForce[] | undefined) ?? [];
}

/** Pauses of a strategy: in force and being ended, oldest first; with `past`, those that are over after them, newest first. */
export async function listPauses(store: Store, strategyId: string, past: boolean): Promise<PauseDocument[]> {
  const { pauses } = collectionsOf(store);
  const standing = await pauses
    .find({ strategyId, status: { $in: ['active', 'resuming'] } })
    .sort({ at: 1, _id: 1 })
    .toArray();
  if (!past) return standing;
  const over = await pauses.find({ strategyId, status: 'resumed' }).sort({ at: -1, _id: -1 }).limit(SHOWN).toArray();
  return [...standing, ...over];
}

/** Writes a pause and puts it in force. Two that begin at one moment meet in the settings. */
export async function insertPause(store: Store, pause: PauseDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).pauses.insertOne(pause, { session: transaction });
  await putInForce(store, pause, transaction);
}

/** From here on what the pause has kept back is let go as decided. False when it is not in force any more. */
export async function beginResumption(
  store: Store,
  id: string,
  resumption: NonNullable<PauseDocument['resumption']>,
  transaction: Transaction,
): Promise<boolean> {
  const { pauses } = collectionsOf(store);
  const options = { session: transaction, returnDocument: 'after' } as const;
  const begun = await pauses.findOneAndUpdate({ _id: id, status: 'active' }, { $set: { status: 'resuming', resumption } }, options);
  if (begun) await putInForce(store, begun, transaction);
  return begun !== null;
}

/** Something was kept back by a pause that was over: its end goes on. */
export async function reopenResumption(store: Store, id: string): Promise<void> {
  await store.transaction(async (transaction) => {
    const reopened = await collectionsOf(store).pauses.findOneAndUpdate(
      { _id: id, status: 'resumed' },
      { $set: { status: 'resuming' } },
      { session: transaction, returnDocument: 'after' },
    );
    if (reopened) await putInForce(store, reopened, transaction);
  });
}

/** Nothing is kept back any more. */
export async function finishResumption(store: Store, id: string, at: Instant): Promise<void> {
  await store.transaction(async (transaction) => {
    const { pauses, settings } = collectionsOf(store);
    await pauses.updateOne(
      { _id: id, status: 'resuming' },
      { $set: { status: 'resumed', 'resumption.finishedAt': at } },
      { session: transaction },
    );
    await settings.updateOne({ _id: 'pauses' }, { $pull: { value: { id } } as never }, { session: transaction });
  });
}

async function putInForce(store: Store, pause: PauseDocument, transaction: Transaction): Promise<void> {
  const { settings } = collectionsOf(store);
  const standing = await pausesInForce(store, transaction);
  const { _id: id, strategyId, step, reason, by, byName, at, resumption } = pause;
  const own: PauseInForce = {
    id,
    strategyId,
    step,
    reason,
    by,
    byName,
    at,
    ...(resumption
      ? { resumption: { decision: resumption.decision, by: resumption.by, byName: resumption.byName, at: resumption.at } }
      : {}),
  };
  const isNew = standing.every((each) => each.id !== id);
  const value = isNew ? [...standing, own] : standing.map((each) => (each.id === id ? own : each));
  await settings.updateOne({ _id: 'pauses' }, { $set: { value } }, { upsert: true, session: transaction });
}
