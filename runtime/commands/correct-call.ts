import { callRulesOf, type FlowState, judgeCall, lineage, type Outcome, refused } from '#engine';
import { policyFor } from '../published/library.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, TaskDocument } from '../store/account-documents.ts';
import { contactsOf, setAccount } from '../store/account-store.ts';
import type { CallDocument } from '../store/call-documents.ts';
import { markCorrected } from '../store/call-store.ts';
import { removeWrongNumber } from '../store/contact-store.ts';
import { getEnrollment } from '../store/enrollment-store.ts';
import type { Store, Transaction } from '../store/store.ts';
import { getTask, putBackTask, reopenTask, withdrawTask } from '../store/task-store.ts';
import { askedAbout, carryOutOutcome } from './call-outcome.ts';
import { finishCall, type LoggedCall, outcomeFields } from './log-call.ts';

/** What was really said and reached in a call that was written down wrongly. */
export interface CallCorrection {
  readonly id: string;
  readonly account: AccountDocument;
  readonly call: CallDocument;
  readonly reached: string;
  readonly answer?: string | undefined;
  readonly note?: string | undefined;
  readonly actor: Actor;
}

/**
 * Corrects what came of a call by another entry; nothing is deleted. What the mistake had changed is taken back as
 * far as the world still stands so, then the right outcome is carried out. It remains one call for the contact policy.
 */
export async function correctCall(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  correction: CallCorrection,
  transaction: Transaction,
): Promise<Outcome<LoggedCall>> {
  const { store } = runtime;
  const { id, account, call, actor } = correction;
  const policy = policyFor(world.published, world.settings.installation, account.kind);
  const judged = judgeCall(callRulesOf(policy), correction);
  if (!judged.ok) return judged;
  if (!(await markCorrected(store, call._id, id, transaction))) return refused('call.corrected_already', 'correct the later entry');
  await takeBack(store, call, world.now, transaction);
  const contacts = await contactsOf(store, account._id, transaction);
  const contact = contacts.find((each) => each._id === call.contactId);
  const carried = await carryOutOutcome(
    runtime,
    world,
    {
      id,
      account,
      contact,
      number: call.number,
      outcome: judged.value,
      asked: askedAbout(account, contact, contacts),
      policy,
      before: call.undo.calls,
      actor,
    },
    transaction,
  );
  await setAccount(store, account._id, { calls: carried.calls }, transaction);
  const { answer: _, ...kept } = call;
  const by = actor.kind === 'user' ? { by: actor.id } : {};
  const corrected: CallDocument = {
    ...kept,
    _id: id,
    ...outcomeFields(judged.value),
    ...by,
    undo: carried.undo,
    at: world.now,
    corrects: call._id,
  };
  const was = call.answer ?? call.reached;
  await finishCall(runtime, world, { told: correction, contact, call: corrected, carried, type: 'call.corrected', was }, transaction);
  return { ok: true, value: { call: corrected, againAt: carried.againAt } };
}

/** Takes back what a call has changed, where nothing else has happened to it since. */
async function takeBack(store: Store, { undo, at, contactId }: CallDocument, now: number, transaction: Transaction): Promise<void> {
  for (const { id, closed, ...was } of undo.tasks) {
    if (!closed) await putBackTask(store, id, was, transaction);
    else if (await isStillWanted(store, await getTask(store, id, transaction), transaction))
      await reopenTask(store, id, at, was, transaction);
  }
  if (undo.wrongNumber !== undefined && contactId !== undefined) await removeWrongNumber(store, contactId, undo.wrongNumber, transaction);
  if (undo.followUpId !== undefined) await withdrawTask(store, undo.followUpId, now, transaction);
}

/** A task of a step that was left meanwhile is not opened again. */
async function isStillWanted(store: Store, task: TaskDocument | undefined, transaction: Transaction): Promise<boolean> {
  if (!task) return false;
  if (task.enrollmentId === undefined || task.keep) return true;
  const enrollment = await getEnrollment(store, task.enrollmentId, transaction);
  if (enrollment?.status !== 'active') return false;
  return task.state === undefined || (enrollment.state as FlowState).leaves.flatMap(lineage).includes(task.state);
}
