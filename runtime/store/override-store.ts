import type { AccountDocument } from './account-documents.ts';
import { counted } from './account-store.ts';
import { collectionsOf } from './collections.ts';
import type { Store, Transaction } from './store.ts';

export type Override = NonNullable<AccountDocument['override']>;

/** What the account is to run on from now on; without an override, the one that stood is gone. */
interface Change {
  readonly override?: Override;
  readonly segment: AccountDocument['segment'];
  /** When the account is to be looked at. */
  readonly nextNightAt?: Date;
}

/**
 * Writes an override, or its end. What runs already and is what is asked for goes on as if it had begun under it: it
 * is not left for that.
 */
export async function setOverride(
  store: Store,
  accountId: string,
  { override, segment, nextNightAt }: Change,
  transaction: Transaction,
): Promise<void> {
  const { accounts, enrollments } = collectionsOf(store);
  const session = { session: transaction };
  await accounts.updateOne(
    { _id: accountId },
    {
      $set: { segment, ...(override ? { override } : {}), ...(nextNightAt ? { nextNightAt } : {}) },
      ...(override ? {} : { $unset: { override: '' as const } }),
      ...counted,
    },
    session,
  );
  if (segment.strategy === undefined) return;
  const mark = (field: string): object => (override ? { $set: { [field]: override.id } } : { $unset: { [field]: '' } });
  await accounts.updateOne({ _id: accountId, 'step.definitionId': segment.strategy }, mark('step.override') as never, session);
  const same = {
    accountId,
    kind: 'strategy' as const,
    status: { $in: ['active' as const, 'parked' as const] },
    definitionId: segment.strategy,
  };
  await enrollments.updateMany(same, mark('override') as never, session);
}
