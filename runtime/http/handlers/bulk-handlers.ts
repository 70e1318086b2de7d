import { type BodyOf, type BulkPreview, isLocalDate, localDateAt } from '#engine';
import { hindranceOf } from '../../commands/act-on-many.ts';
import { grouped } from '../../grouped.ts';
import { accountsById } from '../../store/account-store.ts';
import { getBulk, insertBulk } from '../../store/bulk-store.ts';
import { newId } from '../../store/new-id.ts';
import { openTasksOfMany } from '../../store/task-store.ts';
import { userById } from '../../store/user-store.ts';
import { type Handlers, inScope, leads, type RequestContext } from '../handler.ts';
import { problem } from '../problem-answer.ts';

type Asked = BodyOf<'bulk.start'>;

/** Refuses what may not or cannot be done with anybody; answers who would be left out, accounts he may not see for `gone`. */
async function judge({ runtime, world, caller }: RequestContext, { accountIds, act }: Asked): Promise<BulkPreview> {
  if ((act.kind === 'owner' || act.kind === 'pool') && !leads(caller)) throw problem('permission.denied', 'who leads gives work to others');
  const today = localDateAt(world.now, world.settings.installation.zone);
  if (act.kind === 'follow-up' && (!isLocalDate(act.dueOn) || act.dueOn < today))
    throw problem('date.invalid', 'name today or a later day', '/act/dueOn');
  const owner = act.kind === 'owner' ? await userById(runtime.store, act.ownerId) : undefined;
  if (act.kind === 'owner' && !owner) throw problem('resource.unknown', 'there is no such user', '/act/ownerId');
  const [accounts, tasks] = await Promise.all([accountsById(runtime.store, accountIds), openTasksOfMany(runtime.store, accountIds)]);
  const byAccount = grouped(tasks, (task) => task.accountId);
  const leftOut = accountIds.flatMap((accountId) => {
    const account = accounts.get(accountId);
    if (!account || !inScope(caller, account)) return [{ accountId, accountName: accountId, because: 'gone' as const }];
    const because = hindranceOf(act, account, byAccount.get(accountId) ?? [], owner);
    return because ? [{ accountId, accountName: account.name, because }] : [];
  });
  return { count: accountIds.length - leftOut.length, leftOut };
}

export const bulkHandlers = {
  'bulk.preview': {
    read: (context) => judge(context, context.body),
  },
  'bulk.start': {
    async write(context, transaction) {
      const { runtime, world, caller, body } = context;
      const { leftOut } = await judge(context, body);
      const out = new Set(leftOut.map(({ accountId }) => accountId));
      const left = body.accountIds.filter((id) => !out.has(id));
      const id = newId('blk');
      const bulk = {
        by: caller.actor.id,
        at: world.now,
        act: body.act,
        total: body.accountIds.length,
        left,
        done: 0,
        leftOut,
        failures: [],
      };
      await insertBulk(runtime.store, { _id: id, status: 'running', ...bulk }, transaction);
      return { ok: true, value: { id, total: left.length } };
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
  'bulk.get': {
    async read({ runtime, caller, params }) {
      const bulk = await getBulk(runtime.store, params['bulkId'] ?? '');
      if (!bulk || (bulk.by !== caller.actor.id && !leads(caller))) throw problem('resource.unknown', 'there is no such act of yours');
      const { _id: id, status, total, done, leftOut, failures } = bulk;
      return { id, status, total, done, leftOut, ...(failures.length > 0 ? { failed: failures } : {}) };
    },
  },
} satisfies Partial<Handlers>;
