import type { Instant, LocalDate } from '#engine';
import type { AccountDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { inBatches } from './in-batches.ts';
import type { Store } from './store.ts';

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

/** Moves an account's night, if it is still where the caller has put it. */
export async function moveNight(store: Store, accountId: string, from: Date, to: Date): Promise<void> {
  await collectionsOf(store).accounts.updateOne({ _id: accountId, nextNightAt: from }, { $set: { nextNightAt: to } });
}

/** The zones of accounts whose night has come. */
export async function zonesOfNight(store: Store, at: Instant): Promise<string[]> {
  const found = await collectionsOf(store)
    .accounts.aggregate<{ _id: string }>([{ $match: { nextNightAt: { $lte: new Date(at) } } }, { $group: { _id: '$zone' } }])
    .toArray();
  return found.map(({ _id }) => _id);
}

/**
 * Passes the night of all accounts of a zone for which it was found beforehand to make no difference but the
 * date, and to which nothing was written since. Answers how many.
 */
export async function passQuietNights(
  store: Store,
  night: { readonly at: Instant; readonly zone: string; readonly on: LocalDate; readonly nextNightAt: Date; readonly under: string },
): Promise<number> {
  const { modifiedCount } = await collectionsOf(store).accounts.updateMany(
    {
      nextNightAt: { $lte: new Date(night.at) },
      zone: night.zone,
      'quiet.under': night.under,
      'quiet.through': { $gte: night.on },
      $expr: { $eq: ['$quiet.changes', '$changes'] },
    },
    { $set: { nextNightAt: night.nextNightAt, lastNightOn: night.on, 'standing.asOf': night.on } },
  );
  return modifiedCount;
}

/** Takes back that coming nights of accounts make no difference. */
export async function forgetQuietNights(store: Store, accountIds: readonly string[]): Promise<void> {
  await collectionsOf(store).accounts.updateMany({ _id: { $in: [...accountIds] } }, { $unset: { quiet: '' } });
}

/** What a night makes of an account it has nothing to tell about. */
export interface NightUpdate {
  /** What the night was worked out on; an account that moved since is left for another look. */
  readonly read: AccountDocument;
  readonly fields: Pick<AccountDocument, 'standing' | 'segment' | 'nextNightAt'> & { readonly lastNightOn: string };
  /** The nights after it that make no difference but the date; undefined when the very next may. */
  readonly quiet: QuietNights | undefined;
}

/** Nights that make no difference but the date, up to and including a day. */
export interface QuietNights {
  readonly through: LocalDate;
  /** Names what this was worked out under: definitions, settings, release. */
  readonly under: string;
}

/**
 * Writes many nights at once, in any order: what is different from what was read, in one statement for all
 * accounts it is the same for. For most that is the date alone. Answers how many were still as they had been read.
 */
export async function writeNights(store: Store, updates: readonly NightUpdate[]): Promise<number> {
  const alike = new Map<string, { filter: object; update: object; ids: string[] }>();
  for (const { read, fields, quiet } of updates) {
    const filter = { changes: read.changes ?? null, nextNightAt: read.nextNightAt };
    const update = nightChange(read, fields, quiet);
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

function nightChange(
  read: AccountDocument,
  { standing, segment, nextNightAt, lastNightOn }: NightUpdate['fields'],
  quiet: QuietNights | undefined,
): object {
  const set: Record<string, unknown> = { nextNightAt, lastNightOn };
  const unset: Record<string, ''> = {};
  const before: Readonly<Record<string, unknown>> = read.standing;
  for (const [name, value] of Object.entries(standing)) if (before[name] !== value) set[`standing.${name}`] = value;
  for (const name of Object.keys(before)) if (!Object.hasOwn(standing, name)) unset[`standing.${name}`] = '';
  const fields = ['definition', 'row', 'name', 'strategy', 'override'] as const;
  const stays = fields.every((field) => read.segment[field] === segment[field]);
  if (!stays) set['segment'] = segment;
  if (quiet) set['quiet'] = { ...quiet, ...(read.changes === undefined ? {} : { changes: read.changes }) };
  else if (read.quiet) unset['quiet'] = '';
  return { $set: set, ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}) };
}
