import { InvariantError, isForReview, type LiveHint, touchOf } from '#engine';
import { tellEnrollments } from '../commands/tell-enrollments.ts';
import { pauseOver, pauseWords } from '../commands/under-pause.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getAccount } from '../store/account-store.ts';
import { changeLeased, getEffect, isOvertaken, PRESSURE, WORK_OF_A_STEP } from '../store/effect-store.ts';
import { touchEnrollment } from '../store/enrollment-store.ts';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';
import { PAUSED } from '../store/held-store.ts';
import { openIncident } from '../store/incident-store.ts';
import { pausesInForce } from '../store/pause-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries, type NewEntry } from '../store/timeline-store.ts';
import { hasWaited } from '../store/turn-store.ts';
import { incidentAbout } from './effect-incident.ts';
import { isCurrent, wasEndedFromOutside } from './is-current.ts';
import type { PerformContext, Performed } from './performer.ts';
import { performers } from './performers.ts';

/**
 * Whether an effect is pointless where its enrollment stands now: work of a step that was left, and pressure that
 * did not come in time, or of a strategy that was ended from outside.
 */
function isPointless(effect: EffectDocument, enrollment: EnrollmentDocument): boolean {
  if (effect.params['keep'] === true || isCurrent(effect, enrollment)) return false;
  if (WORK_OF_A_STEP.has(effect.type)) return true;
  return PRESSURE.has(effect.type) && (hasWaited(effect) || wasEndedFromOutside(enrollment));
}

/**
 * Carries out an effect on our own documents: the change and the mark that it is done are one transaction, which
 * meets any step of the enrollment at this moment.
 */
export async function performInHouse(runtime: Runtime, world: World, leased: EffectDocument): Promise<Performed['result']> {
  const performer = performers[leased.type];
  const performed = await runtime.store
    .transaction(async (transaction): Promise<Performed | undefined> => {
      const account = await getAccount(runtime.store, leased.accountId, transaction);
      if (!performer || !account) {
        const parked: Performed = { result: 'parked', reason: 'effect-unknown', detail: `nobody offers "${leased.type}"` };
        return (await settle(runtime, world, leased, parked, transaction)) ? parked : undefined;
      }
      const enrollment = await touchEnrollment(runtime.store, leased.enrollmentId, {}, transaction);
      if (!enrollment) throw new InvariantError('an effect without its enrollment');
      const effect = await underItsName(runtime, leased, enrollment, transaction);
      if (isPointless(effect, enrollment) || (await isOvertaken(runtime.store, effect, transaction))) {
        const change = { status: 'cancelled', reason: 'step-left', at: world.now } as const;
        return (await changeLeased(runtime.store, effect, change, transaction)) ? { result: 'done' } : undefined;
      }
      const context = { runtime, world, effect, enrollment, account, transaction };
      const outcome = (await keptBack(context)) ?? (await performer(context));
      if (!(await settle(runtime, world, effect, outcome, transaction))) throw new FenceMoved();
      if (outcome.result === 'done') await tell(runtime, world, { effect, account, outcome }, transaction);
      return outcome;
    })
    .catch((error: unknown) => {
      if (error instanceof FenceMoved) return undefined;
      throw error;
    });
  if (performed?.result === 'done') await performed.after?.();
  const hint: LiveHint = { type: 'account', id: leased.accountId, version: leased.version };
  runtime.publish([hint]);
  return performed?.result ?? 'held';
}

/** A leased effect of a step that a move to a newer version may have called something else since. */
async function underItsName(
  { store }: Runtime,
  leased: EffectDocument,
  enrollment: EnrollmentDocument,
  transaction: Transaction,
): Promise<EffectDocument> {
  if (isCurrent(leased, enrollment)) return leased;
  const { state } = (await getEffect(store, leased._id, transaction)) ?? {};
  return state === undefined ? leased : { ...leased, state };
}

/** Whether a pause keeps it back, as of this very transaction; or a person has to decide after one. */
async function keptBack({ runtime, effect, enrollment, transaction }: PerformContext): Promise<Performed | undefined> {
  if (touchOf(effect, effect.outbound) === undefined) return undefined;
  const pause = pauseOver(await pausesInForce(runtime.store, transaction), enrollment, effect);
  if (pause) return { result: 'held', reason: PAUSED, detail: pauseWords(pause), pauseId: pause.id };
  if (!effect.review || effect.approved || !isForReview(effect, effect.outbound)) return undefined;
  return { result: 'parked', reason: 'late-review', detail: 'it came due during a pause; a person decides whether it is still done' };
}

/** Somebody else has taken the effect over meanwhile; everything of this transaction is undone. */
class FenceMoved extends Error {
  override readonly name = 'FenceMoved';
}

/** Tells the strategies and the history what was done. */
async function tell(
  runtime: Runtime,
  { now: at }: World,
  what: { readonly effect: EffectDocument; readonly account: AccountDocument; readonly outcome: Extract<Performed, { result: 'done' }> },
  transaction: Transaction,
): Promise<void> {
  const { effect, account, outcome } = what;
  const id = `effect:${effect._id}:told`;
  await tellEnrollments(runtime, account, { id, at, events: outcome.events ?? [], actor: SYSTEM }, transaction);
  if (!outcome.line) return;
  await appendEntries(runtime.store, [{ key: `effect:${effect._id}:line`, chain: account._id, at, ...outcome.line }], transaction);
}

async function settle(
  runtime: Runtime,
  world: World,
  effect: EffectDocument,
  performed: Performed,
  transaction: Transaction,
): Promise<boolean> {
  const { store } = runtime;
  if (performed.result === 'done')
    return changeLeased(store, effect, { status: 'done', detail: performed.detail, at: world.now }, transaction);
  const { reason, detail } = performed;
  if (performed.result === 'parked') await openIncident(store, incidentAbout(effect, 'effect', detail, world.now), transaction);
  const pauseId = performed.result === 'held' ? performed.pauseId : undefined;
  const change = { status: performed.result, reason, detail, at: world.now, ...(pauseId === undefined ? {} : { set: { pauseId } }) };
  const changed = await changeLeased(store, effect, change, transaction);
  if (changed && pauseId !== undefined) await appendEntries(store, [heldLine(effect, detail, world.now)], transaction);
  return changed;
}

/** The line of the history that says what keeps an action back. */
function heldLine({ _id, fence, accountId, type, params }: EffectDocument, detail: string, at: number): NewEntry {
  return { key: `withheld:${_id}:${fence}`, chain: accountId, at, type: 'action.held', data: { key: _id, effect: type, params, detail } };
}
