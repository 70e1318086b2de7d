import type { FlowState, LiveHint } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import { type ShownStep, showSteps } from '../store/account-store.ts';
import { insertEffects } from '../store/effect-store.ts';
import { clearPending, type PendingStep } from '../store/enrollment-store.ts';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';
import { effectsOf } from '../store/planned-effects.ts';
import { withdrawTasks } from '../store/task-store.ts';
import { appendEntries, type NewEntry } from '../store/timeline-store.ts';
import { noteEnd } from './note-end.ts';
import { withdrawPlanned } from './withdraw-work.ts';

/**
 * Copies committed steps out of the enrollment: effects into the outbox, the line into the timeline, what left
 * states had made is withdrawn. Every part can be repeated, so a crash in between costs nothing: whoever finds
 * the enrollment next does it again.
 */
export async function flushSteps(runtime: Runtime, world: World, enrollment: EnrollmentDocument): Promise<void> {
  for (const step of enrollment.pending as readonly PendingStep[]) await flushOne(runtime, world, enrollment, step);
}

async function flushOne(runtime: Runtime, world: World, enrollment: EnrollmentDocument, step: PendingStep): Promise<void> {
  const { store } = runtime;
  const effects = await insertEffects(store, effectsOf(enrollment, step));
  if (step.left.length > 0)
    await withdrawPlanned(runtime, { enrollmentId: enrollment._id, left: { version: step.version, states: step.left } }, step.at);
  const tasks = await withdrawTasks(store, enrollment._id, step.version, step.left, step.at);
  await appendEntries(store, [entryOf(enrollment, step, effects)]);
  if (enrollment.kind === 'strategy') await showSteps(store, [shownStep(enrollment, step)]);
  if (step.record['ended'] === true) await noteEnd(runtime, world, enrollment, step.at);
  await clearPending(store, [enrollment._id], step.version);
  runtime.publish(hintsOf(enrollment, step, effects, tasks));
}

/** The line a step writes into the timeline. */
export function entryOf(enrollment: EnrollmentDocument, step: PendingStep, effects: readonly EffectDocument[]): NewEntry {
  const { by, ...data } = step.record as { by?: string } & Record<string, unknown>;
  return {
    key: `step:${enrollment._id}:${step.version}`,
    chain: enrollment.accountId,
    at: step.at,
    type: step.type ?? 'step',
    by,
    data: {
      ...data,
      enrollmentId: enrollment._id,
      definitionId: enrollment.definitionId,
      definitionVersion: enrollment.definitionVersion,
      effects: effects.map((effect) => ({
        key: effect._id,
        type: effect.type,
        params: effect.params,
        status: effect.status,
        reason: effect.reason,
      })),
    },
  };
}

/** Where the account stands after a step, for lists. */
export function shownStep(enrollment: EnrollmentDocument, step: PendingStep): ShownStep {
  const state = enrollment.state as FlowState;
  return {
    accountId: enrollment.accountId,
    step: {
      enrollmentId: enrollment._id,
      definitionId: enrollment.definitionId,
      ...(enrollment.segmentStrategy === undefined ? {} : { segmentStrategy: enrollment.segmentStrategy }),
      ...(enrollment.override === undefined ? {} : { override: enrollment.override }),
      version: enrollment.definitionVersion,
      leaves: [...state.leaves],
      since: state.since[state.leaves[0] ?? ''] ?? step.at,
      status: enrollment.status,
      v: step.version,
    },
  };
}

/** What browsers are told of a step. */
export function hintsOf(
  enrollment: EnrollmentDocument,
  step: PendingStep,
  effects: readonly EffectDocument[],
  tasks: readonly string[],
): LiveHint[] {
  return [
    { type: 'account', id: enrollment.accountId, version: step.version },
    ...tasks.map((id): LiveHint => ({ type: 'task', id, version: step.version })),
    ...effects.filter((effect) => effect.outbound).map((effect): LiveHint => ({ type: 'notice', id: effect._id, version: 0 })),
  ];
}
