import { type Instant, isSettled, localDateAt, standingFrom } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import { getAccount, isInvoicePaid, setAccount } from '../store/account-store.ts';
import { noteSettled } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import { wantsOther } from './wants-other.ts';

/**
 * Remembers how a strategy ended: after one that ended with debts left, its subject comes back only with an
 * item that falls due later, or when its segment had named another strategy meanwhile. The account is looked at
 * again at once.
 */
export async function noteEnd(runtime: Runtime, world: World, enrollment: EnrollmentDocument, at: Instant): Promise<void> {
  const { store } = runtime;
  if (enrollment.kind !== 'strategy') return;
  const account = await getAccount(store, enrollment.accountId);
  if (!account) return;
  const on = localDateAt(at, account.zone);
  const nextNightAt = new Date(at);
  if (enrollment.subject.type === 'invoice') {
    await noteSettled(store, enrollment._id, await isInvoicePaid(store, enrollment.subject.id));
    return setAccount(store, account._id, { nextNightAt });
  }
  const settled = isSettled(standingFrom(account.ladder, account.balances, on, world.terms), world.terms);
  const moved = wantsOther(enrollment, account.segment);
  await setAccount(store, account._id, { lastEnd: { on, settled, ...(moved ? { moved } : {}) }, nextNightAt });
}
