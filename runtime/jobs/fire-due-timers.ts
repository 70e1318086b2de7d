import { judgeTogether, takeTogether } from '../commands/step-together.ts';
import type { Runtime, World } from '../runtime.ts';
import { dueEnrollments } from '../store/enrollment-store.ts';
import { fireTimers } from './drain-events.ts';
import { InFlight } from './in-flight.ts';
import { OneAtATime } from './one-at-a-time.ts';

const BATCH = 500;
const LANES = 8;
/** Batches the database writes while the next is worked out. */
const IN_FLIGHT = 2;

/**
 * Lets every due timer fire: in batches, and one by one where an enrollment needs more care than that. Answers
 * how many enrollments had timers due.
 */
export async function fireDueTimers(runtime: Runtime, world: World): Promise<number> {
  const writing = new InFlight(IN_FLIGHT);
  const byOne: string[] = [];
  let due = 0;
  for await (const enrollments of dueEnrollments(runtime.store, world.now, BATCH)) {
    due += enrollments.length;
    const { steps, left } = await judgeTogether(runtime, world, enrollments);
    byOne.push(...left);
    await writing.begin(async () => {
      byOne.push(...(await takeTogether(runtime, world, steps)));
    });
  }
  await writing.end();
  await new OneAtATime(LANES).forEach(byOne, (id) => fireTimers(runtime, world, id));
  return due;
}
