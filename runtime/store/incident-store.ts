import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { IncidentDocument } from './flow-documents.ts';
import { type Store, type Transaction, within } from './store.ts';
import { type Units, withinUnits } from './unit-scope.ts';

export type NewIncident = Omit<IncidentDocument, 'status' | 'resolvedAt' | 'by' | 'note'>;

/** Opens an incident; one with this id that is there already is opened again. */
export async function openIncident(store: Store, incident: NewIncident, transaction?: Transaction): Promise<void> {
  const { _id, ...fields } = incident;
  await collectionsOf(store).incidents.updateOne(
    { _id },
    { $set: { ...fields, status: 'open' }, $unset: { resolvedAt: '', by: '', note: '' } },
    { upsert: true, ...within(transaction) },
  );
}

export async function getIncident(store: Store, id: string, transaction?: Transaction): Promise<IncidentDocument | undefined> {
  return (await collectionsOf(store).incidents.findOne({ _id: id }, within(transaction))) ?? undefined;
}

/** Closes open incidents that match. */
export async function closeIncidents(
  store: Store,
  filter: { readonly id?: string | readonly string[]; readonly effectKey?: string },
  closing: { readonly at: Instant; readonly by?: string | undefined; readonly note?: string | undefined },
  transaction?: Transaction,
): Promise<void> {
  const { id, ...rest } = filter;
  await collectionsOf(store).incidents.updateMany(
    { status: 'open', ...(id === undefined ? {} : { _id: typeof id === 'string' ? id : { $in: [...id] } }), ...rest },
    {
      $set: {
        status: 'resolved',
        resolvedAt: closing.at,
        ...(closing.by === undefined ? {} : { by: closing.by }),
        ...(closing.note === undefined ? {} : { note: closing.note }),
      },
    },
    within(transaction),
  );
}

export async function countOpenIncidents(store: Store, units?: Units): Promise<number> {
  return collectionsOf(store).incidents.countDocuments({ status: 'open', ...(await withinUnits(store, units, 'accountId')) });
}

/** Accounts something is open about. */
export async function accountsWithIncidents(store: Store): Promise<ReadonlySet<string>> {
  return new Set((await collectionsOf(store).incidents.distinct('accountId', { status: 'open' })).filter((id) => id !== undefined));
}

/** Incidents, newest first, below a place in the list. */
export async function listIncidents(
  store: Store,
  filter: { readonly status?: string | undefined; readonly units?: Units },
  page: { readonly limit: number; readonly after?: { readonly at: number; readonly id: string } | undefined },
): Promise<IncidentDocument[]> {
  const { after } = page;
  return collectionsOf(store)
    .incidents.find({
      ...(await withinUnits(store, filter.units, 'accountId')),
      ...(filter.status === undefined ? {} : { status: filter.status as 'open' }),
      ...(after ? { $or: [{ openedAt: { $lt: after.at } }, { openedAt: after.at, _id: { $lt: after.id } }] } : {}),
    })
    .sort({ openedAt: -1, _id: -1 })
    .limit(page.limit)
    .toArray();
}
