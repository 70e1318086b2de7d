import { type FindKind, findKinds, type Invoice, type Payment } from '#engine';
import type { AccountDocument, ContactDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { FindDocument } from './find-documents.ts';
import { beginningsOf, endsOf } from './find-words.ts';
import { REPEATABLE, type Store, type Transaction, within } from './store.ts';
import type { Units } from './unit-scope.ts';

/** The last character of a range of texts that begin alike. */
const LAST = '\u{10ffff}';
const BATCH = 1000;

type Place = Pick<FindDocument, 'accountId' | 'unitId'>;
type Texts = Partial<Record<FindKind, string | readonly string[] | undefined>>;

/** Has everything found that new invoices and payments of an account are known by. */
export async function findRecords(
  store: Store,
  account: Pick<AccountDocument, '_id' | 'unitId'>,
  records: {
    readonly invoices: readonly Pick<Invoice, 'id' | 'number' | 'orderNumber'>[];
    readonly payments: readonly Pick<Payment, 'id' | 'reference'>[];
  },
  transaction: Transaction,
): Promise<void> {
  const place = placeOf(account);
  const documents = [
    ...records.invoices.flatMap((invoice) => documentsOf(place, invoice.id, textsOfInvoice(invoice))),
    ...records.payments.flatMap((payment) => documentsOf(place, payment.id, { check: payment.reference })),
  ];
  if (documents.length > 0) await collectionsOf(store).finds.insertMany(documents, { session: transaction });
}

/** Has an account found by what it is called now, and whatever belongs to it by those who may see it now. */
export async function findAccount(store: Store, accountId: string, transaction?: Transaction): Promise<void> {
  const { accounts, finds } = collectionsOf(store);
  const account = await accounts.findOne({ _id: accountId }, { ...within(transaction), projection: { name: 1, number: 1, unitId: 1 } });
  if (!account) return;
  const place = placeOf(account);
  await replaceFinds(store, place, accountId, textsOfAccount(account), transaction);
  await finds.updateMany({ accountId, unitId: { $ne: place.unitId } }, { $set: { unitId: place.unitId } }, within(transaction));
}

/** Has contacts found by who and where they are now. */
export async function findContacts(store: Store, contactIds: readonly string[], transaction: Transaction): Promise<void> {
  const { accounts, contacts } = collectionsOf(store);
  const options = { session: transaction };
  const known = await contacts.find({ _id: { $in: [...contactIds] } }, options).toArray();
  const owners = await accounts
    .find({ _id: { $in: known.map((each) => each.accountId) } }, { ...options, projection: { unitId: 1 } })
    .toArray();
  for (const contact of known) {
    const place = placeOf(owners.find((each) => each._id === contact.accountId) ?? { _id: contact.accountId });
    await replaceFinds(store, place, contact._id, textsOfContact(contact), transaction);
  }
}

async function replaceFinds(store: Store, place: Place, recordId: string, texts: Texts, transaction?: Transaction): Promise<void> {
  const { finds } = collectionsOf(store);
  const options = within(transaction);
  await finds.deleteMany({ _id: { $in: findKinds.map((by) => idOf(by, recordId)) } }, options);
  const documents = documentsOf(place, recordId, texts);
  if (documents.length > 0) await finds.insertMany(documents, options);
}

/** What was found under one kind. */
export interface Found {
  readonly by: FindKind;
  readonly documents: readonly FindDocument[];
}

/** Whatever any part of the text stands in, at most `limit` of each kind: first where a word begins with it. */
export async function findByText(store: Store, text: string, units: Units, limit: number): Promise<Found[]> {
  const places = units ?? (await collectionsOf(store).finds.distinct('unitId', { by: 'name' }));
  const groups = await Promise.all(findKinds.map(async (by) => ({ by, documents: await findOfKind(store, by, text, places, limit) })));
  return groups.filter(({ documents }) => documents.length > 0);
}

async function findOfKind(store: Store, by: FindKind, text: string, units: readonly string[], limit: number): Promise<FindDocument[]> {
  const beginnings = beginningsOf(by, text);
  if (!beginnings) return [];
  const found = new Map<string, FindDocument>();
  const look = async (all: readonly string[]): Promise<void> => {
    // One and the same end must lie in the range, so that the range is all the database reads.
    const ranges = all.map((from) => ({ ends: { $elemMatch: { $gte: from, $lt: from + LAST } } }));
    const documents = await collectionsOf(store)
      .finds.find({ by, unitId: { $in: [...units] }, $and: ranges } as never, { projection: { ends: 0 } })
      .limit(limit)
      .toArray();
    for (const document of documents) found.set(document._id, document);
  };
  for (const from of beginnings.whole) if (found.size < limit) await look([from]);
  if (found.size === 0 && beginnings.words.length > 0) await look(beginnings.words);
  return [...found.values()].slice(0, limit);
}

/** Makes everything anew that anybody is found by; for a database written before there was finding. */
export async function fillFinds(store: Store): Promise<void> {
  const { finds, accounts, contacts, invoices, payments } = collectionsOf(store);
  const places = new Map<string, Place>();
  let waiting: FindDocument[] = [];
  const put = async (documents: readonly FindDocument[], most: number): Promise<void> => {
    waiting.push(...documents);
    if (waiting.length <= most) return;
    const operations = waiting.map((each) => ({ replaceOne: { filter: { _id: each._id }, replacement: each, upsert: true } }));
    waiting = [];
    await finds.bulkWrite(operations, { ordered: false, ...REPEATABLE });
  };
  const placeOfRecord = (accountId: string): Place => places.get(accountId) ?? { accountId, unitId: '' };
  for await (const account of accounts.find({}, { projection: { unitId: 1 } })) places.set(account._id, placeOf(account));
  for await (const contact of contacts.find({}, { projection: { attempts: 0 } }))
    await put(documentsOf(placeOfRecord(contact.accountId), contact._id, textsOfContact(contact)), BATCH);
  for await (const invoice of invoices.find({}, { projection: { accountId: 1, number: 1, orderNumber: 1 } }))
    await put(documentsOf(placeOfRecord(invoice.accountId), invoice._id, textsOfInvoice(invoice)), BATCH);
  for await (const payment of payments.find({ reference: { $exists: true } }, { projection: { accountId: 1, reference: 1 } }))
    await put(documentsOf(placeOfRecord(payment.accountId), payment._id, { check: payment.reference }), BATCH);
  // Last, and in order: an account that is found says that all of this is done.
  for await (const account of accounts.find({}, { projection: { name: 1, number: 1, unitId: 1 } }).sort({ _id: 1 }))
    await put(documentsOf(placeOf(account), account._id, textsOfAccount(account)), BATCH);
  await put([], 0);
}

/** Whether `fillFinds` is still to be done, or was not finished. */
export async function lacksFinds(store: Store): Promise<boolean> {
  const { accounts, finds } = collectionsOf(store);
  const [account] = await accounts
    .find({}, { projection: { _id: 1 } })
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  return account !== undefined && (await finds.countDocuments({ _id: idOf('name', account._id) })) === 0;
}

function textsOfAccount({ name, number }: Pick<AccountDocument, 'name' | 'number'>): Texts {
  return { name, number };
}

function textsOfContact({
  name,
  phone,
  otherPhones = [],
  email,
}: Pick<ContactDocument, 'name' | 'phone' | 'otherPhones' | 'email'>): Texts {
  return { contact: name, phone: [...(phone === undefined ? [] : [phone]), ...otherPhones], email };
}

function textsOfInvoice({ number, orderNumber }: Pick<Invoice, 'number' | 'orderNumber'>): Texts {
  return { invoice: number, order: orderNumber };
}

function placeOf({ _id, unitId }: { readonly _id: string; readonly unitId?: string | undefined }): Place {
  return { accountId: _id, unitId: unitId ?? '' };
}

function documentsOf(place: Place, recordId: string, texts: Texts): FindDocument[] {
  return findKinds.flatMap((by) => {
    const all = [texts[by] ?? []].flat();
    const ends = [...new Set(all.flatMap((text) => endsOf(by, text)))];
    return ends.length === 0 ? [] : [{ _id: idOf(by, recordId), by, ...place, text: all.join(', '), ends }];
  });
}

function idOf(by: FindKind, recordId: string): string {
  return `${by}:${recordId}`;
}
