import { type MessageDraft, type Outcome, refused } from '#engine';
import { writtenEntry } from '../effects/written-outcome.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { changeRecallable } from '../store/written-store.ts';

type Written = EffectDocument & { readonly written: NonNullable<EffectDocument['written']> };

/** Takes a message back whose time has not come. Answers what was written, to go on from. */
export async function recallMessage(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  effect: Written,
  actor: Actor,
  transaction: Transaction,
): Promise<Outcome<MessageDraft>> {
  const { now: at } = world;
  const change = { status: 'cancelled', reason: 'recalled', at } as const;
  if (!(await changeRecallable(runtime.store, effect._id, at, change, transaction))) return tooLate(effect, at);
  const entry = writtenEntry(effect, effect.written, { type: 'notice.recalled', at, by: actor.id });
  await appendEntries(runtime.store, [entry], transaction);
  return { ok: true, value: effect.written.draft };
}

/** Lets a message go that is still held. */
export async function releaseMessage(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  effect: Written,
  transaction: Transaction,
): Promise<Outcome<{ key: string }>> {
  const { now: at } = world;
  if (!(await changeRecallable(runtime.store, effect._id, at, { status: 'pending', at }, transaction))) return tooLate(effect, at);
  return { ok: true, value: { key: effect._id } };
}

/** Whether somebody has written a message, rather than a strategy. */
export function isWritten(effect: EffectDocument | undefined): effect is Written {
  return effect?.written !== undefined;
}

function tooLate({ status, reason, wakeAt }: EffectDocument, at: number): ReturnType<typeof refused> {
  if (reason === 'recalled') return refused('message.not_recallable', 'it was taken back already');
  const since = wakeAt && wakeAt.getTime() <= at ? `its time was over at ${wakeAt.toISOString()}` : `it is ${status}`;
  return refused('message.not_recallable', `too late: ${since}`);
}
