import { type BulkAct, type BulkHindrance, localDateAt } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument, TaskDocument, UserDocument } from '../store/account-documents.ts';
import { getAccount, setAccount } from '../store/account-store.ts';
import type { BulkDocument } from '../store/bulk-documents.ts';
import { takeFromBulk } from '../store/bulk-store.ts';
import type { Transaction } from '../store/store.ts';
import { changeOpenTask, insertTask, openTasksOf, releaseOpenTask } from '../store/task-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { userById } from '../store/user-store.ts';

/** Why an act leaves an account out; undefined: it is done. */
export function hindranceOf(
  act: BulkAct,
  account: AccountDocument,
  open: readonly TaskDocument[],
  owner: Pick<UserDocument, '_id' | 'units'> | undefined,
): BulkHindrance | undefined {
  switch (act.kind) {
    case 'note':
      return undefined;
    case 'follow-up':
      if (account.standing.openAmount === 0) return 'nothing-owed';
      return open.some((task) => task.kind === 'follow-up') ? 'follow-up-open' : undefined;
    case 'owner':
      if (owner?.units && !owner.units.includes(account.unitId ?? '')) return 'unseen-by-owner';
      return account.ownerId === act.ownerId && open.every((task) => (task.assigneeId ?? act.ownerId) === act.ownerId)
        ? 'same-owner'
        : undefined;
    case 'pool':
      if (open.length === 0) return 'no-task';
      return open.every((task) => task.assigneeId === undefined && task.pool === act.pool) ? 'in-pool' : undefined;
  }
}

/**
 * Does what was asked for with one of many accounts, once: it is taken out of those that are left in the very
 * transaction that does it, and looked at again before.
 */
export async function actOnOne(runtime: Runtime, world: World, bulk: BulkDocument, accountId: string): Promise<void> {
  const { store } = runtime;
  const { act } = bulk;
  if (!act) return;
  const owner = act.kind === 'owner' ? await userById(store, act.ownerId) : undefined;
  await store.transaction(async (transaction) => {
    const account = await getAccount(store, accountId, transaction);
    const open = await openTasksOf(store, accountId, transaction);
    const because = account ? hindranceOf(act, account, open, owner) : 'gone';
    const leftOut = because && { accountId, accountName: account?.name ?? '', because };
    if (!(await takeFromBulk(store, bulk._id, accountId, leftOut, transaction)) || leftOut || !account) return;
    await perform({ runtime, world, bulk, account, open, owner }, act, transaction);
  });
  runtime.publish([{ type: 'account', id: accountId, version: world.now }]);
}

interface Doing {
  readonly runtime: Runtime;
  readonly world: World;
  readonly bulk: BulkDocument;
  readonly account: AccountDocument;
  readonly open: readonly TaskDocument[];
  readonly owner: UserDocument | undefined;
}

async function perform(doing: Doing, act: BulkAct, transaction: Transaction): Promise<void> {
  const { runtime, world, bulk, account, open, owner } = doing;
  const { store } = runtime;
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
    case 'note':
      return entry('note', {}, { text: act.text });
    case 'follow-up': {
      const task = followUp(doing, act);
      await insertTask(store, task, transaction);
      const { _id: taskId, kind, title, dueOn, assigneeId, pool } = task;
      return entry('task.created', { taskId, kind, title, dueOn, ...(assigneeId === undefined ? { pool } : { assigneeId }) });
    }
    case 'owner':
      await setAccount(store, account._id, { ownerId: act.ownerId }, transaction);
      for (const task of open)
        if (task.assigneeId !== undefined) await changeOpenTask(store, task._id, {}, { assigneeId: act.ownerId }, transaction);
      return entry('owner.set', { ownerId: act.ownerId, name: owner?.name ?? act.ownerId });
    case 'pool':
      for (const task of open) await releaseOpenTask(store, task._id, act.pool, transaction);
      return entry('task.pooled', { pool: act.pool, tasks: open.length });
  }
}

/** For whoever is responsible; for the default pool where nobody is. */
function followUp({ world, bulk, account }: Doing, act: Extract<BulkAct, { readonly dueOn: string }>): TaskDocument {
  return {
    _id: `tsk_${bulk._id}.${account._id}`,
    accountId: account._id,
    accountName: account.name,
    ...(account.unitId === undefined ? {} : { unitId: account.unitId }),
    kind: 'follow-up',
    title: act.title,
    status: 'open',
    ...(account.ownerId === undefined ? { pool: world.settings.installation.defaultPool } : { assigneeId: account.ownerId }),
    dueOn: act.dueOn,
    createdAt: world.now,
    reason: `asked for on ${localDateAt(world.now, account.zone)} for ${bulk.total} accounts`,
    revision: 1,
  };
}
