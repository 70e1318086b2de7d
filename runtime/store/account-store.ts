import type { Instant, Standing } from '#engine';
import type { AccountDocument, ContactDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { REPEATABLE, type Store, type Transaction } from './store.ts';

export async function getAccount(store: Store, id: string, transaction?: Transaction): Promise<AccountDocument | undefined> {
  return (await collectionsOf(store).accounts.findOne({ _id: id }, transaction ? { session: transaction } : {})) ?? undefined;
}

/** Counts events of an account on and answers the first of their sequence numbers. */
export async function takeEventNumbers(store: Store, accountId: string, count: number, transaction: Transaction): Promise<number> {
  const account = await collectionsOf(store).accounts.findOneAndUpdate(
    { _id: accountId },
    { $inc: { eventSeq: count } },
    { session: transaction, returnDocument: 'after', projection: { eventSeq: 1 } },
  );
  return (account?.eventSeq ?? 0) - count + 1;
}

/** Sets fields of an account that are not its ledger. */
export async function setAccount(store: Store, id: string, fields: Partial<AccountDocument>, transaction?: Transaction): Promise<void> {
  await collectionsOf(store).accounts.updateOne({ _id: id }, { $set: fields }, transaction ? { session: transaction } : {});
}

/** Like `setAccount`, but only while `condition` holds; false when it did not. */
export async function setAccountIf(
  store: Store,
  id: string,
  condition: object,
  fields: Partial<AccountDocument>,
  transaction: Transaction,
): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).accounts.updateOne(
    { _id: id, ...condition } as never,
    { $set: fields },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Contacts of an account, oldest first: the first with an address is the one written to. */
export async function contactsOf(store: Store, accountId: string, transaction?: Transaction): Promise<ContactDocument[]> {
  return collectionsOf(store)
    .contacts.find({ accountId }, transaction ? { session: transaction } : {})
    .sort({ _id: 1 })
    .toArray();
}

/** Sums over the accounts of a group; undefined when they do not share one currency, or there are none. */
export async function groupSums(
  store: Store,
  parentId: string,
): Promise<{ openAmount: number; overdueAmount: number; children: number } | undefined> {
  const rows = await collectionsOf(store)
    .accounts.aggregate<{ _id: string; openAmount: number; overdueAmount: number; children: number }>([
      { $match: { parentId } },
      {
        $group: {
          _id: '$currency',
          openAmount: { $sum: '$standing.openAmount' },
          overdueAmount: { $sum: '$standing.overdueAmount' },
          children: { $sum: 1 },
        },
      },
    ])
    .toArray();
  const [first, second] = rows;
  return first && !second ? { openAmount: first.openAmount, overdueAmount: first.overdueAmount, children: first.children } : undefined;
}

/**
 * Writes where an account stands in its strategy, for lists. Steps may be flushed late and out of order; an
 * older one never overwrites a newer one.
 */
export async function showStep(store: Store, accountId: string, step: NonNullable<AccountDocument['step']>): Promise<void> {
  await collectionsOf(store).accounts.updateOne(
    {
      _id: accountId,
      $or: [
        { step: { $exists: false } },
        { 'step.enrollmentId': { $ne: step.enrollmentId }, 'step.since': { $lte: step.since } },
        { 'step.enrollmentId': step.enrollmentId, 'step.v': { $lt: step.v } },
      ],
    } as never,
    { $set: { step } },
    REPEATABLE,
  );
}

/** Fields of an account no night looks at: reading them costs more than judging the rest. */
const NOT_AT_NIGHT = { search: 0, 'step.leaves': 0, ...Object.fromEntries(idleFigures().map((name) => [`standing.${name}`, 0])) };

/** Of the last standing a night compares the dates only. */
function idleFigures(): Exclude<keyof Standing, 'oldestDueOn' | 'nextDueOn' | 'asOf'>[] {
  return [
    ...(['openAmount', 'overdueAmount', 'disputedAmount', 'heldAmount', 'unappliedAmount', 'chaseableAmount'] as const),
    ...(['oldestOpenDueOn', 'bucket', 'openInvoices', 'overdueInvoices', 'openDisputes', 'promiseOpenAmount', 'promiseDueOn'] as const),
  ];
}

/**
 * Accounts whose night has come, in batches; the next is on its way while one is worked on. Those that are
 * given a later night meanwhile do not come again.
 */
export async function* nightAccounts(store: Store, at: Instant, batchSize: number): AsyncGenerator<AccountDocument[]> {
  const cursor = collectionsOf(store).accounts.find(
    { nextNightAt: { $lte: new Date(at) } },
    { sort: { nextNightAt: 1 }, batchSize, projection: NOT_AT_NIGHT },
  );
  try {
    let more = cursor.hasNext();
    while (await more) {
      const batch = cursor.readBufferedDocuments();
      more = cursor.hasNext();
      // Whoever asks for the next batch meets the failure.
      more.catch(() => undefined);
      yield batch;
    }
  } finally {
    await cursor.close();
  }
}

export async function nextNightAfter(store: Store, at: Instant): Promise<Instant | undefined> {
  const first = await collectionsOf(store)
    .accounts.find({ nextNightAt: { $gt: new Date(at) } }, { projection: { nextNightAt: 1 } })
    .sort({ nextNightAt: 1 })
    .limit(1)
    .next();
  return first?.nextNightAt.getTime();
}

/** Ids of open invoices that fell due before a day, oldest first. */
export async function openInvoicesDueBefore(store: Store, accountId: string, on: string): Promise<string[]> {
  const found = await collectionsOf(store)
    .invoices.find({ accountId, openAmount: { $gt: 0 }, dueOn: { $lt: on } }, { projection: { _id: 1 } })
    .sort({ dueOn: 1 })
    .toArray();
  return found.map((invoice) => invoice._id);
}

/** Whether nothing is open of an invoice any more. */
export async function isInvoicePaid(store: Store, invoiceId: string): Promise<boolean> {
  return (await collectionsOf(store).invoices.countDocuments({ _id: invoiceId, openAmount: { $gt: 0 } }, { limit: 1 })) === 0;
}

/** What a night changes on an account it has nothing to tell about. */
export interface NightUpdate {
  /** What the night was worked out on; an account that moved since is left for another look. */
  readonly read: Pick<AccountDocument, '_id' | 'ledgerVersion' | 'nextNightAt'>;
  readonly fields: Pick<AccountDocument, 'standing' | 'segment' | 'nextNightAt'> & { readonly lastNightOn: string };
}

/** Writes many nights at once, in any order; answers how many accounts were still as they had been read. */
export async function writeNights(store: Store, updates: readonly NightUpdate[]): Promise<number> {
  if (updates.length === 0) return 0;
  const { matchedCount } = await collectionsOf(store).accounts.bulkWrite(
    updates.map(({ read: { _id, ledgerVersion, nextNightAt }, fields }) => ({
      updateOne: { filter: { _id, ledgerVersion, nextNightAt }, update: { $set: fields } },
    })) as never,
    { ordered: false },
  );
  return matchedCount;
}

/** Shows in lists that an enrollment was parked, goes on or was ended from outside. */
export async function setStepStatus(
  store: Store,
  accountId: string,
  enrollmentId: string,
  status: 'active' | 'parked' | 'ended',
  transaction: Transaction,
): Promise<void> {
  await collectionsOf(store).accounts.updateOne(
    { _id: accountId, 'step.enrollmentId': enrollmentId } as never,
    { $set: { 'step.status': status } as never },
    { session: transaction },
  );
}

export async function accountBySource(
  store: Store,
  sourceId: string,
  externalId: string,
  transaction?: Transaction,
): Promise<AccountDocument | undefined> {
  return (await collectionsOf(store).accounts.findOne({ sourceId, externalId }, transaction ? { session: transaction } : {})) ?? undefined;
}

export async function insertAccount(store: Store, account: AccountDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).accounts.insertOne(account, { session: transaction });
}

export async function invoiceNumberTaken(store: Store, accountId: string, number: string, transaction: Transaction): Promise<boolean> {
  return (await collectionsOf(store).invoices.countDocuments({ accountId, number }, { session: transaction, limit: 1 })) > 0;
}
