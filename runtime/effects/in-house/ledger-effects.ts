import {
  addDays,
  assignDispute,
  type Book,
  type Booking,
  liftHold,
  localDateAt,
  type Moment,
  type Outcome,
  parseDuration,
  placeHold,
  resolveDispute,
} from '#engine';
import { assigneeData } from '../../commands/assignee-of.ts';
import { changeLedger } from '../../commands/ledger-command.ts';
import { SYSTEM } from '../../runtime.ts';
import { insertTask } from '../../store/task-store.ts';
import { type PerformContext, type Performed, type Performer, text } from '../performer.ts';
import { newTask } from './tasks.ts';

/** Runs a ledger command as part of an effect. A refusal is for a person: the definition asked for the impossible. */
async function book(context: PerformContext, needs: object, apply: (book: Book, moment: Moment) => Outcome<Booking>): Promise<Performed> {
  const { runtime, world, effect, account, transaction } = context;
  const outcome = await changeLedger(
    runtime,
    world,
    { id: `effect:${effect._id}`, accountId: account._id, actor: SYSTEM, needs, apply },
    transaction,
  );
  return outcome.ok ? { result: 'done' } : { result: 'parked', reason: outcome.refusal.code, detail: outcome.refusal.detail };
}

export const placeHoldEffect: Performer = async (context) => {
  const { effect, world, account } = context;
  const days = parseDuration(text(effect, 'days') ?? '')?.days;
  const untilOn = days === undefined ? undefined : addDays(localDateAt(world.now, account.zone), days);
  const hold = {
    id: `hld_${effect._id}`,
    reason: text(effect, 'reason') ?? 'strategy',
    effectKey: effect._id,
    ...(untilOn === undefined ? {} : { untilOn }),
  };
  return book(context, {}, (current, moment) => placeHold(current, hold, moment, world.terms));
};

/** Lifts the holds this strategy has placed; a person's hold is a person's to lift. */
export const liftHoldEffect: Performer = async (context) => {
  const { enrollment, world } = context;
  const prefix = `${enrollment._id}:`;
  return book(context, {}, (current, moment) => {
    const mine = current.holds.filter((hold) => hold.liftedOn === undefined && hold.effectKey?.startsWith(prefix));
    let [next, events]: [Book, Booking['events'][number][]] = [current, []];
    for (const hold of mine) {
      const lifted = liftHold(next, hold.id, moment, world.terms);
      if (!lifted.ok) return lifted;
      next = lifted.value.book;
      events = [...events, ...lifted.value.events];
    }
    return { ok: true, value: { book: next, events } };
  });
};

export const assignDisputeEffect: Performer = async (context) => {
  const { effect, enrollment, runtime, world, transaction } = context;
  const pool = text(effect, 'pool') ?? world.settings.installation.defaultPool;
  const disputeId = enrollment.subject.id;
  const assigned = await book(context, { disputeId }, (current, moment) =>
    assignDispute(current, { disputeId, pool }, moment, world.terms),
  );
  if (assigned.result !== 'done') return assigned;
  const task = await newTask(context, { kind: 'dispute', pool, dueIn: text(effect, 'dueIn') });
  await insertTask(runtime.store, task, transaction);
  return {
    result: 'done',
    line: {
      type: 'task.created',
      data: { taskId: task._id, kind: task.kind, title: task.title, ...assigneeData(task), dueOn: task.dueOn },
    },
    after: async () => runtime.publish([{ type: 'task', id: task._id, version: 1 }]),
  };
};

export const resolveDisputeEffect: Performer = async (context) => {
  const { effect, enrollment, world } = context;
  const disputeId = enrollment.subject.id;
  const outcome = (text(effect, 'outcome') ?? 'expired') as 'accepted' | 'rejected' | 'expired';
  return book(context, { disputeId }, (current, moment) => {
    const dispute = current.disputes.find((each) => each.id === disputeId);
    if (dispute?.status === 'resolved') return { ok: true, value: { book: current, events: [] } };
    return resolveDispute(current, { disputeId, outcome }, moment, world.terms);
  });
};
