import { setTimeout as wait } from 'node:timers/promises';
import type { Runtime } from '../runtime.ts';
import { areTimersToTryAgain } from '../store/enrollment-store.ts';
import { finishAdvance, moveClock } from '../store/settings.ts';
import type { DueLooks } from './due-looks.ts';
import { nextDueInstant } from './run-due.ts';

const TRY_AGAIN_MS = 250;

/**
 * Brings the sandbox clock to its target: next instant at which anything is due, clock there, do it, wait until
 * inbox and outbox are quiet, next. It stands still while timers that failed are tried again. The target is stored,
 * so an advance that is cut off goes on at the next start. Only the process whose move of the clock succeeds goes
 * on; another simply stops.
 */
export async function advanceClock(runtime: Runtime, looks: DueLooks, alive: () => Promise<void>): Promise<void> {
  for (;;) {
    const { settings, now } = await looks.look();
    const { clock } = settings;
    if (clock.mode !== 'sandbox' || clock.target === undefined) return;
    if (await areTimersToTryAgain(runtime.store, now)) {
      await wait(TRY_AGAIN_MS);
      continue;
    }
    if (now >= clock.target) {
      await finishAdvance(runtime.store, clock.target);
      runtime.publish([
        { type: 'clock', id: 'clock', version: now },
        { type: 'portfolio', id: 'portfolio', version: now },
      ]);
      return;
    }
    const next = Math.min((await nextDueInstant(runtime, now)) ?? clock.target, clock.target);
    if (!(await moveClock(runtime.store, now, next))) return;
    runtime.publish([{ type: 'clock', id: 'clock', version: next }]);
    await alive();
  }
}
