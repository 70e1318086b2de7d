import { DAY, InvariantError, localDateAt } from '#engine';
import { enrollBySegment } from '../commands/enroll-by-segment.ts';
import { asOwnFault } from '../commands/own-fault.ts';
import { nightsUnder, quietNightsAfter } from '../commands/quiet-nights.ts';
import { closeNight, lookAtNight, mayEnroll, nightIn, turnNight } from '../commands/turn-night.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getAccount, setAccount } from '../store/account-store.ts';
import { closeIncidents } from '../store/incident-store.ts';
import { forgetQuietNights, type NightUpdate, nightAccounts, passQuietNights, writeNights, zonesOfNight } from '../store/night-store.ts';
import { accountsWithOverdueTasks } from '../store/task-store.ts';
import { InFlight } from './in-flight.ts';
import { OneAtATime } from './one-at-a-time.ts';

const BATCH = 1000;
const LANES = 8;
/** Batches the database is given at once: it writes one while the next is worked out. */
const IN_FLIGHT = 2;
/** Where a day begins first. */
const EASTERNMOST = 'Pacific/Kiritimati';

/**
 * The nightly run over all accounts whose night has come. Those for which an earlier night has found that this
 * one makes no difference but the date are passed all at once. The others are looked at, in batches: what the
 * day alone has changed is written for many at once; accounts with something to tell, or to be put on a
 * strategy, are taken one by one. Whoever may have been left behind is looked at again. Answers how many
 * accounts' nights were turned.
 */
export async function turnNights(runtime: Runtime, world: World): Promise<number> {
  const late = await accountsLateWithTasks(runtime, world);
  let turned = await passAll(runtime, world);
  for (;;) {
    const { seen, again } = await turnAll(runtime, world, late);
    turned += seen;
    if (!again) return turned;
  }
}

/** Accounts somebody must be told about for a task's sake, wherever they are; their night is not passed. */
async function accountsLateWithTasks({ store }: Runtime, world: World): Promise<ReadonlySet<string>> {
  const late = await accountsWithOverdueTasks(store, localDateAt(world.now, EASTERNMOST));
  if (late.length > 0) await forgetQuietNights(store, late);
  return new Set(late);
}

async function passAll(runtime: Runtime, world: World): Promise<number> {
  const { store } = runtime;
  let passed = 0;
  for (const zone of await zonesOfNight(store, world.now)) {
    const night = nightOf(world, zone);
    if (night) passed += await passQuietNights(store, { at: world.now, zone, under: nightsUnder(world), ...night });
  }
  if (passed > 0) runtime.publish([{ type: 'portfolio', id: 'portfolio', version: world.now }]);
  return passed;
}

function nightOf(world: World, zone: string): ReturnType<typeof nightIn> | undefined {
  try {
    return nightIn(world, zone);
  } catch (error) {
    if (!(error instanceof InvariantError)) throw error;
    // No zone at all: it fails again for each of its accounts, which are then put before a person.
    return undefined;
  }
}

async function turnAll(runtime: Runtime, world: World, late: ReadonlySet<string>): Promise<{ seen: number; again: boolean }> {
  const lanes = new OneAtATime(LANES);
  const writing = new InFlight(IN_FLIGHT);
  let [seen, again] = [0, false];
  for await (const accounts of nightAccounts(runtime.store, world.now, BATCH)) {
    seen += accounts.length;
    const quiet: NightUpdate[] = [];
    const eventful: string[] = [];
    for (const account of accounts) {
      const update = late.has(account._id) ? undefined : quietNight(account, world);
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
    return eventful ? undefined : { read: account, fields, quiet: quietNightsAfter({ ...account, ...fields }, world) };
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
