import { judgeTogether, takeTogether } from '../commands/step-together.ts';
import type { Runtime, World } from '../runtime.ts';
import { dueEnrollments } from '../store/enrollment-store.ts';
import { pausesInForce } from '../store/pause-store.ts';
import { fireTimers } from './drain-events.ts';
import { pauseHint } from './end-pauses.ts';
import { InFlight } from './in-flight.ts';
import { OneAtATime } from './one-at-a-time.ts';

const BATCH = 250;
const LANES = 8;
/** Batches the database writes while the next is worked out. */
const IN_FLIGHT = 3;

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
    const moment = await withPauses(runtime, world);
    const { steps, left } = await judgeTogether(runtime, moment, enrollments);
    byOne.push(...left);
    await writing.begin(async () => {
      byOne.push(...(await takeTogether(runtime, moment, steps)));
      // Whoever watches the end of a pause sees how far it is.
      runtime.publish(moment.settings.pauses.filter((pause) => pause.resumption).map((pause) => pauseHint(pause, moment)));
    });
  }
  await writing.end();
  const moment = byOne.length > 0 ? await withPauses(runtime, world) : world;
  await new OneAtATime(LANES).forEach(byOne, (id) => fireTimers(runtime, moment, id));
  return due;
}

/** The same moment with the pauses of this second: many timers take a while, and a pause holds at once. */
async function withPauses({ store }: Runtime, world: World): Promise<World> {
  return { ...world, settings: { ...world.settings, pauses: await pausesInForce(store) } };
}
