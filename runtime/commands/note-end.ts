import { type Instant, isSettled, localDateAt, standingFrom } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import { getAccount, setAccount } from '../store/account-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';

/**
 * Remembers how a strategy ended: after one that ended with debts left, the account comes back only with an
 * item that falls due later. The account is looked at again at once.
 */
export async function noteEnd(runtime: Runtime, world: World, enrollment: EnrollmentDocument, at: Instant): Promise<void> {
  if (enrollment.kind !== 'strategy') return;
  const account = await getAccount(runtime.store, enrollment.accountId);
  if (!account) return;
  const on = localDateAt(at, account.zone);
  const settled = isSettled(standingFrom(account.ladder, account.balances, on, world.terms), world.terms);
  await setAccount(runtime.store, account._id, { lastEnd: { on, settled }, nextNightAt: new Date(at) });
}
