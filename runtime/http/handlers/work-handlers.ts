import { localDateAt, type Outcome, type QueryOf, refused } from '#engine';
import type { TaskDocument } from '../../store/account-documents.ts';
import { changeOpenTask, openTasksOf } from '../../store/task-store.ts';
import { userNames } from '../../store/user-store.ts';
import { countWork, listWork, poolsWithWork, type WorkFilter, workOf } from '../../store/work-store.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { workRow } from '../views/work-view.ts';
import { noteTasks } from './note-tasks.ts';

function filterOf({ caller }: RequestContext, query: QueryOf<'work.list'>): WorkFilter {
  const { view = 'mine', pool, kind, state, of } = query;
  return { view, person: caller.actor.id, units: caller.units, pool, kind, state, of: of?.split(',') };
}

/** Who leads may change what others have taken. */
const leads: ReadonlySet<string> = new Set(['admin', 'manager', 'lead']);

export const workHandlers = {
  'work.list': {
    async read(context) {
      const { runtime, caller, query } = context;
      const limit = query.limit ?? 50;
      const filter = filterOf(context, query);
      const after = decodeCursor<{ points: number; id: string }>(query.cursor, { points: ['number'], id: ['string'] });
      const [rows, total, pools, names] = await Promise.all([
        listWork(runtime.store, filter, { limit: limit + 1, after }),
        countWork(runtime.store, filter),
        poolsWithWork(runtime.store, caller.units),
        userNames(runtime.store),
      ]);
      const { shown, next } = pageOf(rows, limit, (last) => ({ points: last.points, id: last._id }));
      return { items: shown.map((row) => workRow(row, names)), total, pools, ...next };
    },
  },
  'work.next': {
    async read(context) {
      const { runtime, query } = context;
      const { after } = query;
      const place = after === undefined ? undefined : await workOf(runtime.store, after);
      const [row] = await listWork(runtime.store, filterOf(context, query), {
        limit: 1,
        after: place && { points: place.points, id: place._id },
      });
      return row ? { row: workRow(row, await userNames(runtime.store)) } : {};
    },
  },
  'work.claim': {
    async write(context, transaction): Promise<Outcome<{ taskIds: string[] }>> {
      const { runtime, caller } = context;
      const account = await visibleAccount(context, context.params['accountId'], transaction);
      const inPools = (await openTasksOf(runtime.store, account._id, transaction)).filter(
        (task) => task.assigneeId === undefined && task.pool !== undefined,
      );
      const taken = await changeEach(
        context,
        inPools,
        { assigneeId: { $exists: false } },
        () => ({ assigneeId: caller.actor.id }),
        transaction,
      );
      if (taken.length === 0) return refused('task.claimed', 'nothing of it lies in a pool any more');
      await noteTasks(context, 'task.claimed', taken, {}, transaction);
      return { ok: true, value: { taskIds: taken.map((task) => task._id) } };
    },
  },
  'work.snooze': {
    async write(context, transaction): Promise<Outcome<{ taskIds: string[] }>> {
      const { runtime, world, caller, body } = context;
      const account = await visibleAccount(context, context.params['accountId'], transaction);
      if (body.until <= localDateAt(world.now, account.zone)) return refused('date.invalid', 'put it off to a day after today', '/until');
      const open = await openTasksOf(runtime.store, account._id, transaction);
      if (open.length === 0) return refused('task.not_open', 'nothing is open on this account');
      const own = open.filter((task) => task.assigneeId === undefined || task.assigneeId === caller.actor.id || leads.has(caller.role));
      if (own.length === 0) return refused('task.claimed', 'whoever has it, or who leads, can put it off');
      const snooze = { at: world.now, until: body.until, reason: body.reason, by: caller.actor.id };
      const slept = await changeEach(context, own, {}, (task) => ({ snoozes: [...(task.snoozes ?? []), snooze] }), transaction);
      await noteTasks(context, 'task.snoozed', slept, { data: { until: body.until }, note: body.reason }, transaction);
      return { ok: true, value: { taskIds: slept.map((task) => task._id) } };
    },
  },
} satisfies Partial<Handlers>;

/** Changes tasks that are still as they were read; answers those it has changed. */
async function changeEach(
  { runtime }: RequestContext,
  tasks: readonly TaskDocument[],
  condition: object,
  fields: (task: TaskDocument) => Partial<TaskDocument>,
  transaction: Parameters<typeof changeOpenTask>[4],
): Promise<TaskDocument[]> {
  const changed: TaskDocument[] = [];
  for (const task of tasks) {
    const after = await changeOpenTask(runtime.store, task._id, condition, fields(task), transaction);
    if (after) changed.push(after);
  }
  return changed;
}
