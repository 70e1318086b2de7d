import type { LocalDate, TouchKind } from '#engine';
import { collectionsOf } from './collections.ts';
import type { ForeseenDocument, ForesightDocument } from './foresight-documents.ts';
import { REPEATABLE, type Store } from './store.ts';

/** Begins the answer of somebody. What he was answered about this strategy before is not kept any longer. */
export async function beginForesight(store: Store, foresight: ForesightDocument): Promise<void> {
  const { foresights } = collectionsOf(store);
  const { by, strategyId } = foresight;
  const before = await foresights.find({ by, strategyId }, { projection: { _id: 1 } }).toArray();
  for (const { _id } of before) await dropForesight(store, _id);
  await foresights.insertOne(foresight, REPEATABLE);
}

export async function keepForeseen(store: Store, accounts: readonly ForeseenDocument[]): Promise<void> {
  if (accounts.length > 0) await collectionsOf(store).foreseen.insertMany([...accounts], { ordered: false, ...REPEATABLE });
}

export async function dropForesight(store: Store, id: string): Promise<void> {
  await collectionsOf(store).foresights.deleteOne({ _id: id }, REPEATABLE);
  await collectionsOf(store).foreseen.deleteMany({ foresightId: id }, REPEATABLE);
}

export async function getForesight(store: Store, id: string): Promise<ForesightDocument | undefined> {
  return (await collectionsOf(store).foresights.findOne({ _id: id })) ?? undefined;
}

export interface ForeseenFilter {
  readonly side?: 'live' | 'draft' | undefined;
  readonly on?: LocalDate | undefined;
  readonly kind?: TouchKind | undefined;
  readonly group?: number | undefined;
}

/** Accounts of an answer by name: those in a group, or those with an action as the filter says. */
export async function listForeseen(
  store: Store,
  foresightId: string,
  { side, on, kind, group }: ForeseenFilter,
  page: { readonly limit: number; readonly after: { readonly name: string; readonly id: string } | undefined },
): Promise<ForeseenDocument[]> {
  const action = {
    ...(side === undefined ? {} : { side: { $in: [side, 'both'] } }),
    ...(on === undefined ? {} : { on }),
    ...(kind === undefined ? {} : { kind }),
  };
  const { after, limit } = page;
  const beyond = after ? { $or: [{ name: { $gt: after.name } }, { name: after.name, accountId: { $gt: after.id } }] } : {};
  const inGroup = group === undefined ? {} : { groups: group };
  const acting = Object.keys(action).length > 0 ? { actions: { $elemMatch: action } } : {};
  return collectionsOf(store)
    .foreseen.find({ foresightId, ...inGroup, ...acting, ...beyond } as never)
    .sort({ name: 1, accountId: 1 })
    .limit(limit)
    .toArray();
}
