import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';

/** Organization units somebody is confined to; undefined: the whole book. */
export type Units = readonly string[] | undefined;

/** Narrows documents that name their account in `field` to the accounts of some units. */
export async function withinUnits(store: Store, units: Units, field: string): Promise<Record<string, unknown>> {
  if (!units) return {};
  return { [field]: { $in: await collectionsOf(store).accounts.distinct('_id', { unitId: { $in: [...units] } }) } };
}
