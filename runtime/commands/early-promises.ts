import type { Book, Instant, PromiseToPay } from '#engine';
import type { AccountDocument } from '../store/account-documents.ts';
import { staleFeeds } from '../store/feed-store.ts';
import type { Store, Transaction } from '../store/store.ts';

/** A book in which promises that cannot be judged yet are not due for it, and the way back. */
export interface Postponed {
  readonly book: Book;
  restore(after: Book): Book;
}

/**
 * Every ledger command judges the promises whose hour has come. Those that rest on a day the account's source
 * is not current through must wait, whatever else happens to the account; what is kept already still counts.
 */
export async function postponeEarly(
  store: Store,
  account: AccountDocument,
  book: Book,
  at: Instant,
  transaction: Transaction,
): Promise<Postponed> {
  const early = new Map<string, PromiseToPay>();
  for (const promise of book.promises) {
    if (promise.status !== 'open' || promise.judgeAt > at) continue;
    if ((await staleFeeds(store, account.sourceId, promise.graceUntil, transaction)).length > 0) early.set(promise.id, promise);
  }
  if (early.size === 0) return { book, restore: (after) => after };
  const postponed = book.promises.map((each) => (early.has(each.id) ? { ...each, judgeAt: Number.MAX_SAFE_INTEGER } : each));
  return {
    book: { ...book, promises: postponed },
    restore(after) {
      const promises = after.promises.map((promise) => {
        const before = early.get(promise.id);
        if (!before) return promise;
        return postponed.includes(promise) ? before : { ...promise, judgeAt: before.judgeAt };
      });
      return { ...after, promises };
    },
  };
}
