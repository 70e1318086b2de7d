import { compareText, localDateAt, type Outcome, type QueryOf, refused } from '#engine';
import { isForStatements } from '../../commands/judge-statement.ts';
import type { TaskDocument } from '../../store/account-documents.ts';
import { abilitiesOf } from '../../store/pool-members.ts';
import { changeOpenTask, openTasksOf } from '../../store/task-store.ts';
import { isShared } from '../../store/unit-scope.ts';
import { allUsers, userNames } from '../../store/user-store.ts';
import { listWorkInvoices, whatHinders } from '../../store/work-invoices.ts';
import { countWork, listWork, overdueWork, placeOf, type WorkScope, workChoices, workOf } from '../../store/work-store.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { type Handlers, leads, type RequestContext, visibleAccount } from '../handler.ts';
import { isAllowed } from '../permissions.ts';
import { person } from '../views/person.ts';
import { workInvoice } from '../views/work-invoice-view.ts';
import { workRow } from '../views/work-view.ts';
import { isCollecting } from './collecting.ts';
import { noteTasks } from './note-tasks.ts';

function scopeOf({ caller, world }: RequestContext, query: QueryOf<'work.list'>): WorkScope {
  const { of, limit: _, cursor: __, ...filter } = query;
  const today = localDateAt(world.now, world.settings.installation.zone);
  return { filter, person: caller.actor.id, units: caller.units, of: of?.split(','), today };
}

export const workHandlers = {
  'work.list': {
    async read(context) {
      const { runtime, query } = context;
      const limit = query.limit ?? 50;
      const scope = scopeOf(context, query);
      const after = decodeCursor<{ value: number; id: string }>(query.cursor, { value: ['number'], id: ['string'] });
      const [rows, total, names] = await Promise.all([
        listWork(runtime.store, scope, { limit: limit + 1, after }),
        countWork(runtime.store, scope),
        userNames(runtime.store),
      ]);
      const { shown, next } = pageOf(rows, limit, (last) => placeOf(last, scope.filter));
      return { items: shown.map((row) => workRow(row, names)), total, ...next };
    },
  },
  'work.sum': {
    async read(context) {
      return { overdue: await overdueWork(context.runtime.store, scopeOf(context, context.query)) };
    },
  },
  'work.invoices': {
    async read(context) {
      const { runtime, query } = context;
      const limit = query.limit ?? 50;
      const scope = scopeOf(context, query);
      const after = decodeCursor<{ value: number; id: string; dueOn: string; invoiceId: string }>(query.cursor, {
        value: ['number'],
        id: ['string'],
        dueOn: ['string'],
        invoiceId: ['string'],
      });
      const found = await listWorkInvoices(runtime.store, scope, { limit: limit + 1, after });
      const { shown, next } = pageOf(found, limit, ({ row, invoice: { _id: invoiceId, dueOn } }) => ({
        ...placeOf(row, scope.filter),
        dueOn,
        invoiceId,
      }));
      const [hinders, names] = await Promise.all([
        whatHinders(runtime.store, [...new Set(shown.map(({ row }) => row._id))]),
        userNames(runtime.store),
      ]);
      return { items: shown.map((each) => workInvoice(each, { names, hinders, today: scope.today })), ...next };
    },
  },
  'work.choices': {
    async read(context) {
      const { runtime, world, caller, query } = context;
      const [choices, users] = await Promise.all([workChoices(runtime.store, scopeOf(context, query)), allUsers(runtime.store)]);
      const names = new Map(users.map(({ _id, name }) => [_id, name]));
      const mayGive = isAllowed('accounts.transfer', caller.role);
      const receivers = mayGive ? users.filter((user) => isCollecting(user) && isShared(caller.units, user.units)) : [];
      const collectors = receivers.map(({ _id, name }) => ({ id: _id, name }));
      const withMembers = users.flatMap((user) => abilitiesOf(user).pools);
      const receivingPools = mayGive
        ? [...new Set([world.settings.installation.defaultPool, ...choices.pools, ...withMembers])].sort(compareText)
        : [];
      const statementTemplates = [...world.published.registry.templates.values()]
        .filter(isForStatements)
        .map(({ id, name }) => ({ id, name }));
      const owners = choices.owners.flatMap((id) => person(id, names) ?? []);
      return { ...choices, owners, collectors, receivingPools, statementTemplates };
    },
  },
  'work.next': {
    async read(context) {
      const { runtime, query } = context;
      const { after, ...filter } = query;
      const scope = scopeOf(context, filter);
      const row = after === undefined ? undefined : await workOf(runtime.store, after);
      const [next] = await listWork(runtime.store, scope, { limit: 1, after: row && placeOf(row, scope.filter) });
      return next ? { row: workRow(next, await userNames(runtime.store)) } : {};
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
      const own = open.filter((task) => task.assigneeId === undefined || task.assigneeId === caller.actor.id || leads(caller));
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
