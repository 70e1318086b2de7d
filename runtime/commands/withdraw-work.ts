import type { Instant } from '#engine';
import type { Runtime } from '../runtime.ts';
import { plannedWork, type Withdrawal, withdrawEffects } from '../store/effect-store.ts';
import { closeIncidents } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { wakeSuccessors } from '../store/turn-store.ts';

/**
 * Withdraws what was planned and is not wanted any more. With it go the incidents about it; what waited its
 * turn behind it is looked at again.
 */
export async function withdrawPlanned(
  { store }: Pick<Runtime, 'store'>,
  withdrawal: Withdrawal,
  at: Instant,
  transaction?: Transaction,
): Promise<void> {
  const keys = await plannedWork(store, withdrawal, transaction);
  if (keys.length === 0) return;
  const work = async (within: Transaction): Promise<void> => {
    await withdrawEffects(store, keys, at, within);
    for (const effectKey of keys) await closeIncidents(store, { effectKey }, { at, note: 'withdrawn: the account has moved on' }, within);
    await wakeSuccessors(store, withdrawal.enrollmentId, within);
  };
  await (transaction ? work(transaction) : store.transaction(work));
}
