import type { LocalDate } from '#engine';
import type { AccountDocument, PromiseDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';
import type { Units } from './unit-scope.ts';

/** A promise with whom it is of. */
export interface PromiseOfAccount {
  readonly promise: PromiseDocument;
  readonly account: Pick<AccountDocument, '_id' | 'name' | 'ownerId' | 'unitId' | 'currency'>;
}

const shown = { accountId: 1, amount: 1, receivedAmount: 1, madeOn: 1, dueOn: 1, graceUntil: 1, status: 1, byUserId: 1 } as const;

/** Promises that are open or wait for approval, and those whose last day was `since` or later and that were judged, of the accounts of some units. */
export async function recentPromises(store: Store, since: LocalDate, units: Units): Promise<PromiseOfAccount[]> {
  const { promises, accounts } = collectionsOf(store);
  const [open, judged] = await Promise.all([
    promises.find({ status: { $in: ['open', 'asked'] } }, { projection: shown }).toArray(),
    promises.find({ status: { $in: ['kept', 'partlyKept', 'broken'] }, graceUntil: { $gte: since } }, { projection: shown }).toArray(),
  ]);
  const all = [...open, ...judged];
  const owing = await accounts
    .find(
      { _id: { $in: [...new Set(all.map((promise) => promise.accountId))] }, ...(units ? { unitId: { $in: [...units] } } : {}) },
      { projection: { name: 1, ownerId: 1, unitId: 1, currency: 1 } },
    )
    .toArray();
  const byId = new Map(owing.map((account) => [account._id, account]));
  return all.flatMap((promise) => {
    const account = byId.get(promise.accountId);
    return account ? [{ promise, account }] : [];
  });
}
