import { type Book, type Booking, type Instant, localDateAt, type Moment, type Outcome, refused } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { type BookNeeds, loadBook, saveBook } from '../store/book-store.ts';
import type { Transaction } from '../store/store.ts';
import { postponeEarly } from './early-promises.ts';
import { followReports } from './follow-reports.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/** A change of one account's ledger. */
export interface LedgerChange {
  /** Under this id the change is known; twice the same id is refused by the database. It may be made from the account as it is read. */
  readonly id: string | ((account: AccountDocument) => string);
  readonly accountId: string;
  readonly actor: Actor;
  readonly needs?: BookNeeds;
  /** The source the change comes from; records it adds carry it. */
  readonly sourceId?: string;
  readonly personal?: Readonly<Record<string, unknown>>;
  /** The business instant, where it is not now: a dated record arrives at 00:00 of its day. */
  readonly at?: Instant;
  /** The engine's command. It may run more than once and must have no effect of its own. */
  apply(book: Book, moment: Moment, account: AccountDocument): Outcome<Booking>;
}

/** What a ledger command came to. */
export interface LedgerResult {
  readonly before: Book;
  readonly after: Book;
  readonly account: AccountDocument;
}

/**
 * The one path every change of a ledger takes: load the working set, let the engine decide, write records,
 * summary, events and timeline in the transaction given. A refusal has written nothing.
 */
export async function changeLedger(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  change: LedgerChange,
  transaction: Transaction,
): Promise<Outcome<LedgerResult>> {
  const { store } = runtime;
  const loaded = await loadBook(store, change.accountId, change.needs, transaction);
  if (!loaded) return refused('resource.unknown', 'no such account');
  const { account, book } = loaded;
  const at = change.at ?? world.now;
  const moment = { at, on: localDateAt(at, account.zone) };
  const postponed = await postponeEarly(store, account, book, at, transaction);
  const outcome = change.apply(postponed.book, moment, account);
  if (!outcome.ok) return outcome;
  const { book: changed, events } = outcome.value;
  const after = postponed.restore(changed);
  if (changed === postponed.book && events.length === 0) return { ok: true, value: { before: book, after, account } };

  const firstSeq = await saveBook(
    store,
    book,
    after,
    {
      on: moment.on,
      terms: world.terms,
      events: events.length,
      ...(change.sourceId === undefined ? {} : { sourceId: change.sourceId }),
      // An account nobody chases yet is looked at at once, not only at night.
      ...(account.step?.status === 'active' ? {} : { wakeNight: at }),
    },
    transaction,
  );
  const { actor, personal } = change;
  const id = typeof change.id === 'string' ? change.id : change.id(account);
  await tellEnrollments(runtime, account, { id, at, events, actor, ...(personal ? { personal } : {}) }, transaction, firstSeq);
  await followReports(runtime, world, account, { before: book, after, events, at }, transaction);
  return { ok: true, value: { before: book, after, account } };
}
