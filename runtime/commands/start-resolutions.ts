import { resolutionFor } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import { disputesWithoutPath } from '../store/dispute-store.ts';
import { enroll } from './enroll.ts';
import { asOwnFault } from './own-fault.ts';

/** Puts open disputes that no resolution path works on yet on the path of their reason; answers how many. */
export async function startResolutions(runtime: Runtime, world: World): Promise<number> {
  let started = 0;
  for await (const dispute of disputesWithoutPath(runtime.store)) {
    const published = resolutionFor(world.published, dispute.reason);
    if (!published) continue;
    const subject = { type: 'dispute' as const, id: dispute._id };
    const { accountId } = dispute;
    const about = {
      id: `dispute:${dispute._id}`,
      kind: 'dispute' as const,
      accountId,
      what: `the path “${published.flow.name}” could not be begun`,
    };
    await asOwnFault(runtime, world, about, async () => {
      if (await enroll(runtime, world, { accountId, kind: 'resolution', subject, published })) started += 1;
    });
  }
  return started;
}
