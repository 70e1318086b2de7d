import type { LocalDate } from '#engine';
import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { FeedDocument } from './system-documents.ts';

/**
 * Sources an account's ledger comes from that are not current through a day, by name. While a file of a source is
 * read it is current through no day: a row further down may pay what one further up has listed.
 */
export async function staleFeeds(
  store: Store,
  sourceId: string | undefined,
  through: LocalDate,
  transaction?: Transaction,
): Promise<string[]> {
  if (sourceId === undefined) return [];
  const feed = await collectionsOf(store).feeds.findOne({ _id: sourceId }, within(transaction));
  if (feed?.mode !== 'batch') return [];
  const reading = await collectionsOf(store).imports.findOne({ status: 'running', sourceId }, within(transaction));
  if (reading) return [`${feed.name} (its file is being read)`];
  return isBehind(feed, through) ? [feed.name] : [];
}

/** A live source tells of everything as it happens; a batch one is current through the day it says. */
export function isBehind(feed: Pick<FeedDocument, 'mode' | 'currentThrough'>, through: LocalDate): boolean {
  return feed.mode === 'batch' && (feed.currentThrough ?? '') < through;
}

export async function getFeed(store: Store, id: string): Promise<FeedDocument | undefined> {
  return (await collectionsOf(store).feeds.findOne({ _id: id })) ?? undefined;
}

export async function listFeeds(store: Store): Promise<(FeedDocument & { accounts: number })[]> {
  const { feeds, accounts } = collectionsOf(store);
  const all = await feeds.find({}).sort({ _id: 1 }).toArray();
  return Promise.all(all.map(async (feed) => ({ ...feed, accounts: await accounts.countDocuments({ sourceId: feed._id }) })));
}

export async function saveFeed(store: Store, feed: FeedDocument, transaction?: Transaction): Promise<void> {
  const { _id, ...fields } = feed;
  await collectionsOf(store).feeds.updateOne({ _id }, { $set: fields }, { upsert: true, ...within(transaction) });
}

/** Moves a source's day forward, never back: an old file takes nothing from what is known. */
export async function advanceFeed(store: Store, id: string, through: LocalDate, transaction: Transaction): Promise<void> {
  const { feeds } = collectionsOf(store);
  await feeds.updateOne(
    { _id: id, $or: [{ currentThrough: { $exists: false } }, { currentThrough: { $lt: through } }] },
    { $set: { currentThrough: through } },
    { session: transaction },
  );
}

/** Sets a source's day, also back: a person knows better. */
export async function setFeed(store: Store, id: string, through: LocalDate, transaction: Transaction): Promise<void> {
  await collectionsOf(store).feeds.updateOne({ _id: id }, { $set: { currentThrough: through } }, { session: transaction });
}
