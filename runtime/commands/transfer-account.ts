import { done, type Holder, holderWord, type Outcome } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, TaskDocument, UserDocument } from '../store/account-documents.ts';
import { setOwner } from '../store/account-store.ts';
import type { Transaction } from '../store/store.ts';
import { openTasksOf } from '../store/task-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { giveTasks } from './give-tasks.ts';

export interface Transfer {
  readonly account: AccountDocument;
  readonly to: Holder;
  /** The person, where it goes to one. */
  readonly receiver: UserDocument | undefined;
  /** Whose tasks go with it; missing: whoever has them. */
  readonly tasksOf?: string | undefined;
  readonly reason: string;
  readonly by: { readonly actor: Actor; readonly id: string };
}

/**
 * Gives an account to another owner, or to a pool and so to nobody, with the open tasks people have on it. What lies
 * in a pool stays there. Who stands in for the receiver gets the tasks. Answers the tasks that went with it.
 */
export async function transferAccount(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  { account, to, receiver, tasksOf, reason, by }: Transfer,
  transaction: Transaction,
): Promise<Outcome<{ taskIds: string[] }>> {
  const tasks = (await openTasksOf(store, account._id, transaction)).filter((task) => goesAlong(task, tasksOf));
  const ownerId = to.kind === 'person' ? to.id : undefined;
  await setOwner(store, account._id, ownerId, transaction);
  const given = { ...account, ...(ownerId === undefined ? {} : { ownerId }) };
  await giveTasks(store, world, given, tasks, ownerId === undefined ? { pool: to.id } : { assigneeId: ownerId }, transaction);
  const data = {
    to: holderWord(to),
    ...(account.ownerId === undefined ? {} : { from: holderWord({ kind: 'person', id: account.ownerId }) }),
    name: receiver?.name ?? to.id,
    titles: tasks.map((task) => task.title).join(', '),
    reason,
  };
  const entry = { key: by.id, chain: account._id, at: world.now, type: 'account.transferred', data, by: by.actor.id };
  await appendEntries(store, [entry], transaction);
  return done({ taskIds: tasks.map((task) => task._id) });
}

function goesAlong({ assigneeId }: TaskDocument, tasksOf: string | undefined): boolean {
  return assigneeId !== undefined && (tasksOf === undefined || assigneeId === tasksOf);
}
