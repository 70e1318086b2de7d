import { type BulkAct, holderWord, InvariantError, localDateAt } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument, TaskDocument, UserDocument } from '../store/account-documents.ts';
import { getAccount, setAccount } from '../store/account-store.ts';
import type { BulkDocument } from '../store/bulk-documents.ts';
import { takeFromBulk } from '../store/bulk-store.ts';
import type { Transaction } from '../store/store.ts';
import { insertTask, openTasksOf } from '../store/task-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { userById } from '../store/user-store.ts';
import { messageKey, messageOfBulk } from '../store/written-store.ts';
import { assigneeData, assigneeOf } from './assignee-of.ts';
import { hindranceOf, type Judged, movedTasks, receiverOf, type Verdict } from './bulk-hindrance.ts';
import { type GivenTo, giveTasks } from './give-tasks.ts';
import { judgeStatement } from './judge-statement.ts';
import { writeMessage } from './write-message.ts';

/** What comes of an act for an account, before it is done and in the transaction that does it. */
export async function judgeOne(
  runtime: Pick<Runtime, 'store' | 'connectors'>,
  world: World,
  act: BulkAct,
  judged: Judged,
  transaction?: Transaction,
): Promise<Verdict> {
  return act.kind === 'statement' ? judgeStatement(runtime, world, act, judged, transaction) : hindranceOf(act, judged);
}

/**
 * Does what was asked for with one of many accounts, once: it is taken out of those that are left in the very
 * transaction that does it, and looked at again before.
 */
export async function actOnOne(runtime: Runtime, world: World, bulk: BulkDocument, accountId: string): Promise<void> {
  const { store } = runtime;
  const { act } = bulk;
  if (!act) return;
  const receiverId = receiverOf(act);
  const receiver = receiverId === undefined ? undefined : await userById(store, receiverId);
  const openedBy = act.kind === 'move' ? ((await runtime.openedNow(accountId)).get(accountId) ?? []) : [];
  await store.transaction(async (transaction) => {
    const account = await getAccount(store, accountId, transaction);
    const open = await openTasksOf(store, accountId, transaction);
    const { hindrance, statement }: Verdict = account
      ? await judgeOne(runtime, world, act, { account, open, receiver, openedBy }, transaction)
      : { hindrance: { because: 'gone' } };
    const leftOut = hindrance && { accountId, accountName: account?.name ?? '', ...hindrance };
    if (!(await takeFromBulk(store, bulk._id, accountId, leftOut, transaction)) || leftOut || !account) return;
    await perform({ runtime, world, bulk, account, open, receiver, statement }, act, transaction);
  });
  runtime.publish([
    { type: 'account', id: accountId, version: world.now },
    ...(act.kind === 'statement'
      ? [{ type: 'notice' as const, id: messageKey(messageOfBulk(bulk._id, accountId)), version: world.now }]
      : []),
  ]);
}

interface Doing {
  readonly runtime: Runtime;
  readonly world: World;
  readonly bulk: BulkDocument;
  readonly account: AccountDocument;
  readonly open: readonly TaskDocument[];
  readonly receiver: UserDocument | undefined;
  readonly statement: Verdict['statement'];
}

async function perform(doing: Doing, act: BulkAct, transaction: Transaction): Promise<void> {
  const { runtime, world, bulk, account, open, receiver } = doing;
  const { store } = runtime;
  const give = (tasks: readonly TaskDocument[], wanted: GivenTo): Promise<void> =>
    giveTasks(store, world, account, tasks, wanted, transaction);
  const entry = (type: string, data: Readonly<Record<string, unknown>>, personal?: Readonly<Record<string, string>>): Promise<void> =>
    appendEntries(
      store,
      [
        {
          key: `${bulk._id}:${account._id}:${type}`,
          chain: account._id,
          at: world.now,
          type,
          data: { ...data, bulkId: bulk._id },
          by: bulk.by,
          ...(personal ? { personal } : {}),
        },
      ],
      transaction,
    );
  switch (act.kind) {
    case 'statement':
      return write(doing, transaction);
    case 'note':
      return entry('note', {}, { text: act.text });
    case 'follow-up': {
      const task = await followUp(doing, act, transaction);
      await insertTask(store, task, transaction);
      const { _id: taskId, kind, title, dueOn } = task;
      return entry('task.created', { taskId, kind, title, dueOn, ...assigneeData(task) });
    }
    case 'owner':
      await setAccount(store, account._id, { ownerId: act.ownerId }, transaction);
      await give(
        open.filter((task) => task.assigneeId !== undefined),
        { assigneeId: act.ownerId },
      );
      return entry('owner.set', { ownerId: act.ownerId, name: receiver?.name ?? act.ownerId });
    case 'pool':
      await give(open, { pool: act.pool });
      return entry('task.pooled', { pool: act.pool, tasks: open.length });
    case 'move': {
      const moved = movedTasks(act, open);
      await give(moved, act.to.kind === 'pool' ? { pool: act.to.id } : { assigneeId: act.to.id });
      const titles = moved.map((task) => task.title).join(', ');
      return entry('task.moved', { titles, from: holderWord(act.from), to: holderWord(act.to) }, { reason: act.reason });
    }
  }
}

/** Writes the statement. Its line in the history comes with what becomes of it, as for every message. */
async function write({ runtime, world, bulk, account, statement }: Doing, transaction: Transaction): Promise<void> {
  if (!statement) throw new InvariantError('a statement that was not judged');
  const naming = { id: messageOfBulk(bulk._id, account._id), actor: { id: bulk.by }, notBefore: bulk.goesAt };
  const written = await writeMessage(runtime, world, { ...statement.writing, ...naming }, transaction);
  // What was judged in this very transaction can be refused for its size alone; nothing of it stays.
  if (!written.ok) throw new Error(written.refusal.detail);
}

/** For whoever is responsible; for the default pool where nobody is. */
async function followUp(
  { runtime, world, bulk, account }: Doing,
  act: Extract<BulkAct, { readonly dueOn: string }>,
  transaction: Transaction,
): Promise<TaskDocument> {
  return {
    _id: `tsk_${bulk._id}.${account._id}`,
    accountId: account._id,
    accountName: account.name,
    ...(account.unitId === undefined ? {} : { unitId: account.unitId }),
    kind: 'follow-up',
    title: act.title,
    status: 'open',
    ...(await assigneeOf(runtime.store, world, account, {}, transaction)),
    dueOn: act.dueOn,
    createdAt: world.now,
    reason: `asked for on ${localDateAt(world.now, account.zone)} for ${bulk.total} accounts`,
    revision: 1,
  };
}
