import type { IncidentKind } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import { openIncident } from '../store/incident-store.ts';

/**
 * Does a piece of work for one account whose fault is its own: what goes wrong is put before a person, and the
 * others go on. Answers whether it went well. A database that is away fails everything, this too.
 */
export async function asOwnFault(
  runtime: Runtime,
  world: World,
  about: { readonly id: string; readonly kind: IncidentKind; readonly accountId: string; readonly what: string },
  work: () => Promise<unknown>,
): Promise<boolean> {
  const { id, kind, accountId, what } = about;
  try {
    await work();
    return true;
  } catch (error) {
    runtime.log.error({ err: error, accountId }, what);
    const reason = `${what}: ${(error as Error).message}`;
    await openIncident(runtime.store, { _id: id, kind, accountId, reason, openedAt: world.now });
    runtime.publish([{ type: 'incident', id, version: 1 }]);
    return false;
  }
}
