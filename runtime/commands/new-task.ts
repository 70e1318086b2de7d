import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument, TaskDocument } from '../store/account-documents.ts';
import { newId } from '../store/new-id.ts';
import type { Transaction } from '../store/store.ts';
import { insertTask } from '../store/task-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { assigneeData, assigneeOf, type Wanted } from './assignee-of.ts';

/** A task that people or the ledger ask for, not a step. */
export interface WantedTask extends Wanted {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string;
  readonly dueOn: string;
  readonly dueAt?: number | undefined;
  /** The mail it is to be done about. */
  readonly mailId?: string | undefined;
}

/** Makes a task and its line in the history; answers its id. */
export async function addTask(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  account: AccountDocument,
  wanted: WantedTask,
  transaction: Transaction,
): Promise<string> {
  const { key, kind, title, reason, dueOn, dueAt, by, mailId } = wanted;
  const task: TaskDocument = {
    _id: newId('tsk'),
    accountId: account._id,
    accountName: account.name,
    ...(account.unitId === undefined ? {} : { unitId: account.unitId }),
    kind,
    title,
    status: 'open',
    ...(await assigneeOf(store, world, account, wanted, transaction)),
    dueOn,
    ...(dueAt === undefined ? {} : { dueAt }),
    createdAt: world.now,
    reason,
    ...(mailId === undefined ? {} : { mailId }),
    revision: 1,
  };
  await insertTask(store, task, transaction);
  const data = { taskId: task._id, kind, title, ...assigneeData(task), dueOn, ...(dueAt === undefined ? {} : { dueAt }) };
  await appendEntries(store, [{ key, chain: account._id, at: world.now, type: 'task.created', data, by }], transaction);
  return task._id;
}
