import type { Invoice, LedgerAccount, Standing } from '../model/ledger.ts';
import type { BusinessEvent, LedgerTerms } from './book.ts';
import { invoiceEvent } from './finish.ts';
import { isSettled } from './standing.ts';

/**
 * What the turn of the day alone has changed for an account: invoices that fall due, becoming overdue, a new
 * aging bucket, or dates that timers hang on. Each is told once; `due` are the open invoices whose due date has
 * come since the last night, `before` the standing of the last night.
 */
export function nightly(
  account: LedgerAccount,
  standing: Standing,
  due: readonly Invoice[],
  terms: LedgerTerms,
  before?: Standing,
): { readonly account: LedgerAccount; readonly events: readonly BusinessEvent[] } {
  const overdue = !isSettled(standing, terms);
  const { announced } = account;
  const events: BusinessEvent[] = due.map((invoice) => invoiceEvent('invoice.due', invoice));
  if (overdue && !announced.overdue) events.push({ type: 'account.overdue', payload: { amount: standing.overdueAmount } });
  if (announced.bucket !== undefined && announced.bucket !== standing.bucket) {
    events.push({ type: 'bucket.entered', payload: { bucket: standing.bucket, from: announced.bucket } });
  }
  // Dates timers are anchored to may move with the day alone, without anything to tell.
  const moved = before !== undefined && (before.oldestDueOn !== standing.oldestDueOn || before.nextDueOn !== standing.nextDueOn);
  if (moved && events.length === 0) events.push({ type: 'facts.changed', payload: {} });
  const same = announced.overdue === overdue && announced.bucket === standing.bucket;
  return { account: same ? account : { ...account, announced: { overdue, bucket: standing.bucket } }, events };
}
