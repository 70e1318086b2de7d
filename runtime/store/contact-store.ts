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

/** Puts a number out of use for a contact. It stays so whatever a source says later. */
export async function addWrongNumber(
  store: Store,
  contactId: string,
  wrong: { readonly number: string; readonly at: Instant; readonly by: string | undefined },
  transaction: Transaction,
): Promise<void> {
  const { number, at, by } = wrong;
  await collectionsOf(store).contacts.updateOne(
    { _id: contactId },
    { $push: { wrongNumbers: { number, at, ...(by === undefined ? {} : { by }) } as never }, $inc: { epoch: 1 } },
    { session: transaction },
  );
}

/** Takes back that a number is wrong. */
export async function removeWrongNumber(store: Store, contactId: string, number: string, transaction: Transaction): Promise<void> {
  await collectionsOf(store).contacts.updateOne(
    { _id: contactId },
    { $pull: { wrongNumbers: { number } as never }, $inc: { epoch: 1 } },
    { session: transaction },
  );
}

/** Writes who a contact is and how to reach them; a field that is undefined is taken away. */
export async function rewriteContact(
  store: Store,
  contactId: string,
  fields: {
    readonly [Field in 'name' | 'role' | 'email' | 'phone' | 'otherPhones' | 'zone' | 'retired']?: ContactDocument[Field] | undefined;
  },
  transaction: Transaction,
): Promise<void> {
  const entries = Object.entries(fields);
  const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const unset = Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([field]) => [field, '']));
  const update = {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    $inc: { epoch: 1 },
  };
  await collectionsOf(store).contacts.updateOne({ _id: contactId }, update as never, { session: transaction });
  await findContacts(store, [contactId], transaction);
}

/** The numbers a contact can be called at, the first one first; a number found wrong is not among them. */
export function numbersOf({ phone, otherPhones = [], wrongNumbers = [] }: ContactDocument): string[] {
  const digits = (number: string): string => number.replaceAll(/\D/g, '');
  const wrong = new Set(wrongNumbers.map(({ number }) => digits(number)));
  return [...new Set([...(phone === undefined ? [] : [phone]), ...otherPhones])].filter((number) => !wrong.has(digits(number)));
}
