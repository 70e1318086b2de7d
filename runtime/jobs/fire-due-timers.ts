import { stepTogether } from '../commands/step-together.ts';
import type { Runtime, World } from '../runtime.ts';
import { dueEnrollments } from '../store/enrollment-store.ts';
import { fireTimers } from './drain-events.ts';
import { OneAtATime } from './one-at-a-time.ts';

const BATCH = 500;
const LANES = 8;

/**
 * Lets every due timer fire: in batches, and one by one where an enrollment needs more care than that. Answers
 * how many enrollments had timers due.
 */
export async function fireDueTimers(runtime: Runtime, world: World): Promise<number> {
  const lanes = new OneAtATime(LANES);
  let fired = 0;
  for (;;) {
    const due = await dueEnrollments(runtime.store, world.now, BATCH);
    const left = await stepTogether(runtime, world, due);
    await lanes.forEach(left, (id) => fireTimers(runtime, world, id));
    fired += due.length;
    if (due.length < BATCH) return fired;
  }
}
