import { startResolutions } from '../commands/start-resolutions.ts';
import type { Runtime, World } from '../runtime.ts';
import { nextArrivalAfter } from '../store/arrival-store.ts';
import { nextJudgementAfter } from '../store/book-store.ts';
import { nextWakeAfter } from '../store/effect-store.ts';
import { nextTimerAfter } from '../store/enrollment-store.ts';
import { nextNightAfter } from '../store/night-store.ts';
import { applyArrivals } from './apply-arrivals.ts';
import { carryBulks } from './carry-bulks.ts';
import { carryMoves } from './carry-moves.ts';
import { closePauses, wakeKeptBack } from './end-pauses.ts';
import { fireDueTimers } from './fire-due-timers.ts';
import { judgeDuePromises } from './judge-promises.ts';
import { takeLeftMails } from './take-left-mails.ts';
import { turnNights } from './turn-nights.ts';

/**
 * Does everything that is due at the business instant of `world`, in the order of a day: what arrives, the night, promises,
 * timers. Agenda, the sweeper, the sandbox clock and the start all call this and nothing else. Each part finds
 * its work in the data and can be repeated.
 */
export async function runDue(runtime: Runtime, world: World, settle: () => Promise<void>): Promise<void> {
  const parts = [
    () => applyArrivals(runtime, world),
    () => takeLeftMails(runtime, world),
    () => turnNights(runtime, world),
    () => startResolutions(runtime, world),
    () => judgeDuePromises(runtime, world),
    () => wakeKeptBack(runtime),
    () => fireDueTimers(runtime, world),
    () => closePauses(runtime, world),
    () => carryMoves(runtime, world),
    () => carryBulks(runtime),
  ];
  await settle();
  // What each part has set off is done before the next part looks.
  for (const part of parts) if ((await part()) > 0) await settle();
}

/** The next business instant after `at` at which something is due; undefined when nothing waits at all. */
export async function nextDueInstant(runtime: Runtime, at: number): Promise<number | undefined> {
  const { store } = runtime;
  const instants = await Promise.all([
    nextArrivalAfter(store, at),
    nextNightAfter(store, at),
    nextJudgementAfter(store, at),
    nextTimerAfter(store, at),
    nextWakeAfter(store, at),
  ]);
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
