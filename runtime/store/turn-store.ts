import { collectionsOf } from './collections.ts';
import type { EffectDocument } from './flow-documents.ts';
import { REPEATABLE, type Store, type Transaction } from './store.ts';

/** Held behind an earlier effect of the same step. */
export const WAITS_ITS_TURN = 'waits-its-turn';

/** What an effect that waited its turn becomes when it is to be looked at again. */
const AGAIN = { $set: { status: 'pending' as const }, $unset: { reason: '' as const, detail: '' as const } };

/** Whether an effect did not go through at once: only then can another wait behind it, or its step be left meanwhile. */
export function hasWaited({ fence, history }: Pick<EffectDocument, 'fence' | 'history'>): boolean {
  const [first, ...more] = history as readonly { readonly status: string }[];
  return fence > 1 || more.length > 0 || first?.status !== 'pending';
}

/** Lets what waits behind an effect be looked at again: the one before it has come to an end of its own kind. */
export async function wakeSuccessors(store: Store, enrollmentId: string, transaction?: Transaction): Promise<void> {
  await collectionsOf(store).effects.updateMany(
    { enrollmentId, status: 'held', reason: WAITS_ITS_TURN },
    AGAIN,
    transaction ? { session: transaction } : REPEATABLE,
  );
}

/**
 * Lets effects be looked at again that wait their turn behind nothing: whoever set them aside had read what was
 * over a moment later.
 */
export async function wakeStranded(store: Store): Promise<void> {
  const { effects } = collectionsOf(store);
  const waiting = { status: 'held', reason: WAITS_ITS_TURN } as const;
  const stranded = await effects
    .aggregate<{ _id: string }>([
      { $match: waiting },
      {
        $lookup: {
          from: effects.collectionName,
          let: { version: '$version', index: '$index' },
          localField: 'enrollmentId',
          foreignField: 'enrollmentId',
          pipeline: [
            {
              $match: {
                status: { $in: ['pending', 'leased', 'calling', 'parked'] },
                $expr: { $and: [{ $eq: ['$version', '$$version'] }, { $lt: ['$index', '$$index'] }] },
              },
            },
            { $limit: 1 },
            { $project: { _id: 1 } },
          ],
          as: 'before',
        },
      },
      { $match: { before: [] } },
      { $project: { _id: 1 } },
    ])
    .toArray();
  const ids = stranded.map((each) => each._id);
  if (ids.length > 0) await effects.updateMany({ _id: { $in: ids }, ...waiting }, AGAIN);
}
