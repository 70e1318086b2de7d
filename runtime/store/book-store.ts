import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb';
import { type Balances, type Book, balancesOf, type Instant, type LedgerTerms, type LocalDate, ladderOf, standingFrom } from '#engine';
import type { AccountDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import { findRecords } from './find-store.ts';
import { type Store, type Transaction, within } from './store.ts';

/** Records beyond the open ones that a command touches. */
export interface BookNeeds {
  readonly invoiceIds?: readonly string[];
  /** Records about to be added: one of them that is there already must be seen, not written over. */
  readonly newIds?: readonly string[];
  /** Payments to reverse. */
  readonly paymentIds?: readonly string[];
  /** A day money may be dated on: promises that still count money of that day are needed too. */
  readonly moneyOn?: LocalDate;
  readonly disputeId?: string;
  readonly holdId?: string;
  readonly promiseId?: string;
  /** Whether what became of earlier promises counts. */
  readonly earlierPromises?: boolean;
}

/**
 * Loads the working set of an account in one round trip: its open records, and those `needs` names. Undefined
 * when there is no such account.
 */
export async function loadBook(
  store: Store,
  accountId: string,
  needs: BookNeeds = {},
  transaction?: Transaction,
): Promise<{ account: AccountDocument; book: Book } | undefined> {
  const options = within(transaction);
  const { paymentIds = [], newIds = [] } = needs;
  const reversed =
    paymentIds.length === 0
      ? []
      : await collectionsOf(store)
          .payments.find({ _id: { $in: [...paymentIds] }, accountId }, options)
          .toArray();
  const applications = reversed.flatMap((payment) => payment.applications);
  const touched = [...(needs.invoiceIds ?? []), ...newIds, ...applications.map((each) => each.invoiceId)];
  const money = earliest([needs.moneyOn, ...applications.map((each) => each.on)]);
  const [loaded] = await collectionsOf(store)
    .accounts.aggregate<AccountDocument & LoadedRecords>(
      [
        { $match: { _id: accountId } },
        lookup('invoices', { $or: [{ openAmount: { $gt: 0 } }, { _id: { $in: touched } }] }),
        // A reversal looks at all money that stays: the day of the last payment follows from it.
        lookup('payments', {
          $or: [
            reversed.length > 0 ? { reversedOn: { $exists: false } } : { unapplied: { $gt: 0 } },
            { _id: { $in: [...newIds, ...reversed.map((payment) => payment._id)] } },
          ],
        }),
        lookup('promises', {
          $or: [
            { status: { $in: ['open', 'asked', ...(needs.earlierPromises ? ['kept', 'partlyKept', 'broken', 'replaced'] : [])] } },
            ...(money === undefined ? [] : [{ graceUntil: { $gte: money } }]),
            { _id: needs.promiseId ?? '' },
          ],
        }),
        lookup('disputes', { $or: [{ status: 'open' }, { _id: { $in: [...newIds, needs.disputeId ?? ''] } }] }),
        lookup('holds', { $or: [{ liftedOn: { $exists: false } }, { _id: needs.holdId ?? '' }] }),
        lookup('reportedPayments', { status: 'waiting' }),
      ],
      options,
    )
    .toArray();
  if (!loaded) return undefined;
  const { invoices, payments, promises, disputes, holds, reportedPayments, ...account } = loaded;
  return {
    account: account as AccountDocument,
    book: {
      account: account.ledger,
      invoices: invoices.map(fromDocument),
      payments: payments.map(fromDocument),
      promises: promises.map(fromDocument),
      disputes: disputes.map(fromDocument),
      holds: holds.map(fromDocument),
      reported: reportedPayments.map(fromDocument),
    } as unknown as Book,
  };
}

/** The open records of many accounts, which the caller has read. */
export async function loadOpenBooks(store: Store, accounts: readonly AccountDocument[]): Promise<ReadonlyMap<string, Book>> {
  const all = collectionsOf(store);
  const accountId = { $in: accounts.map((account) => account._id) };
  const [invoices, payments, promises, disputes, holds, reported] = await Promise.all([
    byAccount(all.invoices as never, { accountId, openAmount: { $gt: 0 } }),
    byAccount(all.payments as never, { accountId, unapplied: { $gt: 0 } }),
    byAccount(all.promises as never, { accountId, status: 'open' }),
    byAccount(all.disputes as never, { accountId, status: 'open' }),
    byAccount(all.holds as never, { accountId, liftedOn: { $exists: false } }),
    byAccount(all.reportedPayments as never, { accountId, status: 'waiting' }),
  ]);
  return new Map(
    accounts.map(({ _id, ledger }) => {
      const of = (records: ReadonlyMap<string, readonly object[]>): readonly object[] => records.get(_id) ?? [];
      const records = { invoices: of(invoices), payments: of(payments), promises: of(promises), disputes: of(disputes) };
      return [_id, { account: ledger, ...records, holds: of(holds), reported: of(reported) } as unknown as Book];
    }),
  );
}

async function byAccount(collection: Collection<Document>, where: Document): Promise<ReadonlyMap<string, readonly object[]>> {
  const records = new Map<string, object[]>();
  for await (const document of collection.find(where).sort({ _id: 1 })) {
    const { accountId } = document as unknown as { accountId: string };
    const known = records.get(accountId) ?? [];
    records.set(accountId, known);
    known.push(fromDocument(document as never));
  }
  return records;
}

type LoadedRecords = Record<'invoices' | 'payments' | 'promises' | 'disputes' | 'holds' | 'reportedPayments', { _id: string }[]>;

/** Records of the account in another collection, by its index on the account. */
function lookup(from: keyof LoadedRecords, match: object): Document {
  return { $lookup: { from, localField: '_id', foreignField: 'accountId', pipeline: [{ $match: match }], as: from } };
}

function earliest(dates: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return dates.filter((date) => date !== undefined).sort()[0];
}

function fromDocument({ _id, ...rest }: { _id: string } & Document): { id: string } {
  return { id: _id, ...rest };
}

/** What the account document repeats of its ledger, so that no page and no night has to add it up again. */
export function ledgerSummary(
  book: Book,
  on: LocalDate,
  terms: LedgerTerms,
): Pick<AccountDocument, 'ledger' | 'ladder' | 'balances' | 'standing'> {
  const ladder = ladderOf(book, on);
  const balances: Balances = balancesOf(book);
  return { ledger: book.account, ladder, balances, standing: standingFrom(ladder, balances, on, terms) } as Pick<
    AccountDocument,
    'ledger' | 'ladder' | 'balances' | 'standing'
  >;
}

/**
 * Writes what a command changed: records that are no longer the same object, and the account's summary. The
 * account is written in any case, so that two commands on one account always meet there. Answers the first
 * sequence number of `events` events.
 */
export async function saveBook(
  store: Store,
  before: Book,
  after: Book,
  change: {
    readonly on: LocalDate;
    readonly terms: LedgerTerms;
    readonly events: number;
    readonly sourceId?: string;
    readonly wakeNight?: Instant;
  },
  transaction: Transaction,
): Promise<number> {
  const all = collectionsOf(store);
  const id = after.account.id;
  const { currency } = after.account;
  const saves: [Collection<never>, readonly { id: string }[], readonly { id: string }[], object][] = [
    [all.invoices as never, before.invoices, after.invoices, { currency }],
    [all.payments as never, before.payments, after.payments, { currency }],
    [all.promises as never, before.promises, after.promises, {}],
    [all.disputes as never, before.disputes, after.disputes, {}],
    [all.holds as never, before.holds, after.holds, {}],
    [all.reportedPayments as never, before.reported, after.reported, {}],
  ];
  for (const [collection, old, now, extra] of saves)
    await saveChanged(
      collection,
      old,
      now,
      { ...extra, ...(change.sourceId === undefined ? {} : { sourceId: change.sourceId }) },
      transaction,
    );
  const summary = ledgerSummary(after, change.on, change.terms);
  const account = await all.accounts.findOneAndUpdate(
    { _id: id },
    {
      $set: { ...summary, ...(change.wakeNight === undefined ? {} : { nextNightAt: new Date(change.wakeNight) }) },
      $inc: { ledgerVersion: 1, changes: 1, eventSeq: change.events },
    },
    { session: transaction, returnDocument: 'after', projection: { eventSeq: 1, unitId: 1 } },
  );
  const records = { invoices: added(before.invoices, after.invoices), payments: added(before.payments, after.payments) };
  await findRecords(store, account ?? { _id: id }, records, transaction);
  return (account?.eventSeq ?? 0) - change.events + 1;
}

function added<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): T[] {
  const known = new Set(before.map((record) => record.id));
  return after.filter((record) => !known.has(record.id));
}

/** New records carry where they came from; a record whose fields shrank is replaced whole. */
async function saveChanged(
  collection: Collection<never>,
  before: readonly { id: string }[],
  after: readonly { id: string }[],
  extra: object,
  transaction: Transaction,
): Promise<void> {
  const old = new Map(before.map((record) => [record.id, record]));
  const operations: AnyBulkWriteOperation<Document>[] = after
    .filter((record) => old.get(record.id) !== record)
    .map((record) => {
      const { id, ...fields } = record;
      const known = old.get(id);
      if (!known) return { insertOne: { document: { _id: id as never, ...fields, ...extra } } };
      const gone = Object.keys(known).filter((key) => !Object.hasOwn(record, key));
      return {
        updateOne: {
          filter: { _id: id as never },
          update: { $set: fields, ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((key) => [key, ''])) } : {}) },
        },
      };
    });
  if (operations.length > 0) await collection.bulkWrite(operations as never, { session: transaction });
}

/** An open promise whose hour has come. */
export interface DuePromise {
  readonly id: string;
  readonly accountId: string;
  readonly graceUntil: LocalDate;
  readonly judgeAt: Instant;
}

/** Open promises whose hour has come, earliest first, behind a place in that order. */
export async function promisesToJudge(store: Store, at: Instant, limit: number, after: DuePromise | undefined): Promise<DuePromise[]> {
  const beyond = after ? { $or: [{ judgeAt: { $gt: after.judgeAt } }, { judgeAt: after.judgeAt, _id: { $gt: after.id } }] } : {};
  const found = await collectionsOf(store)
    .promises.find({ status: 'open', judgeAt: { $lte: at }, ...beyond }, { projection: { accountId: 1, graceUntil: 1, judgeAt: 1 } })
    .sort({ judgeAt: 1, _id: 1 })
    .limit(limit)
    .toArray();
  return found.map(({ _id, accountId, graceUntil, judgeAt }) => ({ id: _id, accountId, graceUntil, judgeAt }));
}

/** The earliest judgement after an instant. */
export async function nextJudgementAfter(store: Store, at: Instant): Promise<Instant | undefined> {
  const [first] = await collectionsOf(store)
    .promises.find({ status: 'open', judgeAt: { $gt: at } })
    .sort({ judgeAt: 1 })
    .limit(1)
    .toArray();
  return first?.judgeAt;
}
