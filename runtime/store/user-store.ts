import type { UserDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { ApiKeyDocument, SessionDocument } from './system-documents.ts';

export async function userByEmail(store: Store, email: string): Promise<UserDocument | undefined> {
  return (await collectionsOf(store).users.findOne({ email: email.toLowerCase() })) ?? undefined;
}

export async function userById(store: Store, id: string, transaction?: Transaction): Promise<UserDocument | undefined> {
  return (await collectionsOf(store).users.findOne({ _id: id }, within(transaction))) ?? undefined;
}

export async function allUsers(store: Store, transaction?: Transaction): Promise<UserDocument[]> {
  return collectionsOf(store).users.find({}, within(transaction)).sort({ name: 1 }).toArray();
}

/** Names by id, for whoever is shown as having done something. */
export async function userNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const users = await collectionsOf(store)
    .users.find({}, { projection: { name: 1 } })
    .toArray();
  return new Map(users.map((user) => [user._id, user.name]));
}

export async function insertUser(store: Store, user: UserDocument, transaction?: Transaction): Promise<void> {
  await collectionsOf(store).users.insertOne({ ...user, email: user.email.toLowerCase() }, within(transaction));
}

export async function insertSession(store: Store, session: SessionDocument): Promise<void> {
  await collectionsOf(store).sessions.insertOne(session);
}

/** A session that has not run out, by the hash of its token. */
export async function liveSession(store: Store, id: string): Promise<SessionDocument | undefined> {
  return (await collectionsOf(store).sessions.findOne({ _id: id, expiresAt: { $gt: new Date() } })) ?? undefined;
}

export async function endSession(store: Store, id: string): Promise<void> {
  await collectionsOf(store).sessions.deleteOne({ _id: id });
}

export async function insertKey(store: Store, key: ApiKeyDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).apiKeys.insertOne(key, { session: transaction });
}

export async function keyByHash(store: Store, keyHash: string): Promise<ApiKeyDocument | undefined> {
  return (await collectionsOf(store).apiKeys.findOne({ keyHash })) ?? undefined;
}

/** Puts a key in the place of the one of the same id. */
export async function replaceKey(store: Store, key: ApiKeyDocument): Promise<void> {
  await collectionsOf(store).apiKeys.replaceOne({ _id: key._id }, key, { upsert: true });
}
