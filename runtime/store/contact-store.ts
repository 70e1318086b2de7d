import type { Instant } from '#engine';
import type { ContactDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { Store, Transaction } from './store.ts';

const ATTEMPTS_KEPT = 200;

/**
 * Reserves an attempt on a contact as it was read: whoever else has reserved or changed it since makes this
 * fail. A reservation of the same key that stands already is as good.
 */
export async function reserveAttempt(
  store: Store,
  contact: ContactDocument,
  attempt: { readonly key: string; readonly channel: string; readonly at: Instant },
  transaction: Transaction,
): Promise<boolean> {
  if (contact.attempts.some((each) => each.key === attempt.key)) return true;
  const { matchedCount } = await collectionsOf(store).contacts.updateOne(
    { _id: contact._id, epoch: contact.epoch, 'attempts.key': { $ne: attempt.key } },
    { $inc: { epoch: 1 }, $push: { attempts: { $each: [attempt], $slice: -ATTEMPTS_KEPT } as never } },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Gives a reservation back: it is certain that nobody was reached by it. */
export async function releaseAttempt(store: Store, contactId: string, key: string, transaction: Transaction): Promise<void> {
  await collectionsOf(store).contacts.updateOne(
    { _id: contactId },
    { $inc: { epoch: 1 }, $pull: { attempts: { key } as never } },
    { session: transaction },
  );
}

/** Whether an account has a contact of this id. */
export async function hasContact(store: Store, accountId: string, contactId: string): Promise<boolean> {
  return (await collectionsOf(store).contacts.countDocuments({ _id: contactId, accountId }, { limit: 1 })) > 0;
}

export async function insertContacts(store: Store, contacts: readonly ContactDocument[], transaction: Transaction): Promise<void> {
  if (contacts.length > 0) await collectionsOf(store).contacts.insertMany([...contacts], { session: transaction });
}
