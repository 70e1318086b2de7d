import { judgePromises } from '#engine';
import { changeLedger } from '../commands/ledger-command.ts';
import { asOwnFault } from '../commands/own-fault.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { getAccount } from '../store/account-store.ts';
import { type DuePromise, promisesToJudge } from '../store/book-store.ts';
import { staleFeeds } from '../store/feed-store.ts';

const BATCH = 500;

/**
 * Judges the promises whose hour has come. A promise rests on the ledger through its last day of grace: while
 * the account's source is not current through that day, it waits, and its page says for which feed. Answers
 * for how many accounts something was judged.
 */
export async function judgeDuePromises(runtime: Runtime, world: World): Promise<number> {
  let judged = 0;
  let last: DuePromise | undefined;
  for (;;) {
    const due = await promisesToJudge(runtime.store, world.now, BATCH, last);
    for (const accountId of new Set(due.map((each) => each.accountId))) {
      const days = due.filter((each) => each.accountId === accountId).map((each) => each.graceUntil);
      // Those among them that rest on later days are kept out by the command.
      if (await judgeAccount(runtime, world, accountId, days.sort()[0] ?? '')) judged += 1;
    }
    last = due.at(-1);
    if (due.length < BATCH) return judged;
  }
}

async function judgeAccount(runtime: Runtime, world: World, accountId: string, through: string): Promise<boolean> {
  const account = await getAccount(runtime.store, accountId);
  if (!account || (await staleFeeds(runtime.store, account.sourceId, through)).length > 0) return false;
  const about = { id: `judge:${accountId}`, kind: 'promise' as const, accountId, what: 'a promise could not be judged' };
  const judge = (): Promise<unknown> =>
    runtime.store.transaction((transaction) =>
      changeLedger(
        runtime,
        world,
        {
          id: `judge:${accountId}:${world.now}`,
          accountId,
          actor: SYSTEM,
          apply: (book, moment) => ({ ok: true, value: judgePromises(book, moment, world.terms) }),
        },
        transaction,
      ),
    );
  return asOwnFault(runtime, world, about, judge);
}
