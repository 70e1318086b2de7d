import { judgePromises } from '#engine';
import { changeLedger } from '../commands/ledger-command.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { getAccount } from '../store/account-store.ts';
import { promisesToJudge } from '../store/book-store.ts';
import { staleFeeds } from '../store/feed-store.ts';

const BATCH = 500;

/**
 * Judges the promises whose hour has come. A promise rests on the ledger through its last day of grace: while
 * the account's source is not current through that day, it waits, and its page says for which feed. Answers
 * for how many accounts something was judged.
 */
export async function judgeDuePromises(runtime: Runtime, world: World): Promise<number> {
  let judged = 0;
  const due = await promisesToJudge(runtime.store, world.now, BATCH);
  for (const accountId of new Set(due.map((each) => each.accountId))) {
    const account = await getAccount(runtime.store, accountId);
    const through = due
      .filter((each) => each.accountId === accountId)
      .map((each) => each.graceUntil)
      .sort()
      .at(-1);
    if (!account || through === undefined) continue;
    const behind = await staleFeeds(runtime.store, account.sourceId, through);
    if (behind.length > 0) continue;
    await runtime.store.transaction((transaction) =>
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
    judged += 1;
  }
  return judged;
}
