import type { AnyBulkWriteOperation } from 'mongodb';
import type { AccountDocument, TaskDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { isDuplicate } from './is-duplicate.ts';
import type { Store } from './store.ts';
import type { WorkDocument } from './work-documents.ts';

/** How often a task is put off before whoever leads is shown it. */
const OFTEN = 3;

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

/** The account of each task. */
export async function accountsOfTasks(store: Store, taskIds: readonly string[]): Promise<string[]> {
  return collectionsOf(store).tasks.distinct('accountId', { _id: { $in: [...taskIds] } });
}

/** Which list, narrowed to what. */
export interface WorkFilter {
  readonly view: 'mine' | 'pool' | 'everyone' | 'snoozed' | 'put-off';
  readonly person: string;
  readonly units: readonly string[] | undefined;
  readonly pool?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly of?: readonly string[] | undefined;
}

/** A place in the order of the ranking. */
export interface WorkPlace {
  readonly points: number;
  readonly id: string;
}

/** Rows of a list: most points first, then by id, so that equals stay in one order. */
export async function listWork(
  store: Store,
  filter: WorkFilter,
  page: { readonly limit: number; readonly after?: WorkPlace | undefined },
): Promise<WorkDocument[]> {
  const { after } = page;
  return collectionsOf(store)
    .work.find({
      $and: [whereOf(filter), after ? { $or: [{ points: { $lt: after.points } }, { points: after.points, _id: { $gt: after.id } }] } : {}],
    } as never)
    .sort({ points: -1, _id: 1 })
    .limit(page.limit)
    .toArray();
}

export async function countWork(store: Store, filter: WorkFilter): Promise<number> {
  return collectionsOf(store).work.countDocuments(whereOf(filter) as never);
}

/** Pools in which something waits that the caller may see. */
export async function poolsWithWork(store: Store, units: readonly string[] | undefined): Promise<string[]> {
  // The index holds an empty array as a place of its own.
  const pools = await collectionsOf(store).work.distinct('pools', {
    pools: { $gt: '' },
    ...(units ? { unitId: { $in: [...units] } } : {}),
  });
  return pools.sort();
}

export async function workOf(store: Store, accountId: string): Promise<WorkDocument | undefined> {
  return (await collectionsOf(store).work.findOne({ _id: accountId })) ?? undefined;
}

function whereOf(filter: WorkFilter): object {
  const { units, pool, kind, state, of } = filter;
  return {
    ...viewOf(filter),
    ...(units ? { unitId: { $in: [...units] } } : {}),
    ...(pool === undefined ? {} : { pools: pool }),
    ...(kind === undefined ? {} : { kinds: kind }),
    ...(state === undefined ? {} : { states: state }),
    ...(of ? { _id: { $in: [...of] } } : {}),
  };
}

function viewOf({ view, person }: WorkFilter): object {
  switch (view) {
    case 'mine':
      return { people: person };
    case 'pool':
      return { 'pools.0': { $exists: true } };
    case 'snoozed':
      return { sleepers: person };
    case 'put-off':
      return { putOff: { $gte: OFTEN } };
    case 'everyone':
      return { $or: [{ 'people.0': { $exists: true } }, { 'pools.0': { $exists: true } }] };
  }
}
