import type { RefusedRow } from '#connectors';
import type { DisputeDocument, InvoiceDocument, PaymentDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { wakeHeld } from './effect-store.ts';
import type { ArrivalDocument } from './flow-documents.ts';
import { isDuplicate } from './is-duplicate.ts';
import { newId } from './new-id.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { ImportDocument } from './system-documents.ts';

export async function insertImport(store: Store, document: ImportDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).imports.insertOne(document, { session: transaction });
}

export async function getImport(store: Store, id: string): Promise<ImportDocument | undefined> {
  return (await collectionsOf(store).imports.findOne({ _id: id })) ?? undefined;
}

export async function updateImport(store: Store, id: string, fields: Partial<ImportDocument>, transaction?: Transaction): Promise<void> {
  await collectionsOf(store).imports.updateOne({ _id: id }, { $set: fields }, within(transaction));
}

/** Takes the import for the one upload it is for; false when it is under way or done. */
export async function claimImport(store: Store, id: string): Promise<boolean> {
  const claimed = collectionsOf(store).imports.updateOne(
    { _id: id, status: { $in: ['waiting', 'failed'] } },
    { $set: { status: 'running', startedAt: new Date() } },
  );
  return claimed.then(
    ({ matchedCount }) => matchedCount === 1,
    (error: unknown) => {
      // Another one is running: the database lets one be.
      if (!isDuplicate(error)) throw error;
      return false;
    },
  );
}

/**
 * Imports that were cut off when their process ended: they are failed, and can be given their file again. What
 * waited for their end is looked at again.
 */
export async function failAbandonedImports(store: Store): Promise<void> {
  await store.transaction(async (transaction) => {
    const { modifiedCount } = await collectionsOf(store).imports.updateMany(
      { status: 'running' },
      { $set: { status: 'failed', failure: 'the server was stopped; give it the same file again' } },
      { session: transaction },
    );
    if (modifiedCount > 0) await wakeHeld(store, { reason: 'feed-behind' }, transaction);
  });
}

export async function saveRefusedRows(store: Store, importId: string, rows: readonly RefusedRow[]): Promise<void> {
  if (rows.length > 0) await collectionsOf(store).refusedRows.insertMany(rows.map((row) => ({ _id: newId('ref'), importId, ...row })));
}

export async function refusedRowsOf(store: Store, importId: string): Promise<RefusedRow[]> {
  return collectionsOf(store).refusedRows.find({ importId }).sort({ line: 1 }).toArray();
}

/** What of a batch of records is known already, by id; payments are looked up by their reference. */
export interface KnownRecords {
  readonly invoices: ReadonlyMap<string, InvoiceDocument>;
  readonly disputes: ReadonlyMap<string, DisputeDocument>;
  readonly arrivals: ReadonlyMap<string, ArrivalDocument>;
}

/** Looks up which of these ids are booked already, or wait for their day. */
export async function knownRecords(store: Store, ids: readonly string[]): Promise<KnownRecords> {
  const all = collectionsOf(store);
  const byId = <T extends { _id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((each) => [each._id, each]));
  const among = { _id: { $in: [...ids] } };
  const [invoices, disputes, arrivals] = await Promise.all([
    all.invoices.find(among).toArray(),
    all.disputes.find(among).toArray(),
    all.arrivals.find(among).toArray(),
  ]);
  return {
    invoices: byId(invoices),
    disputes: byId(disputes),
    arrivals: byId(arrivals),
  };
}

/** Every payment booked of these references of a source, those taken back included. */
export async function paymentsUnder(
  store: Store,
  sourceId: string,
  accountIds: readonly string[],
  references: readonly string[],
): Promise<PaymentDocument[]> {
  if (references.length === 0) return [];
  return collectionsOf(store)
    .payments.find({ accountId: { $in: [...accountIds] }, reference: { $in: [...references] }, sourceId })
    .toArray();
}

/** Marks payments as no longer told of by their source. */
export async function withdrawPayments(store: Store, ids: readonly string[], transaction: Transaction): Promise<void> {
  if (ids.length === 0) return;
  await collectionsOf(store).payments.updateMany({ _id: { $in: [...ids] } }, { $set: { withdrawn: true } }, { session: transaction });
}

/** Open items and unapplied credit of a source's accounts as they are now, by currency. */
export async function sourceBalances(store: Store, sourceId: string) {
  return collectionsOf(store)
    .accounts.aggregate<{
      _id: string;
      open: number;
      unapplied: number;
      ladders: { dueOn: string; issuedOn: string; open: number; invoices: number }[][];
    }>([
      { $match: { sourceId } },
      {
        $group: {
          _id: '$currency',
          open: { $sum: '$standing.openAmount' },
          unapplied: { $sum: '$standing.unappliedAmount' },
          ladders: { $push: '$ladder' },
        },
      },
      { $sort: { _id: 1 } },
    ])
    .toArray();
}
