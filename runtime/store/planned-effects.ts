import type { PendingEffect, PendingStep } from './enrollment-store.ts';
import type { EffectDocument, EnrollmentDocument } from './flow-documents.ts';

function effectKey(enrollmentId: string, version: number, index: number): string {
  return `${enrollmentId}:${version}:${index}`;
}

/** What a step asked for, as it stands in the outbox. */
export function effectsOf(enrollment: EnrollmentDocument, step: PendingStep): EffectDocument[] {
  return step.effects.map((effect, index): EffectDocument => {
    const { status, because } = beginningOf(effect);
    return {
      _id: effectKey(enrollment._id, step.version, index),
      enrollmentId: enrollment._id,
      accountId: enrollment.accountId,
      version: step.version,
      index,
      type: effect.type,
      params: { ...effect.params },
      ...(effect.origin === 'entry' ? { state: effect.state, visit: effect.visit } : { asker: effect.state }),
      ...(effect.transit ? { transit: true } : {}),
      origin: effect.origin,
      definitionId: enrollment.definitionId,
      outbound: effect.outbound,
      status,
      ...because,
      ...(effect.review ? { review: true } : {}),
      ...(effect.resumed === undefined ? {} : { resumed: effect.resumed }),
      attempts: 0,
      fence: 0,
      plannedAt: step.at,
      history: [{ at: step.at, status, ...because }],
      ...(typeof effect.params['channel'] === 'string' ? { channel: effect.params['channel'] } : {}),
    };
  });
}

function beginningOf({ skip, review, type }: PendingEffect): {
  readonly status: 'skipped' | 'held' | 'pending';
  readonly because: { readonly reason?: string };
} {
  if (skip) return { status: 'skipped', because: { reason: skip } };
  // What is no message and under review is put before a person when its turn comes.
  if (review && type === 'notice.send') return { status: 'held', because: { reason: 'late-review' } };
  return { status: 'pending', because: {} };
}
