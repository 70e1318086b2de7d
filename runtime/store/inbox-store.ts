import type { BusinessEvent, Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { EnrollmentDocument, InboxDocument } from './flow-documents.ts';
import { REPEATABLE, type Store, type Transaction } from './store.ts';

/** Business events that a command has caused, with the first of their sequence numbers on the account. */
export interface EventBatch {
  readonly id: string;
  readonly accountId: string;
  readonly at: Instant;
  readonly firstSeq: number;
  readonly events: readonly BusinessEvent[];
  readonly by?: string | undefined;
}

/** Writes one row for each event and each enrollment it concerns. */
export async function insertEvents(
  store: Store,
  batch: EventBatch,
  enrollments: readonly EnrollmentDocument[],
  transaction: Transaction,
): Promise<void> {
  const rows: InboxDocument[] = batch.events.flatMap((event, index) =>
    enrollments
      .filter((enrollment) => concerns(event, enrollment))
      .map((enrollment) => ({
        _id: `${batch.id}.${index}~${enrollment._id}`,
        enrollmentId: enrollment._id,
        accountId: batch.accountId,
        seq: batch.firstSeq + index,
        type: event.type,
        payload: { ...event.payload },
        at: batch.at,
        status: enrollment.status === 'parked' ? ('waiting' as const) : ('pending' as const),
        attempts: 0,
        ...(batch.by === undefined ? {} : { by: batch.by }),
      })),
  );
  if (rows.length > 0) await collectionsOf(store).inbox.insertMany(rows, { session: transaction });
}

/**
 * Account events go to all enrollments of the account; what is about one invoice does not concern the
 * strategy of another, and a resolution path hears of its own dispute only.
 */
function concerns(event: BusinessEvent, enrollment: EnrollmentDocument): boolean {
  const { type, id } = enrollment.subject;
  if (type === 'invoice' && event.invoiceId !== undefined) return event.invoiceId === id;
  if (type === 'dispute' && event.disputeId !== undefined) return event.disputeId === id;
  return true;
}

/** Enrollments with events waiting that can be taken now, and whether others wait for another try of theirs. */
export async function enrollmentsWithEvents(
  store: Store,
  limit: number,
): Promise<{ readonly ready: string[]; readonly isAnyToTryAgain: boolean }> {
  const rows = await collectionsOf(store)
    .inbox.aggregate<{ _id: { enrollmentId: string; pausing: boolean } }>(
      [
        { $match: { status: 'pending' } },
        // Events behind one that is tried again wait with it.
        { $group: { _id: '$enrollmentId', retryAt: { $max: '$retryAt' } } },
        { $project: { _id: { enrollmentId: '$_id', pausing: { $gt: ['$retryAt', '$$NOW'] } } } },
        { $sort: { '_id.pausing': 1 } },
        { $limit: limit },
      ],
      // Left to itself the server goes through every event that ever was.
      { hint: 'pending_in_order' },
    )
    .toArray();
  const ready = rows.filter((row) => !row._id.pausing).map((row) => row._id.enrollmentId);
  return { ready, isAnyToTryAgain: rows.length > ready.length };
}

/** An enrollment's waiting events in order. */
export async function pendingEvents(store: Store, enrollmentId: string, limit: number): Promise<InboxDocument[]> {
  return collectionsOf(store).inbox.find({ enrollmentId, status: 'pending' }).sort({ seq: 1, _id: 1 }).limit(limit).toArray();
}

export async function markEvents(store: Store, ids: readonly string[], status: 'done' | 'dropped'): Promise<void> {
  if (ids.length === 0) return;
  await collectionsOf(store).inbox.updateMany({ _id: { $in: [...ids] } }, { $set: { status, doneAt: new Date() } }, REPEATABLE);
}

/** Drops what still waits for an enrollment that has ended. */
export async function dropEvents(store: Store, enrollmentId: string, transaction: Transaction): Promise<void> {
  await collectionsOf(store).inbox.updateMany(
    { enrollmentId, status: { $in: ['pending', 'waiting'] } },
    { $set: { status: 'dropped', doneAt: new Date() } },
    { session: transaction },
  );
}

/** Counts a failed attempt, and says when the next may come; answers how many there were. */
export async function countAttempt(store: Store, id: string, retryInMs: number): Promise<number> {
  const row = await collectionsOf(store).inbox.findOneAndUpdate(
    { _id: id },
    { $inc: { attempts: 1 }, $set: { retryAt: new Date(Date.now() + retryInMs) } },
    { returnDocument: 'after' },
  );
  return row?.attempts ?? 0;
}

/** Sets an enrollment's events aside while it is parked, or lets them come again as if they never had failed. */
export async function holdEvents(store: Store, enrollmentId: string, held: boolean, transaction: Transaction): Promise<void> {
  const [from, to] = held ? (['pending', 'waiting'] as const) : (['waiting', 'pending'] as const);
  await collectionsOf(store).inbox.updateMany(
    { enrollmentId, status: from },
    { $set: { status: to, ...(held ? {} : { attempts: 0 }) }, ...(held ? {} : { $unset: { retryAt: '' } }) },
    { session: transaction },
  );
}

export async function countWaitingEvents(store: Store): Promise<number> {
  return collectionsOf(store).inbox.countDocuments({ status: 'pending' });
}
