import { type LocalDate, localDateAt } from '#engine';
import type { World } from '../runtime.ts';
import { type AccountWhere, zonesOfBook } from '../store/book-scan.ts';
import type { Store } from '../store/store.ts';

/** Accounts whose stored figures are those of their own today, which is the same for all of them. */
export interface FiguredToday {
  readonly on: LocalDate;
  readonly where: AccountWhere;
}

/**
 * Finds the accounts whose stored figures are of today, day by day: on earth it is two or three days at once.
 * The others (their night is still to come, or has failed) must be looked at one by one: a filter over what is
 * stored would judge yesterday.
 */
export async function figuredToday(store: Store, world: World): Promise<FiguredToday[]> {
  const zones = new Map<LocalDate, string[]>();
  for (const zone of await zonesOfBook(store)) {
    const on = localDateAt(world.now, zone);
    zones.set(on, [...(zones.get(on) ?? []), zone]);
  }
  return [...zones].map(([on, among]) => ({ on, where: { 'standing.asOf': on, zone: { $in: among } } }));
}
