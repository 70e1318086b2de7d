import type { AnyBulkWriteOperation } from 'mongodb';
import type { LocalDate, Money, WorkFilter } from '#engine';
import type { AccountDocument, TaskDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { heldWhere } from './held-work.ts';
import { isDuplicate } from './is-duplicate.ts';
import type { Store } from './store.ts';
import type { WorkDocument } from './work-documents.ts';

/** How often a task is put off before whoever leads is shown it. */
const OFTEN = 3;
/** How accounts are asked for that have no owner. */
const NOBODY = 'none';

/** What rows of worklists are made of, for some accounts. What stands in the list now was read first. */
export interface WorkSources {
  readonly rows: ReadonlyMap<string, WorkDocument>;
  readonly accounts: readonly AccountDocument[];
  readonly tasks: ReadonlyMap<string, readonly TaskDocument[]>;
}

export async function workSources(store: Store, accountIds: readonly string[]): Promise<WorkSources> {
  const { work, accounts, tasks } = collectionsOf(store);
  const ids = { $in: [...accountIds] };
  // First the row: whatever is written to it after this was made of something at least as new.
  const rows = await work.find({ _id: ids }).toArray();
  const open = await tasks.find({ accountId: ids, status: 'open' }).sort({ createdAt: 1, _id: 1 }).toArray();
  const found = await accounts.find({ _id: { $in: [...new Set(open.map((task) => task.accountId))] } }).toArray();
  const byAccount = new Map<string, TaskDocument[]>();
  for (const task of open) byAccount.set(task.accountId, [...(byAccount.get(task.accountId) ?? []), task]);
  return { rows: new Map(rows.map((row) => [row._id, row])), accounts: found, tasks: byAccount };
}

/** One row as it should be; without `row` it goes. `was`: the revision it was made on. */
export interface WorkChange {
  readonly id: string;
  readonly was: string | undefined;
  readonly row: WorkDocument | undefined;
}

/** Writes rows whose revision is still the one they were made on. False when some were not. */
export async function writeWork(store: Store, changes: readonly WorkChange[]): Promise<boolean> {
  if (changes.length === 0) return true;
  const operations = changes.map(({ id, was, row }): AnyBulkWriteOperation<WorkDocument> => {
    if (!row) return { deleteOne: { filter: { _id: id, revision: was ?? '' } } };
    if (was === undefined) return { insertOne: { document: row } };
    return { replaceOne: { filter: { _id: id, revision: was }, replacement: row } };
  });
  try {
    const { insertedCount, matchedCount, deletedCount } = await collectionsOf(store).work.bulkWrite(operations, { ordered: false });
    return insertedCount + matchedCount + deletedCount === changes.length;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** What a row should be made of, as the database tells it without reading whole documents. */
export interface WorkPrint {
  readonly id: string;
  readonly zone: string;
  readonly changes: number;
  /** `id@revision` of each open task. */
  readonly tasks: readonly string[];
  readonly print: string | undefined;
}

/** Accounts with open tasks and what their rows were made of, in batches; then rows whose account has none any more. */
export async function* workPrints(
  store: Store,
  batch: number,
): AsyncGenerator<{ readonly prints: readonly WorkPrint[]; readonly gone: readonly string[] }> {
  const { tasks, accounts, work } = collectionsOf(store);
  for (let after = ''; ; ) {
    const found = await tasks
      .aggregate<{ _id: string; tasks: string[] }>([
        { $match: { status: 'open', accountId: { $gt: after } } },
        { $group: { _id: '$accountId', tasks: { $push: { $concat: ['$_id', '@', { $toString: '$revision' }] } } } },
        { $sort: { _id: 1 } },
        { $limit: batch },
      ])
      .toArray();
    const isLast = found.length < batch;
    const last = found.at(-1)?._id ?? after;
    const range = isLast ? { $gt: after } : { $gt: after, $lte: last };
    const ids = { $in: found.map((each) => each._id) };
    const known = await accounts.find({ _id: ids }, { projection: { zone: 1, changes: 1 } }).toArray();
    const rows = await work.find({ _id: range }, { projection: { print: 1 } }).toArray();
    const account = new Map(known.map((each) => [each._id, each]));
    const print = new Map(rows.map((row) => [row._id, row.print]));
    const prints = found.flatMap(({ _id, tasks: marks }) => {
      const of = account.get(_id);
      return of ? { id: _id, zone: of.zone, changes: of.changes ?? 0, tasks: marks, print: print.get(_id) } : [];
    });
    const open = new Set(found.map((each) => each._id));
    yield { prints, gone: rows.map((row) => row._id).filter((id) => !open.has(id)) };
    if (isLast) return;
    after = last;
  }
}

/** Accounts one of whose tasks was for a moment that has come. */
export async function wakingWork(store: Store, now: number): Promise<string[]> {
  const found = await collectionsOf(store)
    .work.find({ wakesAt: { $gt: 0, $lte: now } }, { projection: { _id: 1 } })
    .toArray();
  return found.map((row) => row._id);
}

/** The account of each task. */
export async function accountsOfTasks(store: Store, taskIds: readonly string[]): Promise<string[]> {
  return collectionsOf(store).tasks.distinct('accountId', { _id: { $in: [...taskIds] } });
}

/** Which list of whom, narrowed to what. */
export interface WorkScope {
  readonly filter: WorkFilter;
  readonly person: string;
  readonly units: readonly string[] | undefined;
  readonly of?: readonly string[] | undefined;
  /** The installation's day: what was due before it is late. */
  readonly today: LocalDate;
}

/** A place in the order of a list. */
export interface WorkPlace {
  readonly value: number;
  readonly id: string;
}

/** Where in a row that stands by which a list is ordered. */
export const sortPaths = { points: 'points', overdue: 'overdue.amount', days: 'daysPastDue' } as const;

/** Where a row stands in the order a filter asks for. */
export function placeOf(row: WorkDocument, { sort = 'points' }: WorkFilter): WorkPlace {
  const value = { points: row.points, overdue: row.overdue.amount, days: row.daysPastDue }[sort];
  return { value, id: row._id };
}

/** Rows of a list: the most first, then by id, so that equals stay in one order. */
export async function listWork(
  store: Store,
  scope: WorkScope,
  page: { readonly limit: number; readonly after?: WorkPlace | undefined },
): Promise<WorkDocument[]> {
  const { after } = page;
  const path = sortPaths[scope.filter.sort ?? 'points'];
  const beyond = after ? { $or: [{ [path]: { $lt: after.value } }, { [path]: after.value, _id: { $gt: after.id } }] } : {};
  return collectionsOf(store)
    .work.find({ $and: [workWhere(scope), beyond] } as never)
    .sort({ [path]: -1, _id: 1 })
    .limit(page.limit)
    .toArray();
}

export async function countWork(store: Store, scope: WorkScope): Promise<number> {
  return collectionsOf(store).work.countDocuments(workWhere(scope) as never);
}

/** What is overdue of all rows of a list, by currency. */
export async function overdueWork(store: Store, scope: WorkScope): Promise<Money[]> {
  return collectionsOf(store)
    .work.aggregate<Money>([
      { $match: workWhere(scope) },
      { $group: { _id: '$overdue.currency', amount: { $sum: '$overdue.amount' } } },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, amount: 1, currency: '$_id' } },
    ])
    .toArray();
}

/** What can be chosen in a list: the pools, kinds of task, steps and owners that are in it. */
export async function workChoices(store: Store, scope: WorkScope) {
  const where = workWhere(scope) as never;
  const each = async (path: 'pools' | 'kinds' | 'steps' | 'ownerId'): Promise<string[]> =>
    (await collectionsOf(store).work.distinct(path, where)).filter((value) => value !== undefined).sort();
  const [pools, kinds, steps, owners] = await Promise.all([each('pools'), each('kinds'), each('steps'), each('ownerId')]);
  return { pools, kinds, steps, owners };
}

/** Accounts that are in worklists, of some units. */
export async function rankedAccounts(store: Store, units: readonly string[] | undefined): Promise<string[]> {
  const rows = await collectionsOf(store)
    .work.find(units ? { unitId: { $in: [...units] } } : {}, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .toArray();
  return rows.map(({ _id }) => _id);
}

export async function workOf(store: Store, accountId: string): Promise<WorkDocument | undefined> {
  return (await collectionsOf(store).work.findOne({ _id: accountId })) ?? undefined;
}

/** What a row must be to be in a list. */
export function workWhere(scope: WorkScope): object {
  const { filter, units, of } = scope;
  const { pool, owner, kind, step, state, pastDue, amount, risk } = filter;
  return {
    ...viewOf(scope),
    ...heldWhere(filter, scope.today),
    ...(units ? { unitId: { $in: [...units] } } : {}),
    ...(pool === undefined ? {} : { pools: pool }),
    ...(owner === undefined ? {} : { ownerId: owner === NOBODY ? { $exists: false } : owner }),
    ...(kind === undefined ? {} : { kinds: kind }),
    ...(step === undefined ? {} : { steps: step }),
    ...(state === undefined ? {} : { states: state }),
    ...(pastDue === undefined ? {} : { daysPastDue: { $gte: pastDue } }),
    ...(amount === undefined ? {} : { 'overdue.amount': { $gte: amount } }),
    ...(risk === undefined ? {} : { riskScore: { $gte: risk } }),
    ...(of ? { _id: { $in: [...of] } } : {}),
  };
}

function viewOf({ filter: { view = 'mine', heldBy }, person }: WorkScope): object {
  switch (view) {
    case 'mine':
      return { people: person };
    case 'pool':
      // As a range, which the index of pools answers; whether there is a first one it does not know.
      return { pools: { $gt: '' } };
    case 'snoozed':
      return { sleepers: person };
    case 'put-off':
      return { putOff: { $gte: OFTEN } };
    case 'everyone':
      // Who asks what somebody has means what was put off, too.
      if (heldBy !== undefined) return {};
      return { $or: [{ 'people.0': { $exists: true } }, { 'pools.0': { $exists: true } }] };
  }
}
