import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { EffectDocument } from './flow-documents.ts';
import { isDuplicate } from './is-duplicate.ts';
import { REPEATABLE, type Store, type Transaction, within } from './store.ts';
import { hasWaited, WAITS_ITS_TURN, wakeSuccessors } from './turn-store.ts';

/** How long a worker may hold an effect; a call ends well before. */
export const LEASE_MS = 60_000;

/** Copies effects into the outbox; copies that are there already are left alone. Answers what it was given. */
export async function insertEffects(
  store: Store,
  documents: readonly EffectDocument[],
  transaction?: Transaction,
): Promise<readonly EffectDocument[]> {
  if (documents.length === 0) return [];
  if (transaction) {
    await collectionsOf(store).effects.insertMany([...documents], { session: transaction });
    return documents;
  }
  await collectionsOf(store)
    .effects.insertMany([...documents], { ordered: false, ...REPEATABLE })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  return documents;
}

/** Statuses in which an effect is on its way. */
const moving = ['pending', 'leased', 'calling'] as const;

/**
 * Enrollments with effects to carry out, take over or wake up, and whether somebody is carrying one out at this
 * moment. `now` is business time, leases are server time.
 */
export async function enrollmentsWithEffects(
  store: Store,
  now: Instant,
  limit: number,
): Promise<{ readonly ready: string[]; readonly isAnyInFlight: boolean }> {
  const inFlight = { $and: [{ $in: ['$status', ['leased', 'calling']] }, { $gt: ['$leasedUntil', '$$NOW'] }] };
  const rows = await collectionsOf(store)
    .effects.aggregate<{ _id: { enrollmentId: string; inFlight: boolean } }>([
      { $match: { $or: [...readyFilter(now).$or, { status: { $in: ['leased', 'calling'] } }] } },
      { $group: { _id: { enrollmentId: '$enrollmentId', inFlight } } },
      { $limit: limit },
    ])
    .toArray();
  const ready = rows.filter((row) => !row._id.inFlight).map((row) => row._id.enrollmentId);
  return { ready, isAnyInFlight: rows.length > ready.length };
}

function readyFilter(now: Instant): { $or: object[] } {
  return {
    $or: [
      { status: 'pending', $expr: { $lte: [{ $ifNull: ['$retryAt', new Date(0)] }, '$$NOW'] } },
      { status: 'held', wakeAt: { $lte: new Date(now) } },
      { status: { $in: ['leased', 'calling'] }, $expr: { $lte: ['$leasedUntil', '$$NOW'] } },
    ],
  };
}

/** Whether an effect is about to put the account on a strategy of its own choice. */
export async function isBeingMoved(store: Store, accountId: string): Promise<boolean> {
  const found = await collectionsOf(store).effects.findOne(
    { accountId, type: 'strategy.start', status: { $in: [...moving, 'held', 'parked'] } },
    { projection: { _id: 1 } },
  );
  return found !== null;
}

/** Every effect of an enrollment that is not at its end, in the order they were asked for. */
export async function openEffects(store: Store, enrollmentId: string): Promise<EffectDocument[]> {
  return collectionsOf(store)
    .effects.find({ enrollmentId, status: { $in: [...moving, 'held', 'parked'] } })
    .sort({ version: 1, index: 1 })
    .toArray();
}

export async function getEffect(store: Store, key: string, transaction?: Transaction): Promise<EffectDocument | undefined> {
  return (await collectionsOf(store).effects.findOne({ _id: key }, within(transaction))) ?? undefined;
}

/**
 * Takes an effect for a while, by the server's clock. The fence counts leases: whoever comes back after his
 * has run out finds a higher one and changes nothing. Undefined when somebody else has it.
 */
export async function leaseEffect(store: Store, effect: EffectDocument, owner: string, now: Instant): Promise<EffectDocument | undefined> {
  const leased = await collectionsOf(store).effects.findOneAndUpdate(
    { _id: effect._id, fence: effect.fence, $or: [readyFilter(now), { status: 'held', reason: WAITS_ITS_TURN }] } as never,
    [
      {
        $set: {
          // A call that was cut off stays one, whoever takes it over: it must never be taken for a fresh start.
          status: { $cond: [{ $eq: ['$status', 'calling'] }, 'calling', 'leased'] },
          owner,
          fence: { $add: ['$fence', 1] },
          leasedUntil: { $add: ['$$NOW', LEASE_MS] },
        },
      },
    ] as never,
    { returnDocument: 'after' },
  );
  return leased ?? undefined;
}

/** What becomes of a leased effect. */
export interface EffectChange {
  readonly status: EffectDocument['status'];
  readonly reason?: string | undefined;
  readonly detail?: string | undefined;
  readonly wakeAt?: Instant | undefined;
  readonly retryInMs?: number | undefined;
  readonly at: Instant;
  readonly set?: Partial<EffectDocument>;
}

const final: ReadonlySet<string> = new Set(['done', 'cancelled', 'skipped', 'sealed', 'failed']);

/**
 * Changes an effect its holder still holds; false when the fence has moved on. What waits its turn behind it is
 * looked at again when this lets it go on.
 */
export async function changeLeased(
  store: Store,
  effect: EffectDocument,
  change: EffectChange,
  transaction?: Transaction,
): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).effects.updateOne(
    { _id: effect._id, fence: effect.fence, status: { $in: ['leased', 'calling'] } },
    changeUpdate(change) as never,
    within(transaction),
  );
  if (matchedCount === 0) return false;
  if ((final.has(change.status) || change.status === 'held') && hasWaited(effect))
    await wakeSuccessors(store, effect.enrollmentId, transaction);
  return true;
}

function changeUpdate(change: EffectChange): object {
  const { status, reason, detail, at } = change;
  const set = {
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(detail === undefined ? {} : { detail }),
    ...(change.wakeAt === undefined ? {} : { wakeAt: new Date(change.wakeAt) }),
    ...(change.retryInMs === undefined ? {} : { retryAt: new Date(Date.now() + change.retryInMs) }),
    ...(final.has(status) ? { doneAt: at } : {}),
    ...change.set,
  };
  const unset = {
    ...(reason === undefined ? { reason: '' } : {}),
    ...(detail === undefined ? { detail: '' } : {}),
    ...(change.wakeAt === undefined ? { wakeAt: '' } : {}),
    ...(change.retryInMs === undefined ? { retryAt: '' } : {}),
    ...(change.set?.pauseId === undefined ? { pauseId: '' } : {}),
    ...(status === 'calling' || status === 'leased' ? {} : { owner: '', leasedUntil: '' }),
  };
  return { $set: set, $unset: unset, $push: { history: { at, status, ...(reason === undefined ? {} : { reason }) } } };
}

/** Changes an effect nobody holds, if it is still in one of the statuses named, and as `where` says. */
export async function changeIdle(
  store: Store,
  key: string,
  from: readonly EffectDocument['status'][],
  change: EffectChange,
  transaction?: Transaction,
  where: object = {},
): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).effects.updateOne(
    { _id: key, status: { $in: [...from] }, ...where },
    changeUpdate(change) as never,
    within(transaction),
  );
  return matchedCount === 1;
}

/** Effects that make work for the step they belong to: pointless once it is left. */
export const WORK_OF_A_STEP: ReadonlySet<string> = new Set(['task.create', 'dispute.assign']);

/** Effects that press the customer. What had to wait is not carried out any more once its step is left. */
export const PRESSURE: ReadonlySet<string> = new Set(['service.suspend', 'credit.hold', 'escalate']);

/** Effects that undo each other. */
const opposites: ReadonlyMap<string, string> = new Map(
  [
    ['service.suspend', 'service.resume'],
    ['credit.hold', 'credit.release'],
    ['hold.place', 'hold.lift'],
  ].flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one],
  ]),
);

/** Whether the opposite of an effect, asked for in a later step, was done already: what comes late must not undo that. */
export async function isOvertaken(
  store: Store,
  { enrollmentId, version, type }: EffectDocument,
  transaction: Transaction,
): Promise<boolean> {
  const opposite = opposites.get(type);
  if (opposite === undefined) return false;
  const later = { enrollmentId, version: { $gt: version }, type: opposite, status: 'done' as const };
  return (await collectionsOf(store).effects.findOne(later, { projection: { _id: 1 }, session: transaction })) !== null;
}

/** Which effects of an enrollment are withdrawn: those of states that were left by a step, or all of them. */
export interface Withdrawal {
  readonly enrollmentId: string;
  readonly left?: { readonly version: number; readonly states: readonly string[] };
}

/**
 * What was planned and is to be withdrawn, by key. What is being sent this second is for the gate to stop; an
 * unclear attempt stays with the person who must judge it.
 */
export async function plannedWork(store: Store, { enrollmentId, left }: Withdrawal, transaction?: Transaction): Promise<string[]> {
  const found = await collectionsOf(store)
    .effects.find(
      {
        enrollmentId,
        ...(left ? { version: { $lt: left.version }, state: { $in: [...left.states] } } : {}),
        ...withdrawable(),
      },
      { projection: { _id: 1 }, ...within(transaction) },
    )
    .toArray();
  return found.map((effect) => effect._id);
}

/** What states of many enrollments had planned that can be withdrawn: whose it is, and which step of which state asked. */
export async function plannedByStates(store: Store, enrollmentIds: readonly string[]): Promise<MadeByState[]> {
  const found = await collectionsOf(store)
    .effects.find(
      { enrollmentId: { $in: [...enrollmentIds] }, ...withdrawable() },
      { projection: { enrollmentId: 1, version: 1, state: 1 } },
    )
    .toArray();
  return found.flatMap(({ enrollmentId, version, state }) => (state === undefined ? [] : { enrollmentId, version, state }));
}

/** Work of a state: it is withdrawn when the state is left in a later step. */
export interface MadeByState {
  readonly enrollmentId: string;
  readonly version: number;
  readonly state: string;
}

function withdrawable(): object {
  const ofItsStep = { $in: [...WORK_OF_A_STEP, ...PRESSURE] };
  return {
    transit: { $ne: true },
    'params.keep': { $ne: true },
    $or: [
      { outbound: true, status: { $in: ['pending', 'held'] } },
      { outbound: true, status: 'parked', reason: { $ne: 'unclear' } },
      { type: ofItsStep, status: { $in: ['held', 'parked'] } },
      // It was tried and failed, or has waited: it would come after what the next step asks for.
      { type: ofItsStep, status: 'pending', 'history.1': { $exists: true } },
    ],
  };
}

/** Withdraws planned effects that have not begun to move meanwhile. */
export async function withdrawEffects(store: Store, keys: readonly string[], at: Instant, transaction: Transaction): Promise<void> {
  await collectionsOf(store).effects.updateMany(
    { _id: { $in: [...keys] }, status: { $in: ['pending', 'held', 'parked'] } },
    changeUpdate({ status: 'cancelled', reason: 'step-left', at }) as never,
    { session: transaction },
  );
}

/** Lets held effects be looked at again, for a reason that has gone. */
export async function wakeHeld(
  store: Store,
  filter: { readonly reason: string; readonly channel?: string },
  transaction: Transaction,
): Promise<void> {
  const { reason, channel } = filter;
  await collectionsOf(store).effects.updateMany(
    { status: 'held', reason, ...(channel === undefined ? {} : { channel }) },
    { $set: { status: 'pending' } },
    { session: transaction },
  );
}

/** The earliest moment after `at` at which a held effect is looked at again. */
export async function nextWakeAfter(store: Store, at: Instant): Promise<Instant | undefined> {
  const first = await collectionsOf(store)
    .effects.find({ status: 'held', wakeAt: { $gt: new Date(at) } }, { projection: { wakeAt: 1 } })
    .sort({ wakeAt: 1 })
    .limit(1)
    .next();
  return first?.wakeAt?.getTime();
}

/** Effects that would move now if a worker looked: the outbox is quiet at 0. */
export async function countMovingEffects(store: Store, now: Instant): Promise<number> {
  return collectionsOf(store).effects.countDocuments({
    $or: [
      { status: { $in: ['leased', 'calling'] } },
      { status: 'pending', retryAt: { $exists: false } },
      { status: 'held', wakeAt: { $lte: new Date(now) } },
    ],
  });
}

/** Who holds effects at this moment. */
export async function leaseOwners(store: Store): Promise<string[]> {
  return collectionsOf(store).effects.distinct('owner', { status: { $in: ['leased', 'calling'] } }) as Promise<string[]>;
}

/** Ends the leases of a worker that is known to be gone, so that nobody has to wait for them to run out. */
export async function endLeasesOf(store: Store, owner: string): Promise<void> {
  await collectionsOf(store).effects.updateMany({ owner, status: { $in: ['leased', 'calling'] } }, { $set: { leasedUntil: new Date(0) } });
}
