import { createHash } from 'node:crypto';
import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { TimelineDocument } from './flow-documents.ts';
import { isDuplicate } from './is-duplicate.ts';
import { REPEATABLE, type Store, type Transaction } from './store.ts';

/** The chain of everything that is not about one account. */
export const ADMIN_CHAIN = 'admin';

/** A line to be written. `key` makes it come once, however often it is written. */
export interface NewEntry {
  readonly key: string;
  readonly chain: string;
  readonly at: Instant;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by?: string | undefined;
  /** Parts that may have to be erased one day; the chain keeps only their digest. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** Appends lines. Inside a transaction a key must be new; outside, one that is there already is left alone. */
export async function appendEntries(store: Store, entries: readonly NewEntry[], transaction?: Transaction): Promise<void> {
  if (entries.length === 0) return;
  const written = Date.now() * 1000;
  const documents: TimelineDocument[] = entries.map((entry, index) => ({
    _id: entry.key,
    chain: entry.chain,
    at: entry.at,
    order: written + index,
    type: entry.type,
    data: { ...entry.data },
    ...(entry.by === undefined ? {} : { by: entry.by }),
    ...(entry.personal ? { personal: { ...entry.personal }, personalDigest: sha256(canonical(entry.personal)) } : {}),
    seq: 0,
  }));
  const { timeline } = collectionsOf(store);
  if (transaction) {
    await timeline.insertMany(documents, { session: transaction });
    return;
  }
  await timeline.insertMany(documents, { ordered: false, ...REPEATABLE }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** Lines of a chain, newest first, below a cursor. */
export async function readEntries(
  store: Store,
  chain: string,
  page: {
    readonly limit: number;
    readonly before?: { readonly at: number; readonly order: number } | undefined;
  },
): Promise<TimelineDocument[]> {
  const { before } = page;
  return collectionsOf(store)
    .timeline.find({
      chain,
      ...(before ? { $or: [{ at: { $lt: before.at } }, { at: before.at, order: { $lt: before.order } }] } : {}),
    })
    .sort({ at: -1, order: -1 })
    .limit(page.limit)
    .toArray();
}

/** Lines sealed in one transaction. */
export const SEAL_BATCH = 1000;

/**
 * Gives unsealed lines their place in their chain: number, hash of the line before, own hash. One transaction
 * for a batch; a sealer that meets another one is told by the database and comes again. Answers how many lines
 * were sealed.
 */
export async function sealEntries(store: Store): Promise<number> {
  const { timeline, chains } = collectionsOf(store);
  return store.transaction(async (transaction) => {
    const session = { session: transaction };
    const entries = await timeline.find({ seq: 0 }, session).sort({ order: 1 }).limit(SEAL_BATCH).toArray();
    if (entries.length === 0) return 0;
    const names = [...new Set(entries.map((entry) => entry.chain))];
    const heads = new Map((await chains.find({ _id: { $in: names } }, session).toArray()).map((head) => [head._id, head]));
    const updates = entries.map((entry) => {
      const head = heads.get(entry.chain) ?? { _id: entry.chain, seq: 0, hash: '' };
      const seq = head.seq + 1;
      const hash = hashOf(entry, seq, head.hash);
      heads.set(entry.chain, { _id: entry.chain, seq, hash });
      return { updateOne: { filter: { _id: entry._id }, update: { $set: { seq, previousHash: head.hash, hash } } } };
    });
    await timeline.bulkWrite(updates, session);
    const moved = [...heads.values()].map(({ _id, seq, hash }) => ({
      updateOne: { filter: { _id }, update: { $set: { seq, hash } }, upsert: true },
    }));
    await chains.bulkWrite(moved, session);
    return entries.length;
  });
}

/** The hash of a line covers everything but what may be erased, which it covers by digest. */
function hashOf(entry: TimelineDocument, seq: number, previousHash: string): string {
  const { _id, chain, at, type, data, by, personalDigest } = entry;
  return sha256(
    `${previousHash}\n${canonical({ seq, _id, chain, at, type, data, by: by ?? null, personalDigest: personalDigest ?? null })}`,
  );
}

export interface ChainFault {
  readonly chain: string;
  readonly seq: number;
  readonly reason: string;
}

/**
 * Recomputes every chain and names the first broken line of each. Lines are sealed meanwhile: a chain that looks
 * broken is looked at once more, at one moment.
 */
export async function verifyChains(store: Store): Promise<{ chains: number; entries: number; unsealed: number; broken: ChainFault[] }> {
  const { timeline, chains } = collectionsOf(store);
  const names = await timeline.distinct('chain', { seq: { $gt: 0 } });
  const heads = (await chains.find({}, { projection: { _id: 1 } }).toArray()).map((head) => head._id);
  const all = new Set([...names, ...heads]);
  const broken: ChainFault[] = [];
  let entries = 0;
  for (const chain of all) {
    const looked = await lookAtChain(store, chain);
    const sure = looked.fault === undefined ? looked : await store.transaction((transaction) => lookAtChain(store, chain, transaction));
    entries += sure.lines;
    if (sure.fault) broken.push({ chain, ...sure.fault });
  }
  return { chains: heads.length, entries, unsealed: await timeline.countDocuments({ seq: 0 }), broken };
}

async function lookAtChain(
  store: Store,
  chain: string,
  transaction?: Transaction,
): Promise<{ lines: number; fault?: Omit<ChainFault, 'chain'> }> {
  const { timeline, chains } = collectionsOf(store);
  const options = transaction ? { session: transaction } : {};
  const head = await chains.findOne({ _id: chain }, options);
  let [lines, seq, hash] = [0, 0, ''];
  for await (const entry of timeline.find({ chain, seq: { $gt: 0 } }, options).sort({ seq: 1 })) {
    lines += 1;
    const reason = faultOf(entry, seq, hash);
    if (reason !== undefined) return { lines, fault: { seq: entry.seq, reason } };
    [seq, hash] = [entry.seq, entry.hash ?? ''];
  }
  if (lines === 0 && head) return { lines, fault: { seq: 1, reason: 'every line of the chain is gone' } };
  if (head?.seq !== seq || head.hash !== hash)
    return { lines, fault: { seq: seq + 1, reason: `the chain ends at ${seq}, its head says ${head?.seq ?? 0}` } };
  return { lines };
}

function faultOf(entry: TimelineDocument, seq: number, hash: string): string | undefined {
  if (entry.seq !== seq + 1) return `line ${seq + 1} is missing`;
  if (entry.previousHash !== hash) return 'it does not follow the line before';
  if (entry.personal && sha256(canonical(entry.personal)) !== entry.personalDigest) return 'its personal data was changed';
  return hashOf(entry, entry.seq, hash) === entry.hash ? undefined : 'it was changed';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** JSON with sorted keys and without undefined values: equal content, equal text, also after MongoDB had it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(',')}}`;
}
