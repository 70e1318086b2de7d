import { type Outcome, refused } from '#engine';
import { ledgerPrint } from '../effects/ledger-print.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import { getAccount } from '../store/account-store.ts';
import { loadBook } from '../store/book-store.ts';
import { changeIdle, type EffectChange, getEffect } from '../store/effect-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { closeIncidents } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { wakeSuccessors } from '../store/turn-store.ts';
import { closeAnswered } from './close-reply.ts';
import { tellEnrollments } from './tell-enrollments.ts';

export type Decision = 'sent' | 'send' | 'skip';

/**
 * Carries out what a person has decided about an effect that waits for one: an unclear attempt did go out, it
 * is to be tried (again), or left. The decision is in the timeline with who made it.
 */
export async function decideEffect(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  input: {
    readonly key: string;
    readonly decision: Decision;
    readonly note?: string | undefined;
    readonly actor: Actor;
    readonly id: string;
  },
  transaction: Transaction,
): Promise<Outcome<{ key: string }>> {
  const effect = await getEffect(runtime.store, input.key);
  const change = effect && changeFor(effect, input.decision, world.now);
  if (!effect || !change) return refused('effect.not_decidable', effect ? `it is ${effect.status}` : 'there is no such action');
  const seen = await asSeenNow(runtime, effect, transaction);
  if (!(await changeIdle(runtime.store, effect._id, [effect.status], { ...change, set: { ...change.set, ...seen } }, transaction)))
    return refused('effect.not_decidable', 'somebody has decided meanwhile');
  if (input.decision !== 'send') await wakeSuccessors(runtime.store, effect.enrollmentId, transaction);
  const account = await getAccount(runtime.store, effect.accountId, transaction);
  const { decision, note, actor } = input;
  await closeIncidents(runtime.store, { effectKey: effect._id }, { at: world.now, by: actor.id, note }, transaction);
  const personal = note === undefined ? {} : { personal: { note } };
  await appendEntries(
    runtime.store,
    [
      {
        key: `${input.id}:decided`,
        chain: effect.accountId,
        at: world.now,
        type: 'effect.decided',
        data: { key: effect._id, effect: effect.type, decision },
        by: actor.id,
        ...personal,
      },
    ],
    transaction,
  );
  if (decision === 'sent' && account) await closeAnswered(runtime, world, { effect, account, id: input.id }, transaction);
  const event = eventFor(effect, decision);
  if (event && account) await tellEnrollments(runtime, account, { id: input.id, at: world.now, events: [event], actor }, transaction);
  return { ok: true, value: { key: effect._id } };
}

/** Whoever lets a message go that an account's change has stopped lets it go on what the account is now, and on nothing later. */
async function asSeenNow(
  { store }: Pick<Runtime, 'store'>,
  { accountId, reason, written }: EffectDocument,
  transaction: Transaction,
): Promise<Partial<EffectDocument>> {
  const loaded = reason === 'account-changed' && written ? await loadBook(store, accountId, {}, transaction) : undefined;
  return loaded && written ? { written: { ...written, rests: ledgerPrint(loaded.book) } } : {};
}

function changeFor(effect: EffectDocument, decision: Decision, at: number): EffectChange | undefined {
  const unclear = effect.status === 'parked' && effect.reason === 'unclear';
  const late = effect.status === 'held' && effect.reason === 'late-review';
  switch (decision) {
    case 'sent':
      return unclear ? { status: 'done', detail: 'a person says that it went out', at } : undefined;
    case 'send':
      if (effect.status === 'parked' || effect.status === 'failed') return { status: 'pending', at, set: { faults: 0 } };
      return late ? { status: 'pending', at, set: { approved: true } } : undefined;
    case 'skip':
      return effect.status === 'parked' || effect.status === 'held'
        ? { status: 'cancelled', reason: 'decided', detail: 'a person decided to leave it', at }
        : undefined;
  }
}

function eventFor(effect: EffectDocument, decision: Decision) {
  // What a person has written is no step of a strategy, and none waits for it.
  if (effect.type !== 'notice.send' || effect.written || decision === 'send') return undefined;
  const payload = {
    channel: effect.channel ?? '',
    template: String(effect.params['template']),
    key: effect._id,
    receipts: false,
    reason: 'decided by a person',
  };
  return { type: decision === 'sent' ? 'notice.sent' : 'notice.failed', payload };
}
