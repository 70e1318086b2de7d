import { collectionsOf } from './collections.ts';
import type { EffectDocument } from './flow-documents.ts';
import type { Store } from './store.ts';
import { type Units, withinUnits } from './unit-scope.ts';

export interface NoticeFilter {
  readonly status?: { readonly status: readonly EffectDocument['status'][]; readonly reason?: object } | undefined;
  readonly accountId?: string | undefined;
  readonly channel?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly units?: Units;
}

/** Messages with the account's name, newest first. */
export async function listNotices(
  store: Store,
  filter: NoticeFilter,
  page: { readonly limit: number; readonly after?: { readonly at: number; readonly id: string } | undefined },
): Promise<(EffectDocument & { accountName: string })[]> {
  const { effects } = collectionsOf(store);
  const where = await whereOf(store, filter);
  const beyond = page.after
    ? { $or: [{ plannedAt: { $lt: page.after.at } }, { plannedAt: page.after.at, _id: { $lt: page.after.id } }] }
    : {};
  const found = await effects
    .find({ $and: [where, beyond] } as never)
    .sort({ plannedAt: -1, _id: -1 })
    .limit(page.limit)
    .toArray();
  return withNames(store, found);
}

/** How many messages there are of each stored status, those that bounced apart. */
export async function countNotices(
  store: Store,
  filter: NoticeFilter,
): Promise<{ status: EffectDocument['status']; bounced: boolean; count: number }[]> {
  const where = await whereOf(store, { ...filter, status: undefined });
  const rows = await collectionsOf(store)
    .effects.aggregate<{ _id: { status: EffectDocument['status']; bounced: boolean }; count: number }>([
      { $match: where },
      { $group: { _id: { status: '$status', bounced: { $eq: ['$reason', 'bounced'] } }, count: { $sum: 1 } } },
    ])
    .toArray();
  return rows.map((row) => ({ ...row._id, count: row.count }));
}

export async function withNames<T extends { accountId: string }>(
  store: Store,
  list: readonly T[],
): Promise<(T & { accountName: string })[]> {
  const found = await collectionsOf(store)
    .accounts.find({ _id: { $in: [...new Set(list.map((each) => each.accountId))] } }, { projection: { name: 1 } })
    .toArray();
  const names = new Map(found.map((account) => [account._id, account.name]));
  return list.map((each) => ({ ...each, accountName: names.get(each.accountId) ?? each.accountId }));
}

async function whereOf(store: Store, filter: NoticeFilter): Promise<Record<string, unknown>> {
  return {
    type: 'notice.send',
    ...(filter.status
      ? { status: { $in: [...filter.status.status] }, ...(filter.status.reason ? { reason: filter.status.reason } : {}) }
      : {}),
    ...(filter.accountId === undefined ? {} : { accountId: filter.accountId }),
    ...(filter.channel === undefined ? {} : { channel: filter.channel }),
    ...(filter.from === undefined && filter.to === undefined
      ? {}
      : {
          plannedAt: {
            ...(filter.from === undefined ? {} : { $gte: filter.from }),
            ...(filter.to === undefined ? {} : { $lt: filter.to }),
          },
        }),
    ...(filter.units ? { $and: [await withinUnits(store, filter.units, 'accountId')] } : {}),
  };
}
