import { deepStrictEqual } from 'node:assert/strict';
import { addDays, earlier, isSettled, localDateAt, standingFrom, toInstant } from '#engine';
import { accountDocument } from '../../runtime/commands/create-account.ts';
import { quietNightsAfter } from '../../runtime/commands/quiet-nights.ts';
import { lookAtNight } from '../../runtime/commands/turn-night.ts';
import { SeededRandom } from '../../runtime/demo/seeded-random.ts';
import { turnNights } from '../../runtime/jobs/turn-nights.ts';
import type { World } from '../../runtime/runtime.ts';
import type { AccountDocument } from '../../runtime/store/account-documents.ts';
import { owing, TODAY, ZONE } from './accounts.ts';
import { type Bench, inTurns, type Side, timesAsLong } from './harness.ts';
import { anInstallation, type Installation, keeping, printOf } from './installation.ts';

const ACCOUNTS = 20_000;
const REPETITIONS = 3;
const BATCH = 1000;
/** As many batches as the server is given at once by the product. */
const IN_FLIGHT = 2;
/** Nights from one look at an account to the next, when nothing happens to it. */
const CYCLE = 8;

const OURS = 'nightly run, every account written';
const BARE = '_id scan + unordered bulk write, no logic';

export const nightly: Bench = {
  name: 'nightly',
  dataset: `${ACCOUNTS.toLocaleString('en-US')} accounts of 1 to 8 due dates whose figures move with the day and who have nothing to be told; stock segments and buckets; looked ahead at on one of the last ${CYCLE} nights each`,
  async run() {
    const installation = await anInstallation('00:30');
    const accounts = quietAccounts(installation.world);
    await installation.collections.accounts.insertMany(accounts, { ordered: false });
    const restore = await keeping(installation, ['accounts']);
    const sides = [ourNight(installation), bareNight(installation, accounts)].map((side) => ({ ...side, prepare: restore }));
    const timings = await inTurns(sides, REPETITIONS);
    return [timesAsLong(timings, OURS, OURS, BARE, { most: 1.2 })];
  },
};

function ourNight(installation: Installation): Side {
  return {
    name: OURS,
    pieces: ACCOUNTS,
    run: () => turnNights(installation.runtime, installation.world),
    result: () => printOf(installation, ['accounts']),
  };
}

/** The same fields of the same documents, known beforehand; the scan is still to find whose night has come. */
function bareNight(installation: Installation, accounts: readonly AccountDocument[]): Side {
  const { world, collections } = installation;
  const fields = new Map(accounts.map((account) => [account._id, changeOf(account, world)]));
  const write = async (ids: readonly string[]): Promise<void> => {
    const updates = ids.map((_id) => ({ updateOne: { filter: { _id }, update: fields.get(_id) } }));
    await collections.accounts.bulkWrite(updates as never, { ordered: false });
  };
  return {
    name: BARE,
    pieces: ACCOUNTS,
    async run() {
      const due = collections.accounts.find({ nextNightAt: { $lte: new Date(world.now) } }, { projection: { _id: 1 }, batchSize: BATCH });
      const writing: Promise<void>[] = [];
      let ids: string[] = [];
      for await (const { _id } of due) {
        ids.push(_id);
        if (ids.length < BATCH) continue;
        if (writing.length === IN_FLIGHT) await writing.shift();
        writing.push(write(ids));
        ids = [];
      }
      await Promise.all([...writing, ids.length > 0 ? write(ids) : undefined]);
    },
    result: () => printOf(installation, ['accounts']),
  };
}

/** The fields a night changes, each with its new value. */
function changeOf(account: AccountDocument, world: World): object {
  const { standing, segment, nextNightAt } = lookAtNight(account, world);
  deepStrictEqual([segment, { ...standing, asOf: account.standing.asOf }], [account.segment, account.standing]);
  const on = localDateAt(world.now, account.zone);
  const date = { nextNightAt, lastNightOn: on, 'standing.asOf': on };
  if (account.quiet && account.quiet.through >= on) return { $set: date };
  const quiet = quietNightsAfter({ ...account, standing, segment, lastNightOn: on }, world);
  const unset = account.quiet ? { $unset: { quiet: '' } } : {};
  return quiet ? { $set: { ...date, quiet: { ...quiet, changes: account.changes } } } : { $set: date, ...unset };
}

/** Accounts as the night before has left them. */
export function quietAccounts(world: World): AccountDocument[] {
  const random = new SeededRandom(30);
  const nightBefore = { ...world, now: toInstant(addDays(TODAY, -1), '00:30', ZONE) };
  const found: AccountDocument[] = [];
  while (found.length < ACCOUNTS) {
    const account = lastNight(found.length, random, world);
    if (lookAtNight(account, world).eventful) continue;
    found.push(lookedAhead(account, random.between(0, CYCLE - 1), nightBefore));
  }
  return found;
}

function lastNight(index: number, random: SeededRandom, world: World): AccountDocument {
  const yesterday = addDays(TODAY, -1);
  const changes = random.between(1, 40);
  const { traits, ledger, ladder, balances } = owing(index, random);
  const standing = standingFrom(ladder, balances, yesterday, world.terms);
  const { name, kind, country, ownerId, unitId, creditLimit, custom, tags } = traits;
  const given = { name, kind, country, ownerId, unitId, creditLimit, custom, tags, currency: 'USD', number: `C-${index}` };
  const account = {
    ...accountDocument({ ...given, id: ledger.id, zone: ZONE, sourceId: 'bench' } as Parameters<typeof accountDocument>[0], world),
    ledger: { ...ledger, announced: { overdue: !isSettled(standing, world.terms), bucket: standing.bucket } },
    ladder: [...ladder],
    balances,
    standing,
    lastNightOn: yesterday,
    ledgerVersion: changes,
    changes,
  } as AccountDocument;
  const { segment } = lookAtNight(account, world);
  return { ...account, segment, ...(segment.strategy === undefined ? {} : { step: stepOf(index, segment.strategy) }) };
}

/** The account as it is when `left` of the nights that were looked ahead at are still to come. */
function lookedAhead(account: AccountDocument, left: number, nightBefore: World): AccountDocument {
  const quiet = quietNightsAfter(account, nightBefore);
  const through = addDays(addDays(TODAY, -1), left);
  if (!quiet || left === 0) return account;
  return {
    ...account,
    quiet: { ...quiet, through: earlier(quiet.through, through), changes: account.changes },
  } as AccountDocument;
}

/** Where it stands in the strategy its segment names. */
function stepOf(index: number, definitionId: string): NonNullable<AccountDocument['step']> {
  return {
    enrollmentId: `enr_${index}`,
    definitionId,
    version: 1,
    leaves: ['chasing.calling'],
    since: 1_770_000_000_000,
    status: 'active',
    v: 4,
  };
}
