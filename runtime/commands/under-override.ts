import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { setOverride } from '../store/override-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';

/**
 * What an account is to run on on a day: what its segment says, or the override a person has set, up to and including
 * its last day. Everything that puts accounts on strategies reads the segment that comes out of this.
 */
export function underOverride(
  segment: AccountDocument['segment'],
  override: AccountDocument['override'],
  on: string,
): AccountDocument['segment'] {
  if (!override || on > override.untilOn) return segment;
  const { strategy: _, ...row } = segment;
  return { ...row, ...(override.strategy === undefined ? {} : { strategy: override.strategy }), override: override.id };
}

/** Takes an override off whose last day has passed, in the transaction of that night. */
export async function closeOverride(
  { store }: Pick<Runtime, 'store'>,
  { now: at }: World,
  { _id: chain, override }: AccountDocument,
  segment: AccountDocument['segment'],
  transaction: Transaction,
): Promise<void> {
  if (!override || segment.override === override.id) return;
  await setOverride(store, chain, { segment }, transaction);
  const data = { override: override.id, untilOn: override.untilOn };
  await appendEntries(store, [{ key: `${override.id}:ended`, chain, at, type: 'override.ended', data }], transaction);
}
