import type { World } from '../runtime.ts';
import type { AccountDocument, TaskDocument } from '../store/account-documents.ts';
import type { Store, Transaction } from '../store/store.ts';
import { giveOpenTask } from '../store/task-store.ts';
import { givenTo } from './assignee-of.ts';

/** The person or the pool they are given to. */
export type GivenTo = { readonly assigneeId: string } | { readonly pool: string };

/** Gives open tasks of an account to somebody, or to who stands in for them, or to a pool. */
export async function giveTasks(
  store: Store,
  world: World,
  account: AccountDocument,
  tasks: readonly TaskDocument[],
  wanted: GivenTo,
  transaction: Transaction,
): Promise<void> {
  const assignee = await givenTo(store, world, account, wanted, transaction);
  for (const task of tasks) await giveOpenTask(store, task._id, assignee, transaction);
}
