import type { LocalDate, PoolMember } from '#engine';
import type { TaskDocument, UserDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { Units } from './unit-scope.ts';

/** A user who is given tasks of a pool, with the tasks they have open and whether they are away. */
export interface Member extends Omit<PoolMember, 'sees'> {
  readonly name: string;
  readonly units: readonly string[] | undefined;
}

/** The members of a pool on a day, by name. */
export async function membersOf(store: Store, pool: string, on: LocalDate, transaction?: Transaction): Promise<Member[]> {
  const { users, absences, tasks } = collectionsOf(store);
  const options = within(transaction);
  const found = await users
    .find({ 'abilities.pools': pool } as never, options)
    .sort({ name: 1, _id: 1 })
    .toArray();
  if (found.length === 0) return [];
  const ids = found.map((user) => user._id);
  const away = await absences.find({ _id: { $in: ids }, from: { $lte: on }, until: { $gte: on } }, options).toArray();
  const counts = await tasks
    .aggregate<{ _id: string; open: number }>(
      [{ $match: { status: 'open', assigneeId: { $in: ids } } }, { $group: { _id: '$assigneeId', open: { $sum: 1 } } }],
      options,
    )
    .toArray();
  const open = new Map(counts.map((each) => [each._id, each.open]));
  const absent = new Set(away.map((each) => each._id));
  return found.map((user) => {
    const { skills, seniority } = abilitiesOf(user);
    const { _id: id, name, units } = user;
    return { id, name, units, skills, seniority, open: open.get(id) ?? 0, isAbsent: absent.has(id) };
  });
}

/** What somebody can do; nothing special where nobody has said so. */
export function abilitiesOf({ abilities }: Pick<UserDocument, 'abilities'>): NonNullable<UserDocument['abilities']> {
  return abilities ?? { skills: [], seniority: 'standard', pools: [] };
}

/** Whether an account lies in the units somebody is confined to. */
export function seesUnit({ units }: Pick<Member, 'units'>, unitId: string | undefined): boolean {
  return units === undefined || (unitId !== undefined && units.includes(unitId));
}

/**
 * Counts what routing has given somebody. Of two transactions that give to the same person at one moment the second is
 * turned away by this write and decides again, on what the first has given.
 */
export async function countRouted(store: Store, userId: string, transaction: Transaction): Promise<void> {
  await collectionsOf(store).users.updateOne({ _id: userId }, { $inc: { routed: 1 } }, { session: transaction });
}

/** Writes down what somebody can do. */
export async function setAbilities(
  store: Store,
  userId: string,
  abilities: NonNullable<UserDocument['abilities']>,
  transaction: Transaction,
): Promise<void> {
  await collectionsOf(store).users.updateOne({ _id: userId }, { $set: { abilities } }, { session: transaction });
}

/** Open tasks people have out of a pool, within units. */
export async function tasksOutOf(store: Store, pool: string, ids: readonly string[], units: Units): Promise<TaskDocument[]> {
  return collectionsOf(store)
    .tasks.find({ status: 'open', assigneeId: { $in: [...ids] }, pool, ...(units ? { unitId: { $in: [...units] } } : {}) })
    .toArray();
}
