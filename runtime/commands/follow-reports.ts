import { addDays, type Book, type BusinessEvent, type Instant } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { newId } from '../store/new-id.ts';
import type { Transaction } from '../store/store.ts';
import { insertTask, withdrawTasksOf } from '../store/task-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { assigneeData, assigneeOf } from './assignee-of.ts';

/** The tasks that follow up a reported payment are known by the report. */
const keyOf = (reportId: string): string => `report:${reportId}`;

/**
 * A payment the customer reports is followed up: somebody looks on the first day on which it no longer pauses
 * anything. The task goes when the payment arrives, or when nothing is overdue any more.
 */
export async function followReports(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  account: AccountDocument,
  change: { readonly before: Book; readonly after: Book; readonly events: readonly BusinessEvent[]; readonly at: Instant },
  transaction: Transaction,
): Promise<void> {
  const { before, after, events, at } = change;
  const settled = events.some((event) => event.type === 'account.settled');
  if (before.reported === after.reported && !settled) return;
  const known = new Set(before.reported.map((report) => report.id));
  const over = after.reported.filter((report) => settled || report.status !== 'waiting');
  await withdrawTasksOf(
    store,
    over.map((report) => keyOf(report.id)),
    at,
    transaction,
  );
  for (const report of after.reported) {
    if (known.has(report.id)) continue;
    const dueOn = addDays(report.pausesUntil, 1);
    const title = 'Has the reported payment arrived?';
    const task = {
      _id: newId('tsk'),
      accountId: account._id,
      accountName: account.name,
      ...(account.unitId === undefined ? {} : { unitId: account.unitId }),
      kind: 'follow-up',
      title,
      status: 'open' as const,
      ...(await assigneeOf(store, world, account, {}, transaction)),
      dueOn,
      createdAt: at,
      reason: `payment reported for ${report.paidOn}`,
      effectKey: keyOf(report.id),
      revision: 1,
    };
    await insertTask(store, task, transaction);
    const data = { taskId: task._id, kind: task.kind, title, ...assigneeData(task), dueOn };
    await appendEntries(store, [{ key: `${keyOf(report.id)}:task`, chain: account._id, at, type: 'task.created', data }], transaction);
  }
}
