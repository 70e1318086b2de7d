import type { Holder, Instant } from '#engine';
import type { TaskDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { MadeByState } from './effect-store.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { Units } from './unit-scope.ts';

export async function insertTask(store: Store, task: TaskDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).tasks.insertOne(task, { session: transaction });
}

export async function getTask(store: Store, id: string, transaction?: Transaction): Promise<TaskDocument | undefined> {
  return (await collectionsOf(store).tasks.findOne({ _id: id }, within(transaction))) ?? undefined;
}

/** The open tasks of an account, oldest first. */
export async function openTasksOf(store: Store, accountId: string, transaction: Transaction): Promise<TaskDocument[]> {
  return collectionsOf(store).tasks.find({ accountId, status: 'open' }, { session: transaction }).sort({ createdAt: 1, _id: 1 }).toArray();
}

/** The open tasks of many accounts. */
export async function openTasksOfMany(store: Store, accountIds: readonly string[]): Promise<TaskDocument[]> {
  return collectionsOf(store)
    .tasks.find({ accountId: { $in: [...accountIds] }, status: 'open' })
    .toArray();
}

/** Gives an open task to a person or a pool, whoever had it. */
export async function giveOpenTask(
  store: Store,
  id: string,
  to: Pick<TaskDocument, 'assigneeId' | 'pool' | 'insteadOf' | 'routing'>,
  transaction: Transaction,
): Promise<void> {
  const gone = (['assigneeId', 'insteadOf', 'routing'] as const).filter((field) => to[field] === undefined);
  await collectionsOf(store).tasks.updateOne(
    { _id: id, status: 'open' },
    { $set: to, $unset: Object.fromEntries(gone.map((field) => [field, ''])), $inc: { revision: 1 } } as never,
    { session: transaction },
  );
}

/** Whether somebody has a task, or it lies in a pool and nobody has taken it. */
export function isHeldBy({ assigneeId, pool }: Pick<TaskDocument, 'assigneeId' | 'pool'>, { kind, id }: Holder): boolean {
  return kind === 'person' ? assigneeId === id : assigneeId === undefined && pool === id;
}

/** How many open tasks somebody has, or lie in a pool. */
export async function countHeld(store: Store, { kind, id }: Holder, units: Units): Promise<number> {
  const held = kind === 'person' ? { assigneeId: id } : { assigneeId: { $exists: false }, pool: id };
  return collectionsOf(store).tasks.countDocuments({ status: 'open', ...held, ...(units ? { unitId: { $in: [...units] } } : {}) });
}

/** Withdraws the open tasks that states made in earlier steps than `version`; answers their ids. */
export async function withdrawTasks(
  store: Store,
  enrollmentId: string,
  version: number,
  states: readonly string[],
  at: Instant,
): Promise<string[]> {
  if (states.length === 0) return [];
  return withdraw(store, { enrollmentId, state: { $in: [...states] }, version: { $lt: version }, keep: { $ne: true } }, at);
}

/** The open tasks of many enrollments that can be withdrawn: whose they are, and which step of which state made them. */
export async function openTasksByStates(store: Store, enrollmentIds: readonly string[]): Promise<MadeByState[]> {
  const found = await collectionsOf(store)
    .tasks.find(
      { enrollmentId: { $in: [...enrollmentIds] }, status: 'open', keep: { $ne: true } },
      { projection: { enrollmentId: 1, version: 1, state: 1 } },
    )
    .toArray();
  return found.flatMap(({ enrollmentId, version, state }) =>
    enrollmentId === undefined || version === undefined || state === undefined ? [] : { enrollmentId, version, state },
  );
}

/** Withdraws the open tasks that were made under these keys. */
export async function withdrawTasksOf(store: Store, keys: readonly string[], at: Instant, transaction: Transaction): Promise<void> {
  if (keys.length > 0) await withdraw(store, { effectKey: { $in: [...keys] } }, at, transaction);
}

/** Withdraws every open task an enrollment has made, or those of one kind. */
export async function withdrawAllTasks(
  store: Store,
  enrollmentId: string,
  kind: string | undefined,
  at: Instant,
  transaction?: Transaction,
): Promise<string[]> {
  return withdraw(store, { enrollmentId, keep: { $ne: true }, ...(kind === undefined ? {} : { kind }) }, at, transaction);
}

async function withdraw(store: Store, filter: object, at: Instant, transaction?: Transaction): Promise<string[]> {
  const { tasks } = collectionsOf(store);
  const options = within(transaction);
  const open = await tasks.find({ ...filter, status: 'open' } as never, { projection: { _id: 1 }, ...options }).toArray();
  if (open.length === 0) return [];
  const ids = open.map((task) => task._id);
  await tasks.updateMany(
    { _id: { $in: ids }, status: 'open' },
    { $set: { status: 'withdrawn', closedAt: at }, $inc: { revision: 1 } },
    options,
  );
  return ids;
}

/** Changes a task that is open, if `condition` holds; the task as it is afterwards, or undefined. */
export async function changeOpenTask(
  store: Store,
  id: string,
  condition: object,
  fields: Partial<TaskDocument>,
  transaction: Transaction,
): Promise<TaskDocument | undefined> {
  const changed = await collectionsOf(store).tasks.findOneAndUpdate(
    { _id: id, status: 'open', ...condition } as never,
    { $set: fields, $inc: { revision: 1 } } as never,
    { session: transaction, returnDocument: 'after' },
  );
  return changed ?? undefined;
}

/** The open task an account has about a mail. */
export async function openTaskOfMail(
  store: Store,
  accountId: string,
  mailId: string,
  transaction: Transaction,
): Promise<TaskDocument | undefined> {
  return (await collectionsOf(store).tasks.findOne({ mailId, accountId, status: 'open' }, { session: transaction })) ?? undefined;
}

/** Opens a task again that was closed at this very moment, as it was before; false when it is not closed so any more. */
export async function reopenTask(
  store: Store,
  id: string,
  closedAt: Instant,
  was: Pick<TaskDocument, 'assigneeId' | 'dueOn' | 'dueAt'>,
  transaction: Transaction,
): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).tasks.updateOne(
    { _id: id, status: 'done', closedAt },
    { $set: { status: 'open', ...was }, $unset: { outcome: '', closedAt: '', ...unsetOf(was) }, $inc: { revision: 1 } } as never,
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Puts an open task back to the moment it was for before; whose it is by now stays. */
export async function putBackTask(
  store: Store,
  id: string,
  { dueOn, dueAt }: Pick<TaskDocument, 'dueOn' | 'dueAt'>,
  transaction: Transaction,
): Promise<void> {
  const update = {
    $set: { dueOn, ...(dueAt === undefined ? {} : { dueAt }) },
    ...(dueAt === undefined ? { $unset: { dueAt: '' } } : {}),
    $inc: { revision: 1 },
  };
  await collectionsOf(store).tasks.updateOne({ _id: id, status: 'open' }, update as never, { session: transaction });
}

function unsetOf(was: object): object {
  return Object.fromEntries(['assigneeId', 'dueOn', 'dueAt'].filter((field) => !(field in was)).map((field) => [field, '']));
}

/** Withdraws one open task. */
export async function withdrawTask(store: Store, id: string, at: Instant, transaction: Transaction): Promise<void> {
  await withdraw(store, { _id: id }, at, transaction);
}

/** Writes down on the account the earliest open call somebody was told to expect. */
export async function refreshCallBack(store: Store, accountId: string, transaction: Transaction): Promise<void> {
  const { tasks, accounts } = collectionsOf(store);
  const session = { session: transaction };
  const [next] = await tasks
    .find({ accountId, status: 'open', kind: 'call-back', dueAt: { $exists: true } }, session)
    .sort({ dueAt: 1 })
    .limit(1)
    .toArray();
  const update = next?.dueAt === undefined ? { $unset: { callBackAt: '' } } : { $set: { callBackAt: next.dueAt } };
  await accounts.updateOne({ _id: accountId }, { ...update, $inc: { changes: 1 } } as never, session);
}

/** Accounts with an open task that has become overdue before a day and was not yet told so. */
export async function accountsWithOverdueTasks(store: Store, on: string): Promise<string[]> {
  return collectionsOf(store).tasks.distinct('accountId', { status: 'open', overdueTold: null, dueOn: { $lt: on } } as never);
}

/** Open tasks of an account that have become overdue and were not yet told so. */
export async function newlyOverdueTasks(store: Store, accountId: string, on: string, transaction: Transaction): Promise<TaskDocument[]> {
  const { tasks } = collectionsOf(store);
  const found = await tasks
    .find({ accountId, status: 'open', dueOn: { $lt: on }, overdueTold: { $ne: true } }, { session: transaction })
    .toArray();
  if (found.length > 0) {
    await tasks.updateMany({ _id: { $in: found.map((task) => task._id) } }, { $set: { overdueTold: true } }, { session: transaction });
  }
  return found;
}

/** Tasks, newest first. `mine`: given to this user. */
export async function listTasks(
  store: Store,
  filter: {
    readonly status?: string | undefined;
    readonly mine?: string | undefined;
    readonly accountId?: string | undefined;
    readonly pool?: string | undefined;
    readonly units?: readonly string[] | undefined;
  },
  page: { readonly limit: number; readonly after?: { readonly at: number; readonly id: string } | undefined },
): Promise<TaskDocument[]> {
  const { after } = page;
  return collectionsOf(store)
    .tasks.find({
      ...(filter.status === undefined ? {} : { status: filter.status as 'open' }),
      ...(filter.mine === undefined ? {} : { assigneeId: filter.mine }),
      ...(filter.accountId === undefined ? {} : { accountId: filter.accountId }),
      ...(filter.pool === undefined ? {} : { pool: filter.pool }),
      ...(filter.units ? { unitId: { $in: [...filter.units] } } : {}),
      ...(after ? { $or: [{ createdAt: { $lt: after.at } }, { createdAt: after.at, _id: { $lt: after.id } }] } : {}),
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(page.limit)
    .toArray();
}
