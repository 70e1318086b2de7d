import type { AccountDocument, ContactDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { EnrollmentDocument } from './flow-documents.ts';
import { inBatches } from './in-batches.ts';
import type { Store } from './store.ts';
import type { Units } from './unit-scope.ts';

const BATCH = 1000;

/** A filter over accounts, made by us and never by a caller. */
export type AccountWhere = Readonly<Record<string, unknown>>;

/** The accounts somebody may see. */
export function visibleTo(units: Units): AccountWhere {
  return units ? { unitId: { $in: [...units] } } : {};
}

/** Both at once. */
export function allOf(...parts: readonly AccountWhere[]): AccountWhere {
  const said = parts.filter((part) => Object.keys(part).length > 0);
  return said.length > 0 ? { $and: said } : {};
}

/** At least one of them; of none, nobody. */
export function anyOf(...parts: readonly AccountWhere[]): AccountWhere {
  return parts.length > 0 ? { $or: parts } : { _id: { $in: [] } };
}

/** Accounts in batches, in no order; only what lists are searched by is left out. */
export function accountsWhere(store: Store, where: AccountWhere): AsyncGenerator<AccountDocument[]> {
  const cursor = collectionsOf(store).accounts.find(where as never, { projection: { search: 0, quiet: 0 }, batchSize: BATCH });
  return inBatches(cursor as never);
}

export async function countAccounts(store: Store, where: AccountWhere): Promise<number> {
  return collectionsOf(store).accounts.countDocuments(where as never);
}

/** Some of the accounts, those that owe most first. */
export async function someAccounts(store: Store, where: AccountWhere, limit: number): Promise<AccountDocument[]> {
  if (limit === 0) return [];
  return collectionsOf(store)
    .accounts.find(where as never)
    .sort({ 'standing.overdueAmount': -1, _id: 1 })
    .limit(limit)
    .toArray();
}

/** Some of the accounts, those that fell due last first. */
export async function newlyDue(store: Store, where: AccountWhere, limit: number): Promise<AccountDocument[]> {
  if (limit === 0) return [];
  return collectionsOf(store)
    .accounts.find(where as never)
    .sort({ 'standing.oldestDueOn': -1, _id: 1 })
    .limit(limit)
    .toArray();
}

/** The zones accounts live in. */
export async function zonesOfBook(store: Store): Promise<string[]> {
  const found = await collectionsOf(store)
    // Every account has a next night: the index that holds it holds the zone too.
    .accounts.aggregate<{ _id: string }>([{ $match: { nextNightAt: { $gt: new Date(0) } } }, { $group: { _id: '$zone' } }])
    .toArray();
  return found.map(({ _id }) => _id);
}

/** Of each account the contact it is written to: the first in use with an address, else the first in use. */
export async function contactsByAccount(store: Store, accountIds: readonly string[]): Promise<ReadonlyMap<string, ContactDocument>> {
  const found = await collectionsOf(store)
    .contacts.find({ accountId: { $in: [...accountIds] }, retired: { $exists: false } })
    .sort({ _id: 1 })
    .toArray();
  const chosen = new Map<string, ContactDocument>();
  for (const contact of found) {
    const before = chosen.get(contact.accountId);
    if (!before || (before.email === undefined && contact.email !== undefined)) chosen.set(contact.accountId, contact);
  }
  return chosen;
}

export interface GroupTotals {
  readonly openAmount: number;
  readonly overdueAmount: number;
  readonly children: number;
}

/** Sums over the children of parents; a group of several currencies has none. */
export async function groupsByParent(store: Store, parentIds: readonly string[]): Promise<ReadonlyMap<string, GroupTotals>> {
  const rows = await collectionsOf(store)
    .accounts.aggregate<GroupTotals & { _id: { parentId: string } }>([
      { $match: { parentId: { $in: [...parentIds] } } },
      {
        $group: {
          _id: { parentId: '$parentId', currency: '$currency' },
          openAmount: { $sum: '$standing.openAmount' },
          overdueAmount: { $sum: '$standing.overdueAmount' },
          children: { $sum: 1 },
        },
      },
    ])
    .toArray();
  const groups = new Map<string, GroupTotals>();
  const mixed = new Set<string>();
  for (const { _id, ...sums } of rows) {
    if (groups.has(_id.parentId)) mixed.add(_id.parentId);
    groups.set(_id.parentId, sums);
  }
  for (const parentId of mixed) groups.delete(parentId);
  return groups;
}

/** The strategies accounts are on now, by account. */
export async function strategiesOf(store: Store, accountIds: readonly string[]): Promise<ReadonlyMap<string, EnrollmentDocument[]>> {
  const found = await collectionsOf(store)
    .enrollments.find({ accountId: { $in: [...accountIds] }, status: { $in: ['active', 'parked'] }, kind: 'strategy' })
    .toArray();
  const byAccount = new Map<string, EnrollmentDocument[]>();
  for (const enrollment of found) byAccount.set(enrollment.accountId, [...(byAccount.get(enrollment.accountId) ?? []), enrollment]);
  return byAccount;
}

/** Open invoices of accounts, oldest due first, by account. */
export async function openInvoicesOf(
  store: Store,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly _id: string; readonly dueOn: string; readonly openAmount: number }[]>> {
  const found = await collectionsOf(store)
    .invoices.find(
      { accountId: { $in: [...accountIds] }, openAmount: { $gt: 0 } },
      { projection: { accountId: 1, dueOn: 1, openAmount: 1 } },
    )
    .sort({ dueOn: 1 })
    .toArray();
  const byAccount = new Map<string, typeof found>();
  for (const invoice of found) byAccount.set(invoice.accountId, [...(byAccount.get(invoice.accountId) ?? []), invoice]);
  return byAccount;
}
