import { type DueTimer, type FlowState, type HeldKind, type HeldView, type Instant, nextDue } from '#engine';
import { collectionsOf } from './collections.ts';
import type { EnrollmentDocument } from './flow-documents.ts';
import { inBatches } from './in-batches.ts';
import { newId } from './new-id.ts';
import { REPEATABLE, type Store, type Transaction, within } from './store.ts';

const SEEN_KEPT = 200;

/** A step handed to the database in one write; the flush copies it out from there. */
export interface PendingStep {
  readonly version: number;
  readonly at: Instant;
  /** The timeline line of the step. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly effects: readonly PendingEffect[];
  /** States that were left: what they made in earlier steps is withdrawn. */
  readonly left: readonly string[];
  /** How its line is called where it is not a step: `wait.held`. */
  readonly type?: string;
}

export interface PendingEffect {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly origin: string;
  readonly state: string;
  /** How often the state had been entered then: a later visit is another matter. */
  readonly visit: number;
  /** The state was left again in the very step that asked. */
  readonly transit?: true;
  readonly outbound: boolean;
  readonly skip?: 'passed' | 'late' | 'paused' | 'steered';
  readonly review?: true;
  /** The pause with whose end it was asked for. */
  readonly resumed?: string;
}

/** What a pause keeps back of an enrollment: waits that are over, and what would follow if they ended. */
export interface HeldNote {
  /** The pause; where several keep something back, the oldest. */
  readonly pauseId: string;
  readonly step: string;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly timers: readonly Pick<DueTimer, 'id' | 'state' | 'timer' | 'dueAt'>[];
  /** As of when it was noted. */
  readonly would: { readonly leadsTo: readonly string[]; readonly actions: readonly HeldAction[]; readonly kinds: readonly HeldKind[] };
}

/** Something that would have been done, as it is listed. */
export type HeldAction = HeldView['actions'][number];

/** What the counters of an enrollment change by. */
export type CountChange = Partial<Record<'sent' | 'delivered' | 'broken', number>>;

/** Enrollments that still take events: parked ones get theirs when they go on. */
export async function openEnrollments(store: Store, accountId: string, transaction?: Transaction): Promise<EnrollmentDocument[]> {
  return collectionsOf(store)
    .enrollments.find({ accountId, status: { $in: ['active', 'parked'] } }, within(transaction))
    .toArray();
}

export async function getEnrollment(store: Store, id: string, transaction?: Transaction): Promise<EnrollmentDocument | undefined> {
  return (await collectionsOf(store).enrollments.findOne({ _id: id }, within(transaction))) ?? undefined;
}

/**
 * Reads an enrollment for a transaction that rests on where it stands, and makes whoever steps, parks or ends it at
 * this moment meet the transaction: one comes first, and the other sees what it did. The version stays, so a step
 * waits and is not lost. Undefined when it is not as `expected` any more.
 */
export async function touchEnrollment(
  store: Store,
  id: string,
  expected: Partial<Pick<EnrollmentDocument, 'version' | 'status'>>,
  transaction: Transaction,
): Promise<EnrollmentDocument | undefined> {
  const touched = await collectionsOf(store).enrollments.findOneAndUpdate(
    { _id: id, ...expected },
    { $inc: { touches: 1 } },
    { session: transaction, returnDocument: 'after' },
  );
  return touched ?? undefined;
}

export async function insertEnrollment(store: Store, document: EnrollmentDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).enrollments.insertOne(document, { session: transaction });
}

/** Says that nothing has failed since. */
const FAULTLESS = { faults: '', retryAt: '' } as const;

/** When an enrollment is looked at next for a wait that ends: those a pause keeps back are left out. */
export function nextLook(state: FlowState, held: HeldNote | undefined): Instant | undefined {
  if (state.ended) return undefined;
  const kept = new Set(held?.timers.map((timer) => timer.id));
  return nextDue(held ? { ...state, timers: state.timers.filter((timer) => !kept.has(timer.id)) } : state);
}

/** Fields of an enrollment that say where its flow stands. Wherever it has come to, what failed before is over. */
export function stateFields(state: FlowState, held?: HeldNote): { set: Record<string, unknown>; unset: Record<string, ''> } {
  const due = nextLook(state, held);
  return {
    set: { state, version: state.version, ...(due === undefined ? {} : { nextDueAt: new Date(due) }), ...(held ? { held } : {}) },
    unset: { ...FAULTLESS, ...(due === undefined ? { nextDueAt: '' } : {}), ...(held ? {} : { held: '' }) },
  };
}

/** Where a step leads: the state, and what pauses keep back of it. */
export interface Reached {
  readonly state: FlowState;
  readonly held?: HeldNote | undefined;
}

/**
 * The one write of a step: compare-and-set on the version the step was taken from. Undefined when somebody
 * else was first; then nothing of the step has happened.
 */
export async function commitStep(
  store: Store,
  before: EnrollmentDocument,
  { state, held }: Reached,
  step: PendingStep,
  event: { readonly id?: string | undefined; readonly counts: CountChange },
): Promise<EnrollmentDocument | undefined> {
  const { set, unset } = stateFields(state, held);
  const counts = Object.fromEntries(Object.entries(event.counts).map(([name, by]) => [`counts.${name}`, by]));
  const committed = await collectionsOf(store).enrollments.findOneAndUpdate(
    { _id: before._id, version: before.version, status: 'active', ...(event.id === undefined ? {} : { seen: { $ne: event.id } }) },
    {
      $set: { ...set, ...(state.ended ? { status: 'ended' as const, endedAt: step.at, endReason: 'final' } : {}) },
      $unset: unset,
      ...(Object.keys(counts).length > 0 ? { $inc: counts } : {}),
      $push: {
        pending: step as never,
        ...(event.id === undefined ? {} : { seen: { $each: [event.id], $slice: -SEEN_KEPT } as never }),
      },
    } as never,
    { returnDocument: 'after' },
  );
  return committed ?? undefined;
}

/** Writes timers that were derived anew when nothing else has changed. The version moves, as with any step. */
export async function commitTimers(
  store: Store,
  before: EnrollmentDocument,
  { state, held }: Reached,
  counts: CountChange,
  eventId?: string,
): Promise<EnrollmentDocument | undefined> {
  const { set, unset } = stateFields(state, held);
  const changes = Object.fromEntries(Object.entries(counts).map(([name, by]) => [`counts.${name}`, by]));
  const committed = await collectionsOf(store).enrollments.findOneAndUpdate(
    { _id: before._id, version: before.version, status: 'active' },
    {
      $set: set,
      $unset: unset,
      ...(Object.keys(changes).length > 0 ? { $inc: changes } : {}),
      ...(eventId === undefined ? {} : { $push: { seen: { $each: [eventId], $slice: -SEEN_KEPT } } }),
    } as never,
    { returnDocument: 'after' },
  );
  return committed ?? undefined;
}

/** Writes what a person has said about a wait, in the transaction that tells of it; false when the enrollment has stepped meanwhile. */
export async function setState(
  store: Store,
  before: EnrollmentDocument,
  { state, held }: Reached,
  transaction: Transaction,
): Promise<boolean> {
  const { set, unset } = stateFields(state, held);
  const { matchedCount } = await collectionsOf(store).enrollments.updateOne(
    { _id: before._id, version: before.version, status: 'active' },
    { $set: set, $unset: unset },
    { session: transaction },
  );
  return matchedCount === 1;
}

/**
 * The same one write for the timers of many enrollments: each its own compare-and-set, sent together. Answers
 * those that were committed, as they are afterwards; the others were somebody else's.
 */
export async function commitSteps(
  store: Store,
  steps: readonly (Reached & { readonly before: EnrollmentDocument; readonly pending: PendingStep })[],
): Promise<EnrollmentDocument[]> {
  if (steps.length === 0) return [];
  const { enrollments } = collectionsOf(store);
  // Tells our steps from those of another worker that were taken from the same version.
  const token = newId('stp');
  const after = steps.map(({ before, state, held, pending }) => {
    const { set, unset } = stateFields(state, held);
    const fields = { ...set, ...(state.ended ? { status: 'ended' as const, endedAt: pending.at, endReason: 'final' } : {}) };
    const update = {
      $set: fields,
      $unset: unset,
      $push: { pending: { ...pending, token } },
    };
    const document = { ...before, ...fields, pending: [...before.pending, pending] } as EnrollmentDocument;
    return { document, write: { updateOne: { filter: { _id: before._id, version: before.version, status: 'active' }, update } } };
  });
  const { matchedCount } = await enrollments.bulkWrite(after.map(({ write }) => write) as never, { ordered: false });
  if (matchedCount === steps.length) return after.map(({ document }) => document);
  const ours = await enrollments
    .find({ _id: { $in: steps.map(({ before }) => before._id) }, 'pending.token': token } as never, { projection: { _id: 1 } })
    .toArray();
  const ids = new Set(ours.map((each) => each._id));
  return after.flatMap(({ document }) => (ids.has(document._id) ? document : []));
}

/**
 * The steps of many enrollments within a transaction that writes out all of each: nothing is left pending. False
 * when one of them has moved meanwhile, and the transaction is to be given up.
 */
export async function commitWhole(
  store: Store,
  steps: readonly (Reached & { readonly before: EnrollmentDocument })[],
  transaction: Transaction,
): Promise<boolean> {
  const writes = steps.map(({ before, state, held }) => {
    const { set, unset } = stateFields(state, held);
    return {
      updateOne: {
        filter: { _id: before._id, version: before.version, status: 'active' },
        update: { $set: set, $unset: unset },
        hint: { _id: 1 },
      },
    };
  });
  const { matchedCount } = await collectionsOf(store).enrollments.bulkWrite(writes as never, { ordered: false, session: transaction });
  return matchedCount === steps.length;
}

/** Takes steps of a version out of their enrollments once everything of them has been copied. */
export async function clearPending(store: Store, ids: readonly string[], version: number): Promise<void> {
  await collectionsOf(store).enrollments.updateMany({ _id: { $in: [...ids] } }, { $pull: { pending: { version } } as never }, REPEATABLE);
}

/** Enrollments whose last steps were not flushed: the process ended in between. */
export async function unflushed(store: Store, limit: number): Promise<EnrollmentDocument[]> {
  return collectionsOf(store)
    .enrollments.find({ 'pending.version': { $gt: 0 } })
    .limit(limit)
    .toArray();
}

/** Active enrollments with a timer due by an instant, earliest first, in batches. */
export function dueEnrollments(store: Store, at: Instant, batchSize: number): AsyncGenerator<EnrollmentDocument[]> {
  return inBatches(collectionsOf(store).enrollments.find(dueBy(at), { sort: { nextDueAt: 1 }, batchSize }));
}

function dueBy(at: Instant) {
  // The lower bound is that of the partial index, which is not used without it.
  return { nextDueAt: { $gt: new Date(0), $lte: new Date(at) }, status: 'active' as const };
}

/** Counts that the due timers of an enrollment could not fire, and says when they are tried again; answers how often that was. */
export async function countFault(store: Store, id: string, retryInMs: number): Promise<number> {
  const counted = await collectionsOf(store).enrollments.findOneAndUpdate(
    { _id: id },
    { $inc: { faults: 1 }, $set: { retryAt: new Date(Date.now() + retryInMs) } },
    { returnDocument: 'after', projection: { faults: 1 } },
  );
  return counted?.faults ?? 0;
}

/** Nothing is left to try again. */
export async function forgetFaults(store: Store, id: string): Promise<void> {
  await collectionsOf(store).enrollments.updateOne({ _id: id }, { $unset: FAULTLESS });
}

/** Whether timers due by an instant wait for another try. */
export async function areTimersToTryAgain(store: Store, at: Instant): Promise<boolean> {
  return (await collectionsOf(store).enrollments.findOne({ ...dueBy(at), faults: { $gt: 0 } }, { projection: { _id: 1 } })) !== null;
}

/** The earliest timer after an instant. */
export async function nextTimerAfter(store: Store, at: Instant): Promise<Instant | undefined> {
  const first = await collectionsOf(store)
    .enrollments.find({ nextDueAt: { $gt: new Date(at) }, status: 'active' }, { projection: { nextDueAt: 1 } })
    .sort({ nextDueAt: 1 })
    .limit(1)
    .next();
  return first?.nextDueAt?.getTime();
}

/** Ends an enrollment from outside its flow, for the reason given. */
export async function endEnrollment(store: Store, id: string, reason: string, at: Instant, transaction: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).enrollments.updateOne(
    { _id: id, status: { $in: ['active', 'parked'] } },
    { $set: { status: 'ended', endedAt: at, endReason: reason }, $unset: { nextDueAt: '', held: '' }, $inc: { version: 1 } },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Notes whether anything overdue was left when an enrollment ended. */
export async function noteSettled(store: Store, id: string, settled: boolean): Promise<void> {
  await collectionsOf(store).enrollments.updateOne({ _id: id }, { $set: { settled } }, REPEATABLE);
}

/** Of these invoices, those whose strategy came to its own end with the invoice still open: they are not sent round again. */
export async function givenUpInvoices(store: Store, invoiceIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { enrollments } = collectionsOf(store);
  const ended = await enrollments
    .find({ 'subject.type': 'invoice', 'subject.id': { $in: [...invoiceIds] }, kind: 'strategy', status: 'ended' } as never, {
      projection: { subject: 1, endReason: 1, settled: 1 },
    })
    .sort({ endedAt: 1 })
    .toArray();
  // The last end counts.
  const last = new Map(ended.map((each) => [each.subject.id, each]));
  return new Set([...last].filter(([, each]) => each.endReason === 'final' && each.settled === false).map(([id]) => id));
}

/** Stops an enrollment that cannot proceed; its neighbors go on. */
export async function parkEnrollment(store: Store, id: string, incidentId: string, transaction: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).enrollments.updateOne(
    { _id: id, status: 'active' },
    { $set: { status: 'parked', incidentId }, $unset: { nextDueAt: '', ...FAULTLESS } },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Lets a parked enrollment go on: its waiting events and timers are looked at again. */
export async function unparkEnrollment(store: Store, id: string, now: Instant, transaction: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).enrollments.updateOne(
    { _id: id, status: 'parked' },
    { $set: { status: 'active', nextDueAt: new Date(now) }, $unset: { incidentId: '' } },
    { session: transaction },
  );
  return matchedCount === 1;
}
