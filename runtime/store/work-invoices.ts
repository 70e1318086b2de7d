import type { Document } from 'mongodb';
import type { DisputeDocument, HoldDocument, InvoiceDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';
import type { WorkDocument } from './work-documents.ts';
import { sortPaths, type WorkScope, workWhere } from './work-store.ts';

/** An open invoice with the row of its account. */
export interface InvoiceAtWork {
  readonly row: WorkDocument;
  readonly invoice: InvoiceDocument;
}

/** A place among the invoices of a list: that of the account, and within it. */
export interface InvoicePlace {
  readonly value: number;
  readonly id: string;
  readonly dueOn: string;
  readonly invoiceId: string;
}

/** Open invoices of the accounts of a list, in the order of the list; of each account the oldest first. */
export async function listWorkInvoices(
  store: Store,
  scope: WorkScope,
  page: { readonly limit: number; readonly after?: InvoicePlace | undefined },
): Promise<InvoiceAtWork[]> {
  const { after } = page;
  const { of } = scope;
  const path = sortPaths[scope.filter.sort ?? 'points'];
  const accounts = of && (await collectionsOf(store).invoices.distinct('accountId', { _id: { $in: [...of] } }));
  const from = after ? { $or: [{ [path]: { $lt: after.value } }, { [path]: after.value, _id: { $gte: after.id } }] } : {};
  const open = { openAmount: { $gt: 0 }, ...(of ? { _id: { $in: [...of] } } : {}) };
  const stages: Document[] = [
    { $match: { $and: [workWhere({ ...scope, of: accounts }), from] } },
    { $sort: { [path]: -1, _id: 1 } },
    { $project: { row: '$$ROOT' } },
    {
      $lookup: {
        from: 'invoices',
        localField: '_id',
        foreignField: 'accountId',
        pipeline: [{ $match: open }, { $sort: { dueOn: 1, _id: 1 } }],
        as: 'invoice',
      },
    },
    { $unwind: '$invoice' },
    ...(after ? [{ $match: beyond(after) }] : []),
    { $limit: page.limit },
  ];
  return collectionsOf(store).work.aggregate<InvoiceAtWork>(stages).toArray();
}

/** What follows within the account of a place. */
function beyond({ id, dueOn, invoiceId }: InvoicePlace): Document {
  return {
    $or: [{ _id: { $ne: id } }, { 'invoice.dueOn': { $gt: dueOn } }, { 'invoice.dueOn': dueOn, 'invoice._id': { $gt: invoiceId } }],
  };
}

/** What keeps invoices of some accounts from being paid: open disputes, and holds that were not lifted. */
export async function whatHinders(
  store: Store,
  accountIds: readonly string[],
): Promise<{ readonly disputes: readonly DisputeDocument[]; readonly holds: readonly HoldDocument[] }> {
  const accountId = { $in: [...accountIds] };
  const { disputes, holds } = collectionsOf(store);
  const [disputed, held] = await Promise.all([
    disputes.find({ accountId, status: 'open' }).toArray(),
    holds.find({ accountId, liftedOn: { $exists: false } }).toArray(),
  ]);
  return { disputes: disputed, holds: held };
}
