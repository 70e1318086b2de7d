import type { TaskDocument } from '../../store/account-documents.ts';
import type { Transaction } from '../../store/store.ts';
import { appendEntries } from '../../store/timeline-store.ts';
import type { RequestContext } from '../handler.ts';

/** Writes a line into the account's history for each task somebody has done something with. `note` may be erased one day. */
export async function noteTasks(
  { runtime, world, caller, changeId }: RequestContext,
  type: 'task.claimed' | 'task.snoozed',
  tasks: readonly TaskDocument[],
  said: { readonly data?: Readonly<Record<string, unknown>>; readonly note?: string },
  transaction: Transaction,
): Promise<void> {
  const { data, note } = said;
  const entries = tasks.map((task) => ({
    key: `${changeId}.${task._id}`,
    chain: task.accountId,
    at: world.now,
    type,
    data: { taskId: task._id, kind: task.kind, title: task.title, ...data },
    by: caller.actor.id,
    ...(note === undefined ? {} : { personal: { note } }),
  }));
  await appendEntries(runtime.store, entries, transaction);
}
