import { callRulesOf, localDateAt, type Outcome, refused } from '#engine';
import { addTask } from '../../commands/new-task.ts';
import { tellEnrollments } from '../../commands/tell-enrollments.ts';
import { policyFor } from '../../published/library.ts';
import type { TaskDocument } from '../../store/account-documents.ts';
import type { Transaction } from '../../store/store.ts';
import { changeOpenTask, getTask, listTasks, refreshCallBack } from '../../store/task-store.ts';
import { userNames } from '../../store/user-store.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { taskView } from '../views/task-view.ts';
import { noteTasks } from './note-tasks.ts';

async function visibleTask(context: RequestContext, transaction: Transaction): Promise<TaskDocument> {
  const task = await getTask(context.runtime.store, context.params['taskId'] ?? '', transaction);
  if (!task) throw problem('resource.unknown', 'there is no such task');
  await visibleAccount(context, task.accountId, transaction);
  return task;
}

export const taskHandlers = {
  'tasks.list': {
    async read({ runtime, caller, query }) {
      const limit = query.limit ?? 50;
      const after = decodeCursor<{ at: number; id: string }>(query.cursor, { at: ['number'], id: ['string'] });
      const mine = query.mine ? caller.actor.id : undefined;
      const tasks = await listTasks(runtime.store, { ...query, mine, units: caller.units }, { limit: limit + 1, after });
      const { shown, next } = pageOf(tasks, limit, (last) => ({ at: last.createdAt, id: last._id }));
      const names = await userNames(runtime.store);
      return {
        items: shown.map((task) => taskView(task, names)),
        ...next,
      };
    },
  },
  'tasks.claim': {
    async write(context, transaction): Promise<Outcome<{ id: string }>> {
      const { runtime, caller } = context;
      const task = await visibleTask(context, transaction);
      if (task.status !== 'open') return refused('task.not_open', `it is ${task.status}`);
      if (task.assigneeId === caller.actor.id) return { ok: true, value: { id: task._id } };
      const claimed = await changeOpenTask(
        runtime.store,
        task._id,
        { assigneeId: { $exists: false } },
        { assigneeId: caller.actor.id },
        transaction,
      );
      if (!claimed) return refused('task.claimed', 'it is no longer in its pool');
      await noteTasks(context, 'task.claimed', [claimed], {}, transaction);
      return { ok: true, value: { id: task._id } };
    },
  },
  'tasks.escalate': {
    async write(context, transaction): Promise<Outcome<{ id: string }>> {
      const { runtime, world, caller, body, changeId } = context;
      const account = await visibleAccount(context, context.params['accountId'], transaction);
      const wanted = {
        key: `${changeId}:task`,
        kind: 'escalation',
        title: `Escalated: ${body.reason}`,
        reason: 'escalated by a colleague',
        dueOn: localDateAt(world.now, account.zone),
        pool: `${body.to}s`,
        ...(caller.actor.kind === 'user' ? { by: caller.actor.id } : {}),
      };
      return { ok: true, value: { id: await addTask(runtime, world, account, wanted, transaction) } };
    },
  },
  'tasks.complete': {
    async write(context, transaction): Promise<Outcome<{ id: string }>> {
      const { runtime, world, caller, body, changeId } = context;
      const task = await visibleTask(context, transaction);
      const account = await visibleAccount(context, task.accountId, transaction);
      const isCall = task.kind === 'call' || task.kind === 'call-back';
      const policy = policyFor(world.published, world.settings.installation, account.kind);
      if (isCall && body.note === undefined && callRulesOf(policy).note === 'always')
        return refused('call.note_missing', 'write down what was said', '/note');
      const closed = await changeOpenTask(
        runtime.store,
        task._id,
        {},
        { status: 'done', outcome: body.outcome, closedAt: world.now, assigneeId: task.assigneeId ?? caller.actor.id },
        transaction,
      );
      if (!closed) return refused('task.not_open', `it is ${task.status}`);
      await refreshCallBack(runtime.store, account._id, transaction);
      const payload = { taskId: task._id, kind: task.kind, outcome: body.outcome };
      const events = [
        ...(isCall ? [{ type: 'call.completed', payload: { outcome: body.outcome, taskId: task._id } }] : []),
        { type: 'task.completed', payload },
      ];
      const personal = body.note === undefined ? {} : { personal: { note: body.note } };
      await tellEnrollments(runtime, account, { id: changeId, at: world.now, events, actor: caller.actor, ...personal }, transaction);
      return { ok: true, value: { id: task._id } };
    },
  },
} satisfies Partial<Handlers>;
