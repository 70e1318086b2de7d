import { type Outcome, refused } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import { setStepStatus } from '../store/account-store.ts';
import { changeIdle, getEffect } from '../store/effect-store.ts';
import { unparkEnrollment } from '../store/enrollment-store.ts';
import { holdEvents } from '../store/inbox-store.ts';
import { closeIncidents, getIncident } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';

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
    const resumed = await resume(runtime, world, incident, transaction);
    if (!resumed)
      return refused('effect.not_decidable', 'there is nothing to try again; decide about the message in the outbox, or dismiss this');
  }
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

async function resume(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  incident: { readonly kind: string; readonly accountId?: string; readonly enrollmentId?: string; readonly effectKey?: string },
  transaction: Transaction,
): Promise<boolean> {
  if (incident.kind === 'strategy' && incident.enrollmentId !== undefined) {
    const unparked = await unparkEnrollment(store, incident.enrollmentId, world.now, transaction);
    if (unparked) await holdEvents(store, incident.enrollmentId, false, transaction);
    if (unparked && incident.accountId !== undefined)
      await setStepStatus(store, incident.accountId, incident.enrollmentId, 'active', transaction);
    return unparked;
  }
  const effect = incident.effectKey === undefined ? undefined : await getEffect(store, incident.effectKey);
  if (!effect || effect.outbound) return false;
  return changeIdle(store, effect._id, ['parked'], { status: 'pending', at: world.now, set: { faults: 0 } }, transaction);
}
