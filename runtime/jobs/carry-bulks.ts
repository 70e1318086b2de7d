import { actOnOne } from '../commands/act-on-many.ts';
import { type Runtime, readWorld } from '../runtime.ts';
import { finishBulk, noteBulkFailure, runningBulks } from '../store/bulk-store.ts';
import { isDatabaseFault } from '../store/database-fault.ts';

/**
 * Goes on with what is being done with many accounts: whoever is still left is what there is to do, so a process that
 * was killed is made up for by the next look. Answers how many such acts there were.
 */
export async function carryBulks(runtime: Runtime): Promise<number> {
  const bulks = await runningBulks(runtime.store);
  for (const bulk of bulks) {
    for (const accountId of bulk.left) {
      try {
        // Many take longer than a moment: each is judged by its own.
        await actOnOne(runtime, await readWorld(runtime), bulk, accountId);
      } catch (error) {
        // A fault of the database is everybody's and ends this look; any other is this account's own.
        if (isDatabaseFault(error)) throw error;
        await noteBulkFailure(runtime.store, bulk._id, accountId, error instanceof Error ? error.message : String(error));
      }
    }
    await finishBulk(runtime.store, bulk._id);
  }
  return bulks.length;
}
