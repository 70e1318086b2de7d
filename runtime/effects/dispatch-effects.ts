import type { Runtime, World } from '../runtime.ts';
import { changeIdle, changeLeased, getEffect, leaseEffect, openEffects } from '../store/effect-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { openIncident } from '../store/incident-store.ts';
import { WAITS_ITS_TURN } from '../store/turn-store.ts';
import { incidentAbout } from './effect-incident.ts';
import { performInHouse } from './perform-in-house.ts';
import { recoverNotice, sendNotice } from './send-notice.ts';

/**
 * Carries out what an enrollment has asked for, in the order it was asked. Effects of one entry wait for the
 * ones before them when those fail or are unclear; a message that is only held back lets the rest go on.
 */
export async function dispatchEffects(runtime: Runtime, world: World, enrollmentId: string): Promise<void> {
  const blocked = new Set<number>();
  for (const effect of await openEffects(runtime.store, enrollmentId)) {
    if (effect.status === 'parked') blocked.add(effect.version);
    else if (blocked.has(effect.version)) await waitTurn(runtime, world, effect);
    else if (isIdle(effect, world.now)) continue;
    else if (isBusy(effect)) return;
    else if (isWaitingToRetry(effect)) blocked.add(effect.version);
    else {
      const leased = await leaseEffect(runtime.store, effect, runtime.workerId, world.now);
      // Another worker was first; it goes on with what comes after.
      if (!leased) return;
      if ((await carryOut(runtime, world, leased)) === 'blocking') blocked.add(effect.version);
    }
  }
}

/** Held for a reason that has not gone yet. */
function isIdle(effect: EffectDocument, now: number): boolean {
  if (effect.status !== 'held' || effect.reason === WAITS_ITS_TURN) return false;
  return effect.wakeAt === undefined || effect.wakeAt.getTime() > now;
}

/** Another worker has it; when its lease runs out by the server's clock, the lease below will succeed. */
function isBusy(effect: EffectDocument): boolean {
  return (effect.status === 'leased' || effect.status === 'calling') && (effect.leasedUntil?.getTime() ?? 0) > Date.now();
}

function isWaitingToRetry(effect: EffectDocument): boolean {
  return effect.status === 'pending' && (effect.retryAt?.getTime() ?? 0) > Date.now();
}

async function waitTurn(runtime: Runtime, world: World, effect: EffectDocument): Promise<void> {
  if (effect.status !== 'pending') return;
  await changeIdle(runtime.store, effect._id, ['pending'], {
    status: 'held',
    reason: WAITS_ITS_TURN,
    detail: 'an earlier action of this step is not done',
    at: world.now,
  });
}

async function carryOut(runtime: Runtime, world: World, leased: EffectDocument): Promise<'through' | 'blocking'> {
  try {
    if (leased.type === 'notice.send')
      return leased.status === 'calling' ? await recoverNotice(runtime, world, leased) : await sendNotice(runtime, leased);
    return (await performInHouse(runtime, world, leased)) === 'parked' ? 'blocking' : 'through';
  } catch (error) {
    await noteFault(runtime, world, leased, error);
    return 'blocking';
  }
}

const MAX_FAULTS = 3;
const FAULT_RETRY_MS = 2000;

/** Our own fault: tried again a few times, then left to a person. A call that had begun is never repeated for it. */
async function noteFault(runtime: Runtime, world: World, effect: EffectDocument, error: unknown): Promise<void> {
  runtime.log.error({ err: error, effect: effect._id }, 'an effect failed');
  const current = await getEffect(runtime.store, effect._id);
  if (current?.status === 'calling') return;
  const faults = (effect.faults ?? 0) + 1;
  const detail = error instanceof Error ? error.message : String(error);
  if (faults < MAX_FAULTS) {
    await changeLeased(runtime.store, effect, {
      status: 'pending',
      reason: 'fault',
      detail,
      retryInMs: FAULT_RETRY_MS * faults,
      at: world.now,
      set: { faults },
    });
    return;
  }
  await runtime.store.transaction(async (transaction) => {
    if (
      !(await changeLeased(
        runtime.store,
        effect,
        { status: 'parked', reason: 'fault', detail, at: world.now, set: { faults } },
        transaction,
      ))
    )
      return;
    await openIncident(runtime.store, incidentAbout(effect, 'effect', detail, world.now), transaction);
  });
}
