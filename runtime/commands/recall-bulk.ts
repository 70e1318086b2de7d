import { type Outcome, refused } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { BulkDocument } from '../store/bulk-documents.ts';
import { endBulk } from '../store/bulk-store.ts';
import type { Transaction } from '../store/store.ts';
import { recallableOfBulk } from '../store/written-store.ts';
import { isWritten, recallMessage } from './recall-message.ts';

/**
 * Takes back what an act on many has written and can still be taken back, and has the rest not written. Refused when
 * there is neither. `bulk` as this transaction sees it.
 */
export async function recallBulk(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  bulk: BulkDocument,
  actor: Actor,
  transaction: Transaction,
): Promise<Outcome<{ recalled: number }>> {
  if (bulk.goesAt === undefined) return refused('message.not_recallable', 'this act has written no messages');
  let recalled = bulk.left.length;
  for (const effect of await recallableOfBulk(runtime.store, bulk._id, world.now, transaction)) {
    if (isWritten(effect) && (await recallMessage(runtime, world, effect, actor, transaction)).ok) recalled += 1;
  }
  if (recalled === 0) {
    const why = bulk.recalled === undefined ? 'too late: every one of them has gone' : 'they were taken back already';
    return refused('message.not_recallable', why);
  }
  await endBulk(runtime.store, bulk._id, recalled, transaction);
  return { ok: true, value: { recalled } };
}
