import { addDays, localDateAt, parseDuration, stateWords } from '#engine';
import { assigneeData, assigneeOf } from '../../commands/assignee-of.ts';
import type { World } from '../../runtime.ts';
import type { TaskDocument } from '../../store/account-documents.ts';
import { newId } from '../../store/new-id.ts';
import { insertTask, withdrawAllTasks } from '../../store/task-store.ts';
import { type PerformContext, type Performer, text } from '../performer.ts';

const titles: Readonly<Record<string, string>> = {
  call: 'Call the customer',
  review: 'Review the account',
  'follow-up': 'Follow up',
  letter: 'Send a letter',
  dispute: 'Work on the dispute',
  escalation: 'Escalated',
  'late-notice': 'Decide about a late message',
};

/** A task a step asks for, not yet written. */
export async function newTask(
  context: PerformContext,
  task: {
    readonly kind: string;
    readonly title?: string | undefined;
    readonly pool?: string | undefined;
    readonly dueIn?: string | undefined;
    readonly keep?: boolean;
    readonly script?: string | undefined;
    readonly skill?: string | undefined;
  },
): Promise<TaskDocument> {
  const { effect, enrollment, account, world, runtime, transaction } = context;
  const on = localDateAt(world.now, account.zone);
  const days = task.dueIn === undefined ? 0 : (parseDuration(task.dueIn)?.days ?? 0);
  return {
    _id: newId('tsk'),
    accountId: account._id,
    accountName: account.name,
    ...(account.unitId === undefined ? {} : { unitId: account.unitId }),
    kind: task.kind,
    title: task.title ?? titles[task.kind] ?? task.kind,
    status: 'open',
    ...(await assigneeOf(runtime.store, world, account, { pool: task.pool, skill: task.skill }, transaction)),
    ...(task.script === undefined ? {} : { script: task.script }),
    ...(task.skill === undefined ? {} : { skill: task.skill }),
    dueOn: addDays(on, days),
    createdAt: world.now,
    reason: reasonOf(enrollment.definitionId, effect.state, world),
    effectKey: effect._id,
    enrollmentId: enrollment._id,
    ...(effect.state === undefined ? {} : { state: effect.state }),
    version: effect.version,
    ...(task.keep ? { keep: true } : {}),
    revision: 1,
  };
}

/** Where the task comes from, as people name it: "Business ladder: Level 3 › Senior". */
function reasonOf(definitionId: string, state: string | undefined, world: World): string {
  const name = world.published.definitions.find((each) => each.id === definitionId)?.name ?? definitionId;
  return state === undefined ? name : `${name}: ${stateWords(state)}`;
}

export const createTask: Performer = async (context) => {
  const { effect, runtime, transaction } = context;
  const task = await newTask(context, {
    kind: text(effect, 'kind') ?? 'follow-up',
    title: text(effect, 'title'),
    pool: text(effect, 'pool'),
    dueIn: text(effect, 'dueIn'),
    script: text(effect, 'script'),
    skill: text(effect, 'skill'),
    keep: effect.params['keep'] === true,
  });
  await insertTask(runtime.store, task, transaction);
  return done(context, task);
};

/** The pool of those a case is escalated to. */
export function escalationPool(to = 'lead'): string {
  return `${to}s`;
}

/** A case for somebody above: a task for their pool. */
export const escalate: Performer = async (context) => {
  const { effect, runtime, transaction } = context;
  const task = await newTask(context, {
    kind: 'escalation',
    title: `Escalated: ${text(effect, 'reason') ?? ''}`,
    pool: escalationPool(text(effect, 'to')),
  });
  await insertTask(runtime.store, task, transaction);
  return done(context, task);
};

export const cancelTasks: Performer = async ({ effect, enrollment, runtime, world, transaction }) => {
  const withdrawn = await withdrawAllTasks(runtime.store, enrollment._id, text(effect, 'kind'), world.now, transaction);
  return { result: 'done', detail: `${withdrawn.length} withdrawn` };
};

function done({ runtime, effect }: PerformContext, task: TaskDocument): Awaited<ReturnType<Performer>> {
  return {
    result: 'done',
    line: {
      type: 'task.created',
      data: {
        taskId: task._id,
        kind: task.kind,
        title: task.title,
        ...assigneeData(task),
        dueOn: task.dueOn,
        effectKey: effect._id,
      },
    },
    after: async () => runtime.publish([{ type: 'task', id: task._id, version: 1 }]),
  };
}
