import { DAY } from '#engine';
import { enrollBySegment } from '../commands/enroll-by-segment.ts';
import { asOwnFault } from '../commands/own-fault.ts';
import { closeNight, lookAtNight, mayEnroll, turnNight } from '../commands/turn-night.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getAccount, type NightUpdate, nightAccounts, setAccount, writeNights } from '../store/account-store.ts';
import { closeIncidents } from '../store/incident-store.ts';
import { InFlight } from './in-flight.ts';
import { OneAtATime } from './one-at-a-time.ts';

const BATCH = 1000;
const LANES = 8;
/** Batches the database is given at once: it writes one while the next is worked out. */
const IN_FLIGHT = 2;

/**
 * The nightly run: accounts whose night has come, in batches. What the day alone has changed is written for
 * many at once; accounts with something to tell, or to be put on a strategy, are taken one by one. Whoever may
 * have been left behind is looked at again. Answers how many accounts were looked at.
 */
export async function turnNights(runtime: Runtime, world: World): Promise<number> {
  let looked = 0;
  for (;;) {
    const { seen, again } = await turnAll(runtime, world);
    looked += seen;
    if (!again) return looked;
  }
}

async function turnAll(runtime: Runtime, world: World): Promise<{ seen: number; again: boolean }> {
  const lanes = new OneAtATime(LANES);
  const writing = new InFlight(IN_FLIGHT);
  let [seen, again] = [0, false];
  for await (const accounts of nightAccounts(runtime.store, world.now, BATCH)) {
    seen += accounts.length;
    const quiet: NightUpdate[] = [];
    const eventful: string[] = [];
    for (const account of accounts) {
      const update = quietNight(account, world);
      if (update) quiet.push(update);
      else eventful.push(account._id);
    }
    await writing.begin(async () => {
      const written = await writeNights(runtime.store, quiet);
      again ||= written < quiet.length;
      runtime.publish([{ type: 'portfolio', id: 'portfolio', version: world.now }]);
    });
    again ||= eventful.length > 0;
    await lanes.forEach(eventful, (accountId) => turnOne(runtime, world, accountId));
  }
  await writing.end();
  return { seen, again };
}

/** What is written for an account that has nothing to tell; undefined for one that is to be taken by itself. */
function quietNight(account: AccountDocument, world: World): NightUpdate | undefined {
  try {
    const { standing, segment, nextNightAt, eventful } = lookAtNight(account, world);
    const fields = { standing, segment, nextNightAt, lastNightOn: standing.asOf };
    return eventful ? undefined : { read: account, fields };
  } catch {
    // It fails again when it is taken by itself, and is then put before a person.
    return undefined;
  }
}

/** What fails for one account is looked at again a day later. */
async function turnOne(runtime: Runtime, world: World, accountId: string): Promise<void> {
  const about = { id: `night:${accountId}`, kind: 'night' as const, accountId, what: 'the night of the account failed' };
  const turned = await asOwnFault(runtime, world, about, async () => {
    await turnNight(runtime, world, accountId);
    await considerEnrolling(runtime, world, accountId);
  });
  if (turned) await closeIncidents(runtime.store, { id: about.id }, { at: world.now, note: 'a later night went well' });
  else await setAccount(runtime.store, accountId, { nextNightAt: new Date(world.now + DAY) });
}

async function considerEnrolling(runtime: Runtime, world: World, accountId: string): Promise<void> {
  const account = await getAccount(runtime.store, accountId);
  if (!account) return;
  if (mayEnroll(account, account.segment, world)) await enrollBySegment(runtime, world, accountId);
  await closeNight(runtime, world, account);
}
