import type { LiveHint } from '#engine';
import { letActionsGo } from '../effects/let-actions-go.ts';
import type { Runtime, World } from '../runtime.ts';
import { isAnyKept, putBack, strayPauses } from '../store/held-store.ts';
import { finishResumption, pausesInForce, reopenResumption } from '../store/pause-store.ts';
import type { PauseInForce } from '../store/settings.ts';

/**
 * The waits that ended pauses have kept back become due again, and end as was decided when they are fired. Everything
 * is found in the data and can be repeated: whoever is cut off is made up for by the next look.
 */
export async function wakeKeptBack({ store }: Runtime): Promise<number> {
  const known = (await pausesInForce(store)).map((pause) => pause.id);
  // Kept back by a process that had not heard yet that the pause was over.
  for (const id of await strayPauses(store, known)) await reopenResumption(store, id);
  const strategies = new Set((await pausesInForce(store)).filter((pause) => pause.resumption).map((pause) => pause.strategyId));
  for (const strategyId of strategies) await putBack(store, strategyId);
  return strategies.size;
}

/**
 * Lets the actions go that ended pauses have kept back, after the waits: what a step has asked for that is left by
 * then is withdrawn with it. Pauses that keep nothing back any more are over. Answers how many actions there were.
 */
export async function closePauses(runtime: Runtime, world: World): Promise<number> {
  const pauses = await pausesInForce(runtime.store);
  let count = 0;
  for (const pause of pauses.filter((each) => each.resumption)) {
    count += await letActionsGo(runtime, world, pauses, pause);
    runtime.publish([pauseHint(pause, world)]);
    if (await isAnyKept(runtime.store, pause)) continue;
    await finishResumption(runtime.store, pause.id, world.now);
    runtime.publish([pauseHint(pause, world)]);
  }
  return count;
}

/** What browsers are told when something about the pauses of a strategy has changed. */
export function pauseHint({ strategyId }: Pick<PauseInForce, 'strategyId'>, { now }: World): LiveHint {
  return { type: 'definition', id: `strategy/${strategyId}`, version: now };
}
