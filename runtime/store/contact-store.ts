import type { Instant } from '#engine';
import type { ContactDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { findContacts } from './find-store.ts';
import type { Store, Transaction } from './store.ts';

const ATTEMPTS_KEPT = 200;

type Attempt = ContactDocument['attempts'][number];

/** Reserves an attempt on a contact as it was read: whoever else has reserved or changed it since makes this fail. */
export async function reserveAttempt(store: Store, contact: ContactDocument, attempt: Attempt, transaction: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).contacts.updateOne(
    { _id: contact._id, epoch: contact.epoch },
    { $inc: { epoch: 1 }, $push: { attempts: { $each: [attempt], $slice: -ATTEMPTS_KEPT } as never } },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Gives a reservation back: it is certain that nobody was reached by it. */
export async function releaseAttempt(
  store: Store,
  contactId: string,
  { key, nth }: Pick<Attempt, 'key' | 'nth'>,
  transaction: Transaction,
): Promise<void> {
  await collectionsOf(store).contacts.updateOne(
    { _id: contactId },
    { $inc: { epoch: 1 }, $pull: { attempts: { key, nth } as never } },
    { session: transaction },
  );
}

/** Whether an account has a contact of this id. */
export async function hasContact(store: Store, accountId: string, contactId: string): Promise<boolean> {
  return (await collectionsOf(store).contacts.countDocuments({ _id: contactId, accountId }, { limit: 1 })) > 0;
}

export async function insertContacts(store: Store, contacts: readonly ContactDocument[], transaction: Transaction): Promise<void> {
  if (contacts.length === 0) return;
  await collectionsOf(store).contacts.insertMany([...contacts], { session: transaction });
  const ids = contacts.map((contact) => contact._id);
  await findContacts(store, ids, transaction);
}

/** Writes down what a contact has said to a channel, when and to whom; null takes it back. Whoever was about to approach them looks again. */
export async function setConsent(
  store: Store,
  contactId: string,
  channel: string,
  agrees: boolean | null,
  said: { readonly at: Instant; readonly by: string | undefined },
  transaction: Transaction,
): Promise<void> {
  const place = (value: unknown, words: unknown) => ({ [`consent.${channel}`]: value, [`said.${channel}`]: words });
  const update = { ...(agrees === null ? { $unset: place('', '') } : { $set: place(agrees, said) }), $inc: { epoch: 1 } };
  await collectionsOf(store).contacts.updateOne({ _id: contactId }, update as never, { session: transaction });
}

/** Changes who a contact is, or where; whoever has decided to write to the old address must look again. */
export async function changeContact(
  store: Store,
  contactId: string,
  fields: Partial<Pick<ContactDocument, 'name' | 'email' | 'phone'>>,
  transaction: Transaction,
): Promise<void> {
  await collectionsOf(store).contacts.updateOne({ _id: contactId }, { $set: fields, $inc: { epoch: 1 } }, { session: transaction });
  await findContacts(store, [contactId], transaction);
}
