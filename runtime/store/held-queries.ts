import { type HeldKind, pressureKinds, touchOf } from '#engine';
import { collectionsOf } from './collections.ts';
import type { HeldNote } from './enrollment-store.ts';
import type { EffectDocument } from './flow-documents.ts';
import { withNames } from './notice-queries.ts';
import type { Store } from './store.ts';
import { type Units, withinUnits } from './unit-scope.ts';

/** What a pause keeps back. */
export interface HeldCounts {
  readonly accounts: number;
  readonly waits: number;
  readonly actions: number;
  /** One thing may be of several kinds. */
  readonly kinds: ReadonlyMap<HeldKind, number>;
}

const running = { status: { $in: ['active', 'parked'] } };

/** Counts what a pause keeps back, within the units of whoever asks. */
export async function countHeld(store: Store, pauseId: string, units: Units): Promise<HeldCounts> {
  const { enrollments, effects } = collectionsOf(store);
  const scope = await withinUnits(store, units, 'accountId');
  const waiting = { 'held.pauseId': pauseId, ...running, ...scope };
  const held = { pauseId, status: 'held', ...scope };
  const [waits, byKind, byCall, accounts] = await Promise.all([
    enrollments.countDocuments(waiting as never),
    enrollments
      .aggregate<{ _id: HeldKind; count: number }>([
        { $match: waiting },
        { $unwind: '$held.would.kinds' },
        { $group: { _id: '$held.would.kinds', count: { $sum: 1 } } },
      ])
      .toArray(),
    effects
      .aggregate<{ _id: { type: string; channel?: string; kind?: string; outbound: boolean }; count: number }>([
        { $match: held },
        {
          $group: {
            _id: { type: '$type', channel: '$params.channel', kind: '$params.kind', outbound: '$outbound' },
            count: { $sum: 1 },
          },
        },
      ])
      .toArray(),
    enrollments
      .aggregate<{ count: number }>([
        { $match: waiting },
        { $project: { accountId: 1 } },
        { $unionWith: { coll: effects.collectionName, pipeline: [{ $match: held }, { $project: { accountId: 1 } }] } },
        { $group: { _id: '$accountId' } },
        { $count: 'count' },
      ])
      .toArray(),
  ]);
  const kinds = new Map<HeldKind, number>();
  const add = (kind: HeldKind, count: number): unknown => kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  for (const { _id, count } of byKind) add(_id, count);
  for (const { _id, count } of byCall) add(touchOf({ type: _id.type, params: _id }, _id.outbound) ?? 'other', count);
  const actions = byCall.reduce((sum, each) => sum + each.count, 0);
  return { accounts: accounts[0]?.count ?? 0, waits, actions, kinds };
}

/** A thing that is kept back, as it is stored. */
export type HeldThing = { readonly _id: string; readonly accountId: string; readonly accountName: string; readonly dueAt: number } & (
  | { readonly what: 'wait'; readonly note: HeldNote }
  | { readonly what: 'action'; readonly effect: EffectDocument }
);

/** What pauses keep back, earliest due first. */
export async function listHeld(
  store: Store,
  filter: { readonly pauseIds: readonly string[]; readonly kind?: HeldKind | undefined; readonly units: Units },
  page: { readonly limit: number; readonly after?: { readonly at: number; readonly id: string } | undefined },
): Promise<HeldThing[]> {
  const { enrollments, effects } = collectionsOf(store);
  const scope = await withinUnits(store, filter.units, 'accountId');
  const { kind, pauseIds } = filter;
  const { after } = page;
  const found = await enrollments
    .aggregate<Omit<HeldThing, 'accountName'> & { accountId: string }>([
      {
        $match: {
          'held.pauseId': { $in: [...pauseIds] },
          ...running,
          ...scope,
          ...(kind === undefined ? {} : { 'held.would.kinds': kind }),
        },
      },
      { $project: { accountId: 1, what: 'wait', dueAt: '$held.dueAt', note: '$held' } },
      {
        $unionWith: {
          coll: effects.collectionName,
          pipeline: [
            { $match: { pauseId: { $in: [...pauseIds] }, status: 'held', ...scope, ...(kind === undefined ? {} : ofKind(kind)) } },
            { $project: { accountId: 1, what: 'action', dueAt: '$plannedAt', effect: '$$ROOT' } },
          ],
        },
      },
      { $match: after ? { $or: [{ dueAt: { $gt: after.at } }, { dueAt: after.at, _id: { $gt: after.id } }] } : {} },
      { $sort: { dueAt: 1, _id: 1 } },
      { $limit: page.limit },
    ])
    .toArray();
  return (await withNames(store, found)) as HeldThing[];
}

/** The actions that are of a kind. */
function ofKind(kind: HeldKind): object {
  const pressing = Object.entries(pressureKinds).find(([, of]) => of === kind);
  if (pressing) return { type: pressing[0] };
  if (kind === 'other') return { type: { $nin: ['task.create', 'notice.send', ...Object.keys(pressureKinds)] } };
  return {
    $or: [
      { type: 'notice.send', 'params.channel': kind },
      { type: 'task.create', 'params.kind': kind },
    ],
  };
}
