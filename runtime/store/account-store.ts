import type { AccountDocument, ContactDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { findAccount } from './find-store.ts';
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

/** Every write of an account says so: nights worked out before it do not hold any more. */
export const counted = { $inc: { changes: 1 } } as const;

/** Who changes one of these changes how an account is found. */
const foundBy = ['name', 'number', 'unitId'] as const;

/** Sets fields of an account that are not its ledger. */
export async function setAccount(store: Store, id: string, fields: Partial<AccountDocument>, transaction?: Transaction): Promise<void> {
  await collectionsOf(store).accounts.updateOne({ _id: id }, { $set: fields, ...counted }, within(transaction));
  if (foundBy.some((field) => Object.hasOwn(fields, field))) await findAccount(store, id, transaction);
}

/** Says who is responsible for an account; nobody without an id. */
export async function setOwner(store: Store, id: string, ownerId: string | undefined, transaction: Transaction): Promise<void> {
  const change = ownerId === undefined ? { $unset: { ownerId: '' as const } } : { $set: { ownerId } };
  await collectionsOf(store).accounts.updateOne({ _id: id }, { ...change, ...counted }, { session: transaction });
}

/**
 * Sets an account's own fields, one by one; null takes one away. `wakeNight` has the account looked at then
 * and not only at night.
 */
export async function setFields(
  store: Store,
  id: string,
  values: Readonly<Record<string, string | number | boolean | null>>,
  wakeNight: number | undefined,
  transaction: Transaction,
): Promise<void> {
  const named = Object.entries(values).map(([field, value]) => [`custom.${field}`, value] as const);
  const set = named.filter(([, value]) => value !== null);
  const unset = named.filter(([, value]) => value === null).map(([field]) => [field, ''] as const);
  const update = {
    $set: { ...Object.fromEntries(set), ...(wakeNight === undefined ? {} : { nextNightAt: new Date(wakeNight) }) },
    $unset: Object.fromEntries(unset),
    ...counted,
  };
  await collectionsOf(store).accounts.updateOne({ _id: id }, update as never, { session: transaction });
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
    { $set: fields, ...counted },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Contacts of an account, oldest first: the first with an address is the one written to. */
export async function contactsOf(store: Store, accountId: string, transaction?: Transaction): Promise<ContactDocument[]> {
  return collectionsOf(store).contacts.find({ accountId }, within(transaction)).sort({ _id: 1 }).toArray();
}

/** Whom an account is spoken with: the first in use that has an address, else the first in use. */
export function firstContact(contacts: readonly ContactDocument[]): ContactDocument | undefined {
  const inUse = contacts.filter((contact) => !contact.retired);
  return inUse.find((contact) => contact.email !== undefined) ?? inUse[0];
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

/** Version of the step an enrollment begins with. */
const FIRST = 1;

/**
 * Writes where accounts stand in their strategies, for lists. Steps may be flushed late and out of order; an
 * older one never overwrites a newer one, of this enrollment or of the one after it.
 */
export async function showSteps(store: Store, shown: readonly ShownStep[], transaction?: Transaction): Promise<void> {
  if (shown.length === 0) return;
  const updates = shown.map(({ accountId, step }) => ({
    updateOne: {
      filter: {
        _id: accountId,
        ...(step.v === FIRST ? isNewcomer(step) : { 'step.enrollmentId': step.enrollmentId, 'step.v': { $lt: step.v } }),
      },
      update: { $set: step.v === FIRST ? { step } : movedOn(step), ...counted },
      hint: { _id: 1 },
    },
  }));
  await collectionsOf(store).accounts.bulkWrite(updates as never, { ordered: false, ...(transaction ? within(transaction) : REPEATABLE) });
}

function isNewcomer(step: ShownStep['step']): object {
  return { $or: [{ step: { $exists: false } }, { 'step.enrollmentId': { $ne: step.enrollmentId }, 'step.since': { $lte: step.since } }] };
}

/** What of a step may differ from the one before. Naming nothing else keeps the indexes out of it. */
function movedOn({ version, leaves, since, status, v }: ShownStep['step']): object {
  return { 'step.version': version, 'step.leaves': leaves, 'step.since': since, 'step.status': status, 'step.v': v };
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
    { $set: { 'step.status': status } as never, ...counted },
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
  await findAccount(store, account._id, transaction);
}

export async function invoiceNumberTaken(store: Store, accountId: string, number: string, transaction: Transaction): Promise<boolean> {
  return (await collectionsOf(store).invoices.countDocuments({ accountId, number }, { session: transaction, limit: 1 })) > 0;
}
