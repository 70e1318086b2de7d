import type { LiveHint } from '#engine';
import { tellEnrollments } from '../commands/tell-enrollments.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { getAccount } from '../store/account-store.ts';
import { changeLeased, PRESSURE, WORK_OF_A_STEP } from '../store/effect-store.ts';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';
import { openIncident } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { incidentAbout } from './effect-incident.ts';
import { isCurrent } from './is-current.ts';
import type { Performed } from './performer.ts';
import { performers } from './performers.ts';

/** Whether an effect is pointless once its step is left. */
function hangsOnItsStep(effect: EffectDocument): boolean {
  if (effect.params['keep'] === true) return false;
  const waited = (effect.history as readonly { readonly status: string }[]).some(({ status }) => status === 'held' || status === 'parked');
  return WORK_OF_A_STEP.has(effect.type) || (waited && PRESSURE.has(effect.type));
}

/** Carries out an effect on our own documents: the change and the mark that it is done are one transaction. */
export async function performInHouse(
  runtime: Runtime,
  world: World,
  effect: EffectDocument,
  enrollment: EnrollmentDocument,
): Promise<Performed['result']> {
  const performer = performers[effect.type];
  const performed = await runtime.store
    .transaction(async (transaction): Promise<Performed | undefined> => {
      const account = await getAccount(runtime.store, effect.accountId, transaction);
      if (!performer || !account) {
        const parked: Performed = { result: 'parked', reason: 'effect-unknown', detail: `nobody offers "${effect.type}"` };
        return (await settle(runtime, world, effect, parked, transaction)) ? parked : undefined;
      }
      if (hangsOnItsStep(effect) && !isCurrent(effect, enrollment)) {
        const change = { status: 'cancelled', reason: 'step-left', at: world.now } as const;
        return (await changeLeased(runtime.store, effect, change, transaction)) ? { result: 'done' } : undefined;
      }
      const outcome = await performer({ runtime, world, effect, enrollment, account, transaction });
      if (!(await settle(runtime, world, effect, outcome, transaction))) throw new FenceMoved();
      if (outcome.result === 'done') {
        await tellEnrollments(
          runtime,
          account,
          { id: `effect:${effect._id}:told`, at: world.now, events: outcome.events ?? [], actor: SYSTEM },
          transaction,
        );
        if (outcome.line)
          await appendEntries(
            runtime.store,
            [{ key: `effect:${effect._id}:line`, chain: account._id, at: world.now, ...outcome.line }],
            transaction,
          );
      }
      return outcome;
    })
    .catch((error: unknown) => {
      if (error instanceof FenceMoved) return undefined;
      throw error;
    });
  if (performed?.result === 'done') await performed.after?.();
  const hint: LiveHint = { type: 'account', id: effect.accountId, version: effect.version };
  runtime.publish([hint]);
  return performed?.result ?? 'held';
}

/** Somebody else has taken the effect over meanwhile; everything of this transaction is undone. */
class FenceMoved extends Error {
  override readonly name = 'FenceMoved';
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
  return changeLeased(store, effect, { status: performed.result, reason, detail, at: world.now }, transaction);
}
