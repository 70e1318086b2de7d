import { type BusinessEvent, type CallOutcome, type ContactPolicy, DAY, type Instant, localDateAt, parseDuration } from '#engine';
import { type AskedContact, verdictUnder } from '../effects/contact-verdict.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, ContactDocument, TaskDocument } from '../store/account-documents.ts';
import type { CallDocument } from '../store/call-documents.ts';
import { addWrongNumber } from '../store/contact-store.ts';
import type { Transaction } from '../store/store.ts';
import { changeOpenTask, openTasksOf } from '../store/task-store.ts';
import { addTask } from './new-task.ts';

/** A call whose outcome is to be carried out. */
export interface OutcomeOfCall {
  readonly id: string;
  readonly account: AccountDocument;
  readonly contact: ContactDocument | undefined;
  readonly number: string | undefined;
  readonly outcome: CallOutcome;
  /** Whom the policy is asked about for the next try; without a policy it is tried at the first moment. */
  readonly asked: AskedContact;
  readonly policy: ContactPolicy | undefined;
  /** What stood on the account before this call. */
  readonly before: AccountDocument['calls'];
  readonly actor: Actor;
}

export interface CarriedOut {
  readonly calls: NonNullable<AccountDocument['calls']>;
  readonly undo: CallDocument['undo'];
  readonly events: readonly BusinessEvent[];
  readonly againAt: Instant | undefined;
}

/** What a talk with the right person settles, and what another try is for. */
const settledByTalk: ReadonlySet<string> = new Set(['call', 'call-back', 'follow-up']);
const triedAgain: ReadonlySet<string> = new Set(['call', 'call-back']);

/**
 * Does what the outcome of a call asks for. A talk with the right person closes the calls and follow-ups that are
 * due by today; nobody reached puts the calls that are due to the next moment they are permitted at. Whatever is
 * for a later day keeps it.
 */
export async function carryOutOutcome(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  call: OutcomeOfCall,
  transaction: Transaction,
): Promise<CarriedOut> {
  const { store } = runtime;
  const { id, account, contact, number, outcome, before, actor } = call;
  const { reached, answer } = outcome;
  const on = localDateAt(world.now, account.zone);
  const person = actor.kind === 'user' ? actor.id : undefined;
  const againAt = reached.leadsTo === 'try-again' ? nextTry(world, call) : undefined;
  const { undone, events } = await answerTasks(runtime, world, call, againAt, transaction);
  const isWrong = reached.leadsTo === 'wrong-number' && contact !== undefined && number !== undefined;
  if (isWrong) await addWrongNumber(store, contact._id, { number, at: world.now, by: person }, transaction);
  const followUpId =
    answer?.leadsTo === 'copy'
      ? await addTask(
          runtime,
          world,
          account,
          {
            key: `${id}:copy`,
            kind: 'send-copy',
            title: 'Send copies of the invoices',
            reason: 'asked for in a call',
            dueOn: on,
            by: person,
          },
          transaction,
        )
      : undefined;
  return {
    calls: { outcome: outcomeId(outcome), unanswered: reached.leadsTo === 'answer' ? 0 : (before?.unanswered ?? 0) + 1 },
    undo: {
      tasks: undone,
      ...(isWrong ? { wrongNumber: number } : {}),
      ...(followUpId === undefined ? {} : { followUpId }),
      ...(before ? { calls: before } : {}),
    },
    events,
    againAt: undone.some((task) => !task.closed) ? againAt : undefined,
  };
}

/** Closes the tasks a talk has settled, or puts those nobody was reached for to `againAt`. */
async function answerTasks(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  { account, outcome, actor }: OutcomeOfCall,
  againAt: Instant | undefined,
  transaction: Transaction,
): Promise<{ readonly undone: CallDocument['undo']['tasks']; readonly events: readonly BusinessEvent[] }> {
  const on = localDateAt(world.now, account.zone);
  const open = await openTasksOf(store, account._id, transaction);
  const undone: CallDocument['undo']['tasks'] = [];
  const change = async (task: TaskDocument, closed: boolean, fields: Partial<TaskDocument>): Promise<void> => {
    if (!(await changeOpenTask(store, task._id, {}, fields, transaction))) return;
    undone.push({ id: task._id, closed, ...momentOf(task) });
  };
  if (outcome.reached.leadsTo === 'answer') {
    const person = actor.kind === 'user' ? { assigneeId: actor.id } : {};
    const done = { status: 'done', outcome: outcomeId(outcome), closedAt: world.now } as const;
    const settled = open.filter((task) => settledByTalk.has(task.kind) && (task.dueOn ?? on) <= on);
    for (const task of settled) await change(task, true, { ...done, ...(task.assigneeId === undefined ? person : {}) });
    const events = settled
      .filter((task) => undone.some(({ id }) => id === task._id))
      .map((task) => ({ type: 'task.completed', payload: { taskId: task._id, kind: task.kind, outcome: outcomeId(outcome) } }));
    return { undone, events };
  }
  if (againAt !== undefined) {
    const isDue = ({ dueAt, dueOn = on }: TaskDocument): boolean => (dueAt === undefined ? dueOn <= on : dueAt <= world.now);
    const due = open.filter((task) => triedAgain.has(task.kind) && isDue(task));
    for (const task of due) await change(task, false, { dueAt: againAt, dueOn: localDateAt(againAt, account.zone) });
  }
  return { undone, events: [] };
}

/** Whose a task is and when it is for. */
function momentOf({ assigneeId, dueOn, dueAt }: TaskDocument): Pick<TaskDocument, 'assigneeId' | 'dueOn' | 'dueAt'> {
  return {
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

/** Whom the contact policy is asked about; a call to nobody in particular goes by the account's own clock. */
export function askedAbout(
  account: AccountDocument,
  contact: ContactDocument | undefined,
  contacts: readonly ContactDocument[],
): AskedContact {
  const nobody: ContactDocument = { _id: '', accountId: account._id, name: '', consent: {}, epoch: 0, attempts: [] };
  return { account, contact: contact ?? nobody, contacts, channel: 'call' };
}

/** What rules know an outcome by: the answer, or who was reached where nobody answered. */
export function outcomeId({ reached, answer }: CallOutcome): string {
  return answer?.id ?? reached.id;
}

/** The first permitted moment from the end of the pause on that the outcome asks for. */
function nextTry(world: World, { outcome, asked, policy }: OutcomeOfCall): Instant {
  const { days = 0, elapsed = 0 } = parseDuration(outcome.reached.again ?? 'PT0S') ?? {};
  const from = world.now + elapsed + days * DAY;
  const verdict = policy && verdictUnder(policy, { ...world, now: from }, asked);
  return verdict?.nextAllowedAt ?? from;
}
