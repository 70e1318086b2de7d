import type { Instant } from '#engine';
import type { AccountDocument, ContactDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { inBatches } from './in-batches.ts';
import { REPEATABLE, type Store, type Transaction, within } from './store.ts';

export async function getAccount(store: Store, id: string, transaction?: Transaction): Promise<AccountDocument | undefined> {
  return (await collectionsOf(store).accounts.findOne({ _id: id }, within(transaction))) ?? undefined;
}

export async function accountsById(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, AccountDocument>> {
  const found = await collectionsOf(store)
    .accounts.find({ _id: { $in: [...ids] } })
    .toArray();
  return new Map(found.map((account) => [account._id, account]));
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
  await collectionsOf(store).accounts.updateOne({ _id: id }, { $set: fields }, within(transaction));
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
  return collectionsOf(store).contacts.find({ accountId }, within(transaction)).sort({ _id: 1 }).toArray();
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

export interface ShownStep {
  readonly accountId: string;
  readonly step: NonNullable<AccountDocument['step']>;
}

/**
 * Writes where accounts stand in their strategies, for lists. Steps may be flushed late and out of order; an
 * older one never overwrites a newer one.
 */
export async function showSteps(store: Store, shown: readonly ShownStep[]): Promise<void> {
  if (shown.length === 0) return;
  const updates = shown.map(({ accountId, step }) => ({
    updateOne: {
      filter: {
        _id: accountId,
        $or: [
          { step: { $exists: false } },
          { 'step.enrollmentId': { $ne: step.enrollmentId }, 'step.since': { $lte: step.since } },
          { 'step.enrollmentId': step.enrollmentId, 'step.v': { $lt: step.v } },
        ],
      },
      update: { $set: { step } },
    },
  }));
  await collectionsOf(store).accounts.bulkWrite(updates as never, { ordered: false, ...REPEATABLE });
}

/** Accounts whose night has come, in batches. Those that are given a later night meanwhile do not come again. */
export function nightAccounts(store: Store, at: Instant, batchSize: number): AsyncGenerator<AccountDocument[]> {
  return inBatches(collectionsOf(store).accounts.find({ nextNightAt: { $lte: new Date(at) } }, { sort: { nextNightAt: 1 }, batchSize }));
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

/** Moves an account's night, if it is still where the caller has put it. */
export async function moveNight(store: Store, accountId: string, from: Date, to: Date): Promise<void> {
  await collectionsOf(store).accounts.updateOne({ _id: accountId, nextNightAt: from }, { $set: { nextNightAt: to } });
}

/** Whether nothing is open of an invoice any more. */
export async function isInvoicePaid(store: Store, invoiceId: string): Promise<boolean> {
  return (await collectionsOf(store).invoices.countDocuments({ _id: invoiceId, openAmount: { $gt: 0 } }, { limit: 1 })) === 0;
}

/** What a night makes of an account it has nothing to tell about. */
export interface NightUpdate {
  /** What the night was worked out on; an account that moved since is left for another look. */
  readonly read: AccountDocument;
  readonly fields: Pick<AccountDocument, 'standing' | 'segment' | 'nextNightAt'> & { readonly lastNightOn: string };
}

/**
 * Writes many nights at once, in any order: what is different from what was read, in one statement for all
 * accounts it is the same for. For most that is the date alone. Answers how many were still as they had been read.
 */
export async function writeNights(store: Store, updates: readonly NightUpdate[]): Promise<number> {
  const alike = new Map<string, { filter: object; update: object; ids: string[] }>();
  for (const { read, fields } of updates) {
    const filter = { ledgerVersion: read.ledgerVersion, nextNightAt: read.nextNightAt };
    const update = nightChange(read, fields);
    const key = JSON.stringify([filter, update]);
    const known = alike.get(key);
    if (known) known.ids.push(read._id);
    else alike.set(key, { filter, update, ids: [read._id] });
  }
  if (alike.size === 0) return 0;
  const { matchedCount } = await collectionsOf(store).accounts.bulkWrite(
    [...alike.values()].map(({ filter, update, ids }) => ({
      // Thousands share a night: its index would lead to all of them.
      updateMany: { filter: { _id: { $in: ids }, ...filter }, update, hint: { _id: 1 } },
    })) as never,
    { ordered: false },
  );
  return matchedCount;
}

function nightChange(read: AccountDocument, { standing, segment, nextNightAt, lastNightOn }: NightUpdate['fields']): object {
  const set: Record<string, unknown> = { nextNightAt, lastNightOn };
  const unset: Record<string, ''> = {};
  const before: Readonly<Record<string, unknown>> = read.standing;
  for (const [name, value] of Object.entries(standing)) if (before[name] !== value) set[`standing.${name}`] = value;
  for (const name of Object.keys(before)) if (!Object.hasOwn(standing, name)) unset[`standing.${name}`] = '';
  const { definition, row, name, strategy } = read.segment;
  const stays = definition === segment.definition && row === segment.row && name === segment.name && strategy === segment.strategy;
  if (!stays) set['segment'] = segment;
  return { $set: set, ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}) };
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
  return (await collectionsOf(store).accounts.findOne({ sourceId, externalId }, within(transaction))) ?? undefined;
}

export async function insertAccount(store: Store, account: AccountDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).accounts.insertOne(account, { session: transaction });
}

export async function invoiceNumberTaken(store: Store, accountId: string, number: string, transaction: Transaction): Promise<boolean> {
  return (await collectionsOf(store).invoices.countDocuments({ accountId, number }, { session: transaction, limit: 1 })) > 0;
}
