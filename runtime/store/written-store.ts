import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import { changeIdle, type EffectChange } from './effect-store.ts';
import type { EffectDocument } from './flow-documents.ts';
import { type Store, type Transaction, within } from './store.ts';

/** Why a message waits that somebody may still take back. */
export const RECALLABLE = 'recallable';

/** What people have written to an account that can still be taken back. */
export async function recallableOf(store: Store, accountId: string, transaction: Transaction | undefined): Promise<EffectDocument[]> {
  return collectionsOf(store).effects.find({ accountId, status: 'held', reason: RECALLABLE }, within(transaction)).toArray();
}

/** The key of a message somebody has written. */
export function messageKey(id: string): string {
  return `message:${id}`;
}

/** The id of the message an act on many writes to an account; those of one act are one range. */
export function messageOfBulk(bulkId: string, accountId: string): string {
  return `${bulkId}.${accountId}`;
}

/** What an act on many has written that can still be taken back. */
export async function recallableOfBulk(store: Store, bulkId: string, now: Instant, transaction: Transaction): Promise<EffectDocument[]> {
  const first = messageKey(messageOfBulk(bulkId, ''));
  // No id has a character beyond.
  const end = `${first}\uffff`;
  const held = { status: 'held', reason: RECALLABLE, wakeAt: { $gt: new Date(now) } } as const;
  return collectionsOf(store)
    .effects.find({ _id: { $gte: first, $lt: end }, ...held }, { session: transaction })
    .toArray();
}

/**
 * Changes a message that can still be taken back: its time has not come, and no worker has it. False otherwise; of
 * this and a worker that takes it exactly one succeeds.
 */
export async function changeRecallable(
  store: Store,
  key: string,
  now: Instant,
  change: EffectChange,
  transaction: Transaction,
): Promise<boolean> {
  return changeIdle(store, key, ['held'], change, transaction, { reason: RECALLABLE, wakeAt: { $gt: new Date(now) } });
}

/** Whether a reply has an answer that has gone out, or is about to. */
export async function isAnswered(store: Store, accountId: string, replyId: string, transaction: Transaction | undefined): Promise<boolean> {
  const answer = { accountId, 'written.draft.replyId': replyId, status: { $nin: ['cancelled', 'failed'] } } as const;
  return (await collectionsOf(store).effects.findOne(answer as never, { ...within(transaction), projection: { _id: 1 } })) !== null;
}

/** The lines the last letter to an account was addressed with. */
export async function lastAddress(store: Store, accountId: string): Promise<readonly string[] | undefined> {
  const [last] = await collectionsOf(store)
    .effects.find({ accountId, 'written.draft.address.0': { $exists: true } }, { projection: { written: 1 } })
    .sort({ plannedAt: -1 })
    .limit(1)
    .toArray();
  return last?.written?.draft.address;
}
