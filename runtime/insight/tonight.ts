import type { Strategy } from '#engine';
import { lastDueOn, mayBegin, mayLeave, subjectOf } from '../commands/enroll-by-segment.ts';
import { lookAtNight, mayEnroll } from '../commands/turn-night.ts';
import { wantsOther } from '../commands/wants-other.ts';
import type { PublishedFlow } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { accountsWhere, allOf, openInvoicesOf, strategiesOf, visibleTo } from '../store/book-scan.ts';
import { givenUpInvoices } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import type { Units } from '../store/unit-scope.ts';
import type { Owed } from './tally.ts';

/** An account that comes onto a strategy with its next night, and what it was on before; `staying`: it may not leave that yet. */
export interface Comer {
  readonly account: AccountDocument;
  readonly owed: Owed;
  readonly from: 'none' | 'ended' | 'strategy' | 'staying';
  /** The strategy it leaves. */
  readonly leaves?: string;
}

interface Candidate {
  readonly account: AccountDocument;
  readonly night: World;
  readonly owed: Owed;
}

/**
 * Who comes onto a strategy with the next night of each account, as the night itself would decide: nothing is
 * written. Holds that end with that night are not foreseen.
 */
export async function* comersTonight(runtime: Runtime, world: World, published: PublishedFlow, units: Units): AsyncGenerator<Comer> {
  const nights = new Map<number, World>();
  const somethingToDo = { $or: [{ 'standing.openAmount': { $gt: 0 } }, { 'step.status': { $in: ['active', 'parked'] } }] };
  for await (const batch of accountsWhere(runtime.store, allOf(visibleTo(units), somethingToDo))) {
    const candidates = batch.flatMap((account) => candidate(account, nightOf(account, world, nights), published));
    yield* await judged(runtime, candidates, published);
  }
}

/** The moment of an account's next night; the same for all who share it. */
function nightOf(account: AccountDocument, world: World, nights: Map<number, World>): World {
  const at = Math.max(world.now, account.nextNightAt.getTime());
  const night = nights.get(at) ?? { ...world, now: at };
  nights.set(at, night);
  return night;
}

/** The account as that night leaves it, if it is then to be put on the strategy. */
function candidate(before: AccountDocument, night: World, { flow }: PublishedFlow): Candidate[] {
  const { segment, standing } = lookAtNight(before, night);
  const account: AccountDocument = { ...before, segment, standing };
  if (segment.strategy !== flow.id || !mayEnroll(account, segment, night)) return [];
  return [{ account, night, owed: { currency: account.currency, open: standing.openAmount, overdue: standing.overdueAmount } }];
}

async function judged(runtime: Runtime, candidates: readonly Candidate[], published: PublishedFlow): Promise<Comer[]> {
  const ids = candidates.map(({ account }) => account._id);
  if (ids.length === 0) return [];
  const running = await strategiesOf(runtime.store, ids);
  const strategy = published.flow as Strategy;
  const fresh = subjectOf(strategy) === 'invoice' ? await freshInvoices(runtime, candidates, running, strategy) : undefined;
  const comers = await Promise.all(
    candidates.map((each) => comer(runtime, each, running.get(each.account._id) ?? [], strategy, fresh?.get(each.account._id))),
  );
  return comers.flatMap((each) => each ?? []);
}

async function comer(
  runtime: Runtime,
  { account, night, owed }: Candidate,
  open: readonly EnrollmentDocument[],
  strategy: Strategy,
  fresh: Owed | undefined,
): Promise<Comer | undefined> {
  const isInvoice = subjectOf(strategy) === 'invoice';
  const ofKind = open.filter((each) => each.subject.type === subjectOf(strategy));
  const others = open.filter((each) => !ofKind.includes(each));
  const asked = await Promise.all(open.map((each) => mayLeave(runtime, night, each, account.segment)));
  const leaving = open.filter((_, index) => asked[index]);
  const wanting = open.find((each) => wantsOther(each, account.segment));
  const staying: Comer | undefined = wanting && { account, owed, from: 'staying', leaves: wanting.definitionId };

  if (others.some((each) => !leaving.includes(each))) return staying;
  const replaced = ofKind.find((each) => leaving.includes(each));
  if (replaced) return { account, owed, from: 'strategy', leaves: replaced.definitionId };
  const begun = isInvoice ? fresh : ofKind.length === 0 && mayBegin(account, strategy, night) ? owed : undefined;
  if (!begun) return staying;
  const [before] = [...others, ...ofKind];
  if (before) return { account, owed: begun, from: 'strategy', leaves: before.definitionId };
  return { account, owed: begun, from: account.step === undefined ? 'none' : 'ended' };
}

/** By account, what is owed on invoices that a strategy for invoices would be begun for. */
async function freshInvoices(
  runtime: Runtime,
  candidates: readonly Candidate[],
  running: ReadonlyMap<string, readonly EnrollmentDocument[]>,
  strategy: Strategy,
): Promise<ReadonlyMap<string, Owed>> {
  const invoices = await openInvoicesOf(
    runtime.store,
    candidates.map(({ account }) => account._id),
  );
  const due = candidates.map(({ account, night }) => {
    const on = account.standing.asOf;
    const taken = new Set((running.get(account._id) ?? []).map((each) => each.subject.id));
    const found = (invoices.get(account._id) ?? []).filter((each) => each.dueOn <= lastDueOn(strategy, on) && !taken.has(each._id));
    return { account, night, on, found };
  });
  const ids = due.flatMap(({ found }) => found.map((each) => each._id));
  const givenUp = ids.length === 0 ? new Set<string>() : await givenUpInvoices(runtime.store, ids);
  const fresh = new Map<string, Owed>();
  for (const { account, on, found } of due) {
    const begun = found.filter((each) => !givenUp.has(each._id));
    const sum = (list: typeof begun): number => list.reduce((total, each) => total + each.openAmount, 0);
    if (begun.length > 0)
      fresh.set(account._id, { currency: account.currency, open: sum(begun), overdue: sum(begun.filter((each) => each.dueOn < on)) });
  }
  return fresh;
}
