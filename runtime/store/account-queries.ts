import type { accountSorts } from '#engine';
import type { AccountDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { accountsThatTook, type PassageWindow } from './live-figures.ts';
import type { Store } from './store.ts';
import type { Units } from './unit-scope.ts';

/** What a list of accounts is narrowed to and how it is ordered. */
export interface AccountFilter {
  readonly units?: readonly string[] | undefined;
  readonly search?: string | undefined;
  readonly owner?: string | undefined;
  readonly segment?: string | undefined;
  readonly strategy?: string | undefined;
  readonly strategyVersion?: number | undefined;
  readonly state?: string | undefined;
  /** A resolution path one of the account's disputes is on. */
  readonly resolution?: string | undefined;
  /** A path gone since a moment, wherever the account stands now. */
  readonly took?: (PassageWindow & { readonly transition: string }) | undefined;
  /** The strategy runs for each invoice by itself: an account stands wherever one of its invoices does. */
  readonly perInvoice?: boolean | undefined;
  readonly bucket?: string | undefined;
  readonly currency?: string | undefined;
  readonly status?: string | undefined;
  readonly tolerance: number;
}

export type AccountSort = (typeof accountSorts)[number];

const sortPaths: Readonly<Record<AccountSort, string>> = {
  name: 'name',
  overdue: 'standing.overdueAmount',
  open: 'standing.openAmount',
  chaseable: 'standing.chaseableAmount',
  oldestDueOn: 'standing.oldestDueOn',
  promised: 'standing.promiseOpenAmount',
};

/** A place in a sorted list: the sort value and id of the last row. */
export interface ListCursor {
  readonly value: string | number | null;
  readonly id: string;
}

export interface AccountPageRows {
  readonly rows: AccountDocument[];
  readonly total: number;
}

/** One page of accounts by keyset, so that pages stay right while the book moves. */
export async function listAccounts(
  store: Store,
  filter: AccountFilter,
  page: { readonly sort: AccountSort; readonly descending: boolean; readonly limit: number; readonly after?: ListCursor | undefined },
): Promise<AccountPageRows> {
  const { accounts } = collectionsOf(store);
  const where = await whereOf(store, filter);
  const path = sortPaths[page.sort];
  const order = page.descending ? -1 : 1;
  const find = (part: object, limit: number): Promise<AccountDocument[]> =>
    accounts
      .find({ $and: [where, part] } as never)
      .sort({ [path]: order, _id: order })
      .limit(limit)
      .toArray();
  const { after } = page;
  const rows =
    after?.value === null ? [] : await find({ $and: [{ [path]: { $ne: null } }, beyond(path, after, page.descending)] }, page.limit);
  // Who has nothing to be sorted by comes last, whichever way it goes.
  const left = page.limit - rows.length;
  const blank =
    left === 0 ? [] : await find({ $and: [{ [path]: null }, after?.value === null ? beyondId(after, page.descending) : {}] }, left);
  return { rows: [...rows, ...blank], total: await accounts.countDocuments(where as never) };
}

/** The cursor behind a row. */
export function cursorOf(row: AccountDocument, sort: AccountSort): ListCursor {
  const value = sortPaths[sort].split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], row);
  return { value: (value as string | number | undefined) ?? null, id: row._id };
}

function beyond(path: string, after: ListCursor | undefined, descending: boolean): object {
  if (!after) return {};
  return { $or: [{ [path]: { [descending ? '$lt' : '$gt']: after.value } }, { [path]: after.value, ...beyondId(after, descending) }] };
}

function beyondId({ id }: ListCursor, descending: boolean): object {
  return { _id: { [descending ? '$lt' : '$gt']: id } };
}

async function whereOf(store: Store, filter: AccountFilter): Promise<object> {
  return {
    $and: [
      filter.units ? { unitId: { $in: [...filter.units] } } : {},
      filter.search === undefined ? {} : { search: { $regex: escapeRegex(filter.search.toLowerCase()) } },
      filter.owner === undefined ? {} : { ownerId: filter.owner },
      filter.segment === undefined ? {} : { 'segment.row': filter.segment },
      await onStep(store, filter),
      filter.bucket === undefined ? {} : { 'standing.bucket': filter.bucket },
      filter.currency === undefined ? {} : { currency: filter.currency },
      await statusFilter(store, filter),
    ],
  };
}

/** A step that holds others is where whoever stands in one of them is. */
async function onStep(store: Store, { strategy, strategyVersion, state, perInvoice, resolution, took }: AccountFilter): Promise<object> {
  if (took) return { _id: { $in: await accountsThatTook(store, took.transition, took) } };
  const leaves = state === undefined ? undefined : { $in: [state, new RegExp(`^${escapeRegex(state)}\\.`)] };
  if (resolution !== undefined || (strategy !== undefined && perInvoice)) {
    const there = {
      kind: resolution === undefined ? 'strategy' : 'resolution',
      definitionId: resolution ?? strategy,
      status: { $in: ['active', 'parked'] },
      ...(strategyVersion === undefined ? {} : { definitionVersion: strategyVersion }),
      ...(leaves ? { 'state.leaves': leaves } : {}),
    };
    return { _id: { $in: await collectionsOf(store).enrollments.distinct('accountId', there as never) } };
  }
  return {
    ...(strategy === undefined ? {} : { 'step.definitionId': strategy, 'step.status': { $ne: 'ended' } }),
    ...(strategyVersion === undefined ? {} : { 'step.version': strategyVersion }),
    ...(leaves ? { 'step.leaves': leaves } : {}),
  };
}

async function statusFilter(store: Store, { status, tolerance }: AccountFilter): Promise<object> {
  switch (status) {
    case 'overdue':
      return { 'standing.overdueAmount': { $gt: tolerance } };
    case 'disputed':
      return { 'standing.openDisputes': { $gt: 0 } };
    case 'promised':
      return { 'standing.promiseOpenAmount': { $gt: 0 } };
    case 'held':
      return { 'standing.heldAmount': { $gt: 0 } };
    case 'suspended':
      return { 'service.status': 'suspended' };
    case 'overridden':
      return { 'override.id': { $gt: '' } };
    case 'needs-attention':
      return { _id: { $in: await collectionsOf(store).incidents.distinct('accountId', { status: 'open' }) } };
    case 'forgotten':
      return { _id: { $in: await forgottenAccounts(store, tolerance) } };
    default:
      return {};
  }
}

/**
 * Overdue accounts that nothing looks after: no wait that is running, no open task, no hold in force, no open
 * dispute, no open promise, nothing that a pause keeps back, no person who has put it on no strategy until a day. The proof that nobody is forgotten in silence is that there are none.
 */
export async function forgottenAccounts(store: Store, tolerance: number, units?: Units): Promise<string[]> {
  const { accounts, enrollments, tasks, effects } = collectionsOf(store);
  const overdue = await accounts
    .find(
      {
        'standing.overdueAmount': { $gt: tolerance },
        'standing.heldAmount': 0,
        'standing.openDisputes': 0,
        'standing.promiseOpenAmount': 0,
        $nor: [{ 'override.id': { $gt: '' }, 'override.strategy': { $exists: false } }],
        ...(units ? { unitId: { $in: [...units] } } : {}),
      },
      { projection: { _id: 1, 'standing.overdueAmount': 1, 'standing.unappliedAmount': 1 } },
    )
    .toArray();
  const ids = overdue.filter((each) => each.standing.overdueAmount - each.standing.unappliedAmount > tolerance).map((each) => each._id);
  if (ids.length === 0) return [];
  const looked = await Promise.all([
    enrollments.distinct('accountId', { accountId: { $in: ids }, status: 'active', nextDueAt: { $gt: new Date(0) } }),
    tasks.distinct('accountId', { accountId: { $in: ids }, status: 'open' }),
    // What a pause keeps back is listed with it, and goes on when it ends.
    enrollments.distinct('accountId', { accountId: { $in: ids }, status: 'active', 'held.pauseId': { $gt: '' } } as never),
    effects.distinct('accountId', { accountId: { $in: ids }, status: 'held', pauseId: { $gt: '' } }),
  ]);
  const seen = new Set(looked.flat());
  return ids.filter((id) => !seen.has(id));
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
