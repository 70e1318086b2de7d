import { addDays, type CompiledStrategy, type FlowState, isSettled, standingFrom, toInstant } from '#engine';
import { accountDocument } from '../../runtime/commands/create-account.ts';
import { needsOf, subjectFacts } from '../../runtime/commands/subject-facts.ts';
import type { SeededRandom } from '../../runtime/demo/seeded-random.ts';
import type { World } from '../../runtime/runtime.ts';
import type { AccountDocument } from '../../runtime/store/account-documents.ts';
import { stateFields } from '../../runtime/store/enrollment-store.ts';
import type { EnrollmentDocument } from '../../runtime/store/flow-documents.ts';
import { owing, TODAY, ZONE } from './accounts.ts';
import type { Installation } from './installation.ts';

export const STRATEGY = 'past-due-escalation';

/** The stock strategy as it is published here. */
export async function publishedStrategy({ runtime, world }: Installation): Promise<{ flow: CompiledStrategy; hash: string }> {
  const hash = world.published.versions.get(`strategy/${STRATEGY}`)?.hash;
  if (hash === undefined) throw new Error(`${STRATEGY} is not published`);
  return { flow: await runtime.library.flowByHash(hash, world.published), hash };
}

export interface Enrolled {
  readonly account: AccountDocument;
  readonly enrollment: EnrollmentDocument;
}

/** An account with one invoice five days past due, put on the stock strategy at an hour of a day. */
export function enrolled(
  index: number,
  random: SeededRandom,
  world: World,
  { flow, hash }: { readonly flow: CompiledStrategy; readonly hash: string },
  since: { readonly on: string; readonly time: string },
): Enrolled {
  const at = toInstant(since.on, since.time, ZONE);
  const account = fiveDaysLate(index, random, world, since.on);
  const counts = { sent: 0, delivered: 0, broken: 0 };
  const records = { account };
  if (needsOf(flow.flow).contact || needsOf(flow.flow).group) throw new Error('the strategy asks for more than the account');
  const facts = subjectFacts(records, world, at, { counts, definitionId: STRATEGY });
  const { state } = flow.start({ facts, at, zone: ZONE, splitKey: account._id });
  const enrollment = {
    _id: `enr_${index}`,
    accountId: account._id,
    kind: 'strategy',
    subject: { type: 'account', id: account._id },
    definitionId: STRATEGY,
    definitionVersion: 1,
    hash,
    segmentStrategy: STRATEGY,
    status: 'active',
    ...(stateFields(state).set as { state: FlowState; version: number }),
    seen: [],
    pending: [],
    counts,
    startedAt: at,
  } as unknown as EnrollmentDocument;
  const { leaves, version } = state;
  const step = {
    enrollmentId: enrollment._id,
    definitionId: STRATEGY,
    segmentStrategy: STRATEGY,
    version: 1,
    leaves: [...leaves],
    since: at,
  };
  return { account: { ...account, step: { ...step, status: 'active', v: version } }, enrollment };
}

function fiveDaysLate(index: number, random: SeededRandom, world: World, on: string): AccountDocument {
  const { traits, ledger } = owing(index, random);
  const { name, kind, country, ownerId, unitId, creditLimit, custom, tags } = traits;
  const given = { name, kind, country, ownerId, unitId, creditLimit, custom, tags, currency: 'USD', number: `C-${index}` };
  const dueOn = addDays(TODAY, -5);
  const open = random.between(20, 9000) * 100;
  const ladder = [{ dueOn, issuedOn: addDays(dueOn, -30), invoices: 1, open, disputed: 0, held: 0 }];
  const balances = { unapplied: 0, openDisputes: 0, promiseOpenAmount: 0 };
  const standing = standingFrom(ladder, balances, on, world.terms);
  return {
    ...accountDocument({ ...given, id: ledger.id, zone: ZONE, sourceId: 'bench' } as Parameters<typeof accountDocument>[0], world),
    ledger: { ...ledger, announced: { overdue: !isSettled(standing, world.terms), bucket: standing.bucket } },
    ladder,
    balances,
    standing,
    segment: { definition: 'account-segments', row: 'everybody-else', name: 'Everybody else', strategy: STRATEGY },
    lastNightOn: on,
  } as AccountDocument;
}

/** Stores enrolled accounts. */
export async function store({ collections }: Installation, all: readonly Enrolled[]): Promise<void> {
  await collections.accounts.insertMany(
    all.map(({ account }) => account),
    { ordered: false },
  );
  await collections.enrollments.insertMany(
    all.map(({ enrollment }) => enrollment),
    { ordered: false },
  );
}
