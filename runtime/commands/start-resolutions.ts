import { resolutionFor } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import { disputesWithoutPath } from '../store/dispute-store.ts';
import { enroll } from './enroll.ts';

/** Puts open disputes that no resolution path works on yet on the path of their reason. */
export async function startResolutions(runtime: Runtime, world: World): Promise<void> {
  for (const dispute of await disputesWithoutPath(runtime.store)) {
    const published = resolutionFor(world.published, dispute.reason);
    if (published)
      await enroll(runtime, world, {
        accountId: dispute.accountId,
        kind: 'resolution',
        subject: { type: 'dispute', id: dispute._id },
        published,
      });
  }
}
