import { type Outcome, refused } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import { getAccount, setAccount, setStepStatus, takeEventNumbers } from '../store/account-store.ts';
import { changeIdle, getEffect } from '../store/effect-store.ts';
import { unparkEnrollment } from '../store/enrollment-store.ts';
import { holdEvents } from '../store/inbox-store.ts';
import { closeIncidents, getIncident } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { wakeSuccessors } from '../store/turn-store.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/**
 * Closes an incident. `retry` lets what it stopped go on: a parked enrollment, or an in-house action. A message
 * is decided about in the outbox, where its own choices are.
 */
export async function resolveIncident(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  input: {
    readonly incidentId: string;
    readonly action: 'retry' | 'dismiss';
    readonly note?: string | undefined;
    readonly actor: Actor;
    readonly id: string;
  },
  transaction: Transaction,
): Promise<Outcome<{ id: string }>> {
  const { store } = runtime;
  const incident = await getIncident(store, input.incidentId, transaction);
  if (!incident) return refused('resource.unknown', 'there is no such incident');
  if (incident.status !== 'open') return refused('incident.not_open', 'it is resolved');
  if (input.action === 'retry') {
    const resumed = await resume(runtime, world, incident, input, transaction);
    if (!resumed)
      return refused('effect.not_decidable', 'there is nothing to try again; decide about the message in the outbox, or dismiss this');
  }
  if (input.action === 'dismiss') await letBe(runtime, world, incident, transaction);
  await closeIncidents(store, { id: incident._id }, { at: world.now, by: input.actor.id, note: input.note }, transaction);
  if (incident.accountId !== undefined) {
    await appendEntries(
      store,
      [
        {
          key: `${input.id}:incident`,
          chain: incident.accountId,
          at: world.now,
          type: 'incident.resolved',
          data: { reason: incident.reason, action: input.action },
          by: input.actor.id,
          ...(input.note === undefined ? {} : { personal: { note: input.note } }),
        },
      ],
      transaction,
    );
  }
  return { ok: true, value: { id: incident._id } };
}

/** An action of our own that is let be is over, and what waited behind it goes on. A message has its place in the outbox. */
async function letBe(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  incident: { readonly effectKey?: string },
  transaction: Transaction,
): Promise<void> {
  const effect = incident.effectKey === undefined ? undefined : await getEffect(store, incident.effectKey);
  if (!effect || effect.outbound) return;
  const change = { status: 'cancelled', reason: 'decided', detail: 'a person decided to leave it', at: world.now } as const;
  if (await changeIdle(store, effect._id, ['parked'], change, transaction)) await wakeSuccessors(store, effect.enrollmentId, transaction);
}

async function resume(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  incident: { readonly kind: string; readonly accountId?: string; readonly enrollmentId?: string; readonly effectKey?: string },
  by: { readonly id: string; readonly actor: Actor },
  transaction: Transaction,
): Promise<boolean> {
  if (incident.kind === 'strategy' && incident.enrollmentId !== undefined) {
    const unparked = await unparkEnrollment(store, incident.enrollmentId, world.now, transaction);
    // Whoever tells the account's enrollments something at this moment has seen it parked: the two must meet.
    if (unparked && incident.accountId !== undefined) await takeEventNumbers(store, incident.accountId, 1, transaction);
    if (unparked) await holdEvents(store, incident.enrollmentId, false, transaction);
    if (unparked && incident.accountId !== undefined)
      await setStepStatus(store, incident.accountId, incident.enrollmentId, 'active', transaction);
    return unparked;
  }
  if (incident.kind === 'night' && incident.accountId !== undefined) {
    await setAccount(store, incident.accountId, { nextNightAt: new Date(world.now) }, transaction);
    const account = await getAccount(store, incident.accountId, transaction);
    // Timers that could not be worked out from what was wrong are asleep: they are worked out again.
    const events = [{ type: 'facts.changed', payload: {} }];
    if (account) await tellEnrollments({ store }, account, { id: by.id, at: world.now, events, actor: by.actor }, transaction);
    return true;
  }
  const effect = incident.effectKey === undefined ? undefined : await getEffect(store, incident.effectKey);
  if (!effect || effect.outbound) return false;
  const set = { faults: 0, ...(effect.review ? { approved: true } : {}) };
  return changeIdle(store, effect._id, ['parked'], { status: 'pending', at: world.now, set }, transaction);
}
