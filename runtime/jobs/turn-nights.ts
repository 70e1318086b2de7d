import { localDateAt } from '#engine';
import { enrollBySegment } from '../commands/enroll-by-segment.ts';
import { lookAtNight, mayEnroll, nightAfter, turnNight } from '../commands/turn-night.ts';
import type { Runtime, World } from '../runtime.ts';
import { getAccount, type NightUpdate, nightAccounts, setAccount, writeNights } from '../store/account-store.ts';
import { openIncident } from '../store/incident-store.ts';
import { OneAtATime } from './one-at-a-time.ts';

const BATCH = 1000;
const LANES = 8;

/**
 * The nightly run: accounts whose night has come, in batches. What the day alone has changed is written for
 * many at once; accounts with something to tell, or to be put on a strategy, are taken one by one. Answers
 * how many accounts were looked at.
 */
export async function turnNights(runtime: Runtime, world: World): Promise<number> {
  let seen = 0;
  const lanes = new OneAtATime(LANES);
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
    await lanes.forEach(eventful, (accountId) => turnOne(runtime, world, accountId));
    runtime.publish([{ type: 'portfolio', id: 'portfolio', version: world.now }]);
    if (accounts.length < BATCH && eventful.length === 0) return seen;
  }
}

/** One account's fault is its own: it is put before a person and looked at again the next night. */
async function turnOne(runtime: Runtime, world: World, accountId: string): Promise<void> {
  try {
    await turnNight(runtime, world, accountId);
    await considerEnrolling(runtime, world, accountId);
  } catch (error) {
    runtime.log.error({ err: error, accountId }, 'the night of an account failed');
    const account = await getAccount(runtime.store, accountId);
    if (!account) return;
    await openIncident(runtime.store, {
      _id: `night:${accountId}`,
      kind: 'night',
      accountId,
      reason: (error as Error).message,
      openedAt: world.now,
    });
    await setAccount(runtime.store, accountId, { nextNightAt: new Date(nightAfter(world.now, account.zone)) });
  }
}

async function considerEnrolling(runtime: Runtime, world: World, accountId: string): Promise<void> {
  const account = await getAccount(runtime.store, accountId);
  if (account && mayEnroll(account, account.segment, world)) await enrollBySegment(runtime, world, accountId);
}
