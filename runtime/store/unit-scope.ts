import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';

/** Organization units somebody is confined to; undefined: the whole book. */
export type Units = readonly string[] | undefined;

/** Whether there may be an account that both see. */
export function isShared(mine: Units, theirs: Units): boolean {
  return !mine || !theirs || theirs.some((unit) => mine.includes(unit));
}

/** Narrows documents that name their account in `field` to the accounts of some units. */
export async function withinUnits(store: Store, units: Units, field: string): Promise<Record<string, unknown>> {
  if (!units) return {};
  return { [field]: { $in: await collectionsOf(store).accounts.distinct('_id', { unitId: { $in: [...units] } }) } };
}
