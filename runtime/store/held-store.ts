import type { Instant } from '#engine';
import { collectionsOf } from './collections.ts';
import type { EffectDocument } from './flow-documents.ts';
import type { PauseInForce } from './settings.ts';
import type { Store, Transaction } from './store.ts';

/** Why an action is held that a pause keeps back. */
export const PAUSED = 'paused';

/** Enrollments of a strategy that have waits a pause keeps back. */
function heldOf(strategyId: string): object {
  return { kind: 'strategy', definitionId: strategyId, status: 'active', 'held.pauseId': { $gt: '' } };
}

/**
 * Makes everything due again that was kept back of a strategy: the next look decides anew. What another pause still
 * keeps back is set aside by that look once more. It can be repeated.
 */
export async function putBack(store: Store, strategyId: string): Promise<void> {
  await collectionsOf(store).enrollments.updateMany(heldOf(strategyId) as never, [{ $set: { nextDueAt: { $toDate: '$held.dueAt' } } }]);
}

/** A batch of actions a pause keeps back, oldest first. */
export async function heldEffects(store: Store, pauseId: string, limit: number): Promise<EffectDocument[]> {
  return collectionsOf(store).effects.find({ pauseId, status: 'held' }).sort({ plannedAt: 1, _id: 1 }).limit(limit).toArray();
}

/** Of these actions, those the pause still keeps back. */
export async function heldAmong(
  store: Store,
  pauseId: string,
  keys: readonly string[],
  transaction: Transaction,
): Promise<EffectDocument[]> {
  return collectionsOf(store)
    .effects.find({ _id: { $in: [...keys] }, pauseId, status: 'held' }, { session: transaction })
    .toArray();
}

/** What becomes of actions a pause has kept back. */
export interface LetGo {
  readonly status: 'pending' | 'held' | 'skipped';
  readonly reason?: string;
  readonly at: Instant;
  readonly set?: Partial<EffectDocument>;
}

/** Lets actions go that the pause still keeps back. */
export async function letGo(
  store: Store,
  pauseId: string,
  keys: readonly string[],
  change: LetGo,
  transaction?: Transaction,
): Promise<void> {
  if (keys.length === 0) return;
  const { status, reason, at, set } = change;
  await collectionsOf(store).effects.updateMany(
    { _id: { $in: [...keys] }, pauseId, status: 'held' },
    {
      $set: { status, ...(reason === undefined ? {} : { reason }), ...(status === 'skipped' ? { doneAt: at } : {}), ...set },
      $unset: { pauseId: '', detail: '', approved: '', ...(reason === undefined ? { reason: '' } : {}) },
      $push: { history: { at, status, ...(reason === undefined ? {} : { reason }) } },
    } as never,
    transaction ? { session: transaction } : {},
  );
}

/** Actions that are kept back by another pause from now on. */
export async function handOver(store: Store, from: string, to: string, keys: readonly string[], detail: string): Promise<void> {
  if (keys.length === 0) return;
  await collectionsOf(store).effects.updateMany({ _id: { $in: [...keys] }, pauseId: from }, { $set: { pauseId: to, detail } });
}

/** Whether anything of an ended pause has still to be let go: what it has noted, and what was due then and not looked at. */
export async function isAnyKept(store: Store, { id, strategyId, resumption }: PauseInForce): Promise<boolean> {
  const { enrollments, effects } = collectionsOf(store);
  const due = { $gt: new Date(0), $lte: new Date(resumption?.at ?? 0) };
  const found = await Promise.all([
    enrollments.findOne({ 'held.pauseId': id, status: 'active' } as never, { projection: { _id: 1 } }),
    enrollments.findOne({ nextDueAt: due, status: 'active', kind: 'strategy', definitionId: strategyId }, { projection: { _id: 1 } }),
    effects.findOne({ pauseId: id, status: 'held' }, { projection: { _id: 1 } }),
  ]);
  return found.some((each) => each !== null);
}

/** Pauses other than these that something is noted under: they were over when it was. */
export async function strayPauses(store: Store, known: readonly string[]): Promise<string[]> {
  const { enrollments, effects } = collectionsOf(store);
  const stray = { $gt: '', $nin: [...known] };
  const [enrollment, effect] = await Promise.all([
    enrollments.findOne({ 'held.pauseId': stray, status: 'active' } as never, { projection: { 'held.pauseId': 1 } }),
    effects.findOne({ pauseId: stray, status: 'held' } as never, { projection: { pauseId: 1 } }),
  ]);
  const ids = [(enrollment?.['held'] as { pauseId: string } | undefined)?.pauseId, effect?.pauseId];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Another message to the account that was let go with the same pause, and has gone out since an instant or is going out. */
export async function resumedLately(
  store: Store,
  effect: Pick<EffectDocument, '_id' | 'accountId' | 'resumed'>,
  since: Instant,
): Promise<EffectDocument | undefined> {
  if (effect.resumed === undefined) return undefined;
  const found = await collectionsOf(store).effects.findOne(
    {
      accountId: effect.accountId,
      resumed: effect.resumed,
      type: 'notice.send',
      _id: { $ne: effect._id },
      $or: [{ status: 'calling' }, { status: { $in: ['done', 'sealed'] }, doneAt: { $gt: since } }],
    },
    { sort: { doneAt: -1 } },
  );
  return found ?? undefined;
}
