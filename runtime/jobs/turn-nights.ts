import { localDateAt } from '#engine';
import { enrollBySegment } from '../commands/enroll-by-segment.ts';
import { lookAtNight, mayEnroll, turnNight } from '../commands/turn-night.ts';
import type { Runtime, World } from '../runtime.ts';
import { getAccount, type NightUpdate, nightAccounts, writeNights } from '../store/account-store.ts';

const BATCH = 1000;

/**
 * The nightly run: accounts whose night has come, in batches. What the day alone has changed is written for
 * many at once; accounts with something to tell, or to be put on a strategy, are taken one by one. Answers
 * how many accounts were looked at.
 */
export async function turnNights(runtime: Runtime, world: World): Promise<number> {
  let seen = 0;
  for (;;) {
    const accounts = await nightAccounts(runtime.store, world.now, BATCH);
    if (accounts.length === 0) return seen;
    seen += accounts.length;
    const quiet: NightUpdate[] = [];
    const eventful: string[] = [];
    for (const account of accounts) {
      const { standing, segment, nextNightAt, eventful: told } = lookAtNight(account, world);
      if (told) eventful.push(account._id);
      else {
        const fields = { standing, segment, nextNightAt, lastNightOn: localDateAt(world.now, account.zone) };
        quiet.push({ id: account._id, ledgerVersion: account.ledgerVersion, fields });
      }
    }
    await writeNights(runtime.store, quiet);
    for (const accountId of eventful) {
      await turnNight(runtime, world, accountId);
      await considerEnrolling(runtime, world, accountId);
    }
    runtime.publish([{ type: 'portfolio', id: 'portfolio', version: world.now }]);
    if (accounts.length < BATCH && eventful.length === 0) return seen;
  }
}

async function considerEnrolling(runtime: Runtime, world: World, accountId: string): Promise<void> {
  const account = await getAccount(runtime.store, accountId);
  if (account && mayEnroll(account, account.standing, account.segment, world)) await enrollBySegment(runtime, world, accountId);
}
