import type { FlowState, Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import { type PendingStep, type Reached, stateFields } from './enrollment-store.ts';
import type { EnrollmentDocument } from './flow-documents.ts';
import { inBatches } from './in-batches.ts';
import type { MoveDocument } from './move-documents.ts';
import type { Store, Transaction } from './store.ts';

const BATCH = 100;
const SHOWN = 20;
const FAILURES_KEPT = 50;

export async function insertMove(store: Store, move: MoveDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).moves.insertOne(move, { session: transaction });
}

export async function runningMoves(store: Store): Promise<MoveDocument[]> {
  return collectionsOf(store).moves.find({ status: 'running' }).toArray();
}

/** Moves of a strategy, newest first. */
export async function movesOf(store: Store, strategyId: string): Promise<MoveDocument[]> {
  return collectionsOf(store).moves.find({ strategyId }).sort({ at: -1, _id: -1 }).limit(SHOWN).toArray();
}

/** Everybody who runs on a version older than this one, in the order of their ids, in batches. */
export function onOlder(store: Store, strategyId: string, version: number): AsyncGenerator<EnrollmentDocument[]> {
  return inBatches(collectionsOf(store).enrollments.find(olderThan(strategyId, version), { sort: { _id: 1 }, batchSize: BATCH }));
}

/** How many run on a version older than this one. */
export async function countOlder(store: Store, strategyId: string, version: number, transaction?: Transaction): Promise<number> {
  const options = transaction ? { session: transaction } : {};
  return collectionsOf(store).enrollments.countDocuments(olderThan(strategyId, version), options);
}

/** How many stand on an older version and wait for a person: they are not moved. */
export async function countParkedOlder(store: Store, strategyId: string, version: number): Promise<number> {
  return collectionsOf(store).enrollments.countDocuments({ ...olderThan(strategyId, version), status: 'parked' });
}

function olderThan(definitionId: string, version: number) {
  return { kind: 'strategy' as const, definitionId, status: 'active' as const, definitionVersion: { $lt: version } };
}

/** Where everybody on older versions stands, by version and steps. */
export async function placesOlder(
  store: Store,
  strategyId: string,
  version: number,
): Promise<readonly { readonly version: number; readonly hash: string; readonly leaves: FlowState['leaves']; readonly count: number }[]> {
  return collectionsOf(store)
    .enrollments.aggregate<{ version: number; hash: string; leaves: string[]; count: number }>([
      { $match: olderThan(strategyId, version) },
      { $group: { _id: { version: '$definitionVersion', hash: '$hash', leaves: '$state.leaves' }, count: { $sum: 1 } } },
      { $project: { _id: 0, version: '$_id.version', hash: '$_id.hash', leaves: '$_id.leaves', count: 1 } },
      { $sort: { version: 1, leaves: 1 } },
    ])
    .toArray();
}

/** What one enrollment's move writes. */
export interface MovedEnrollment extends Reached {
  readonly before: EnrollmentDocument;
  readonly pending: PendingStep;
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Writes one enrollment's move, its work under the new names of its steps, and counts it, all or nothing. Undefined
 * when the enrollment has stepped meanwhile.
 */
export async function commitMove(
  store: Store,
  move: MoveDocument,
  { before, state, held, pending, renamed }: MovedEnrollment,
  transaction: Transaction,
): Promise<EnrollmentDocument | undefined> {
  const all = collectionsOf(store);
  const { set, unset } = stateFields(state, held);
  const ended = state.ended ? { status: 'ended' as const, endedAt: pending.at, endReason: 'final' } : {};
  const after = await all.enrollments.findOneAndUpdate(
    { _id: before._id, version: before.version, status: 'active', hash: before.hash },
    {
      $set: { ...set, ...ended, definitionVersion: move.toVersion, hash: move.toHash },
      $unset: unset,
      $push: { pending: pending as never },
    } as never,
    { session: transaction, returnDocument: 'after' },
  );
  if (!after) return undefined;
  if (renamed.length > 0) {
    const made = { enrollmentId: before._id, state: { $in: renamed.map(({ from }) => from) } };
    // All at once: one step may have got the name another one had.
    const names = renamed.reduce<unknown>(
      (others, { from, to }) => ({ $cond: [{ $eq: ['$state', { $literal: from }] }, { $literal: to }, others] }),
      '$state',
    );
    const rename = [{ $set: { state: names } }];
    await all.tasks.updateMany({ ...made, status: 'open' } as never, rename as never, { session: transaction });
    await all.effects.updateMany(made as never, rename as never, { session: transaction });
  }
  await all.moves.updateOne({ _id: move._id }, { $inc: { moved: 1 } }, { session: transaction });
  return after;
}

/** Notes why an account could not be moved; it stays where it is. */
export async function noteMoveFailure(store: Store, moveId: string, accountId: string, reason: string): Promise<void> {
  const failures = { $each: [{ accountId, reason }], $slice: -FAILURES_KEPT };
  await collectionsOf(store).moves.updateOne({ _id: moveId, 'failures.accountId': { $ne: accountId } }, { $push: { failures } as never });
}

/** Everybody has been looked at. */
export async function finishMove(store: Store, moveId: string, stayed: number, at: Instant): Promise<void> {
  await collectionsOf(store).moves.updateOne({ _id: moveId, status: 'running' }, { $set: { status: 'done', stayed, finishedAt: at } });
}
