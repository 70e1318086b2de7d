import { type FlowState, lineage } from '#engine';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';

/**
 * Whether the step that asked for an effect is still the one its subject stands in, on the same visit. What a
 * path or a state passed through asked for, or a strategy that came to its own end, stays wanted; an enrollment ended from outside wants
 * nothing any more.
 */
export function isCurrent(effect: EffectDocument, enrollment: EnrollmentDocument): boolean {
  if (wasEndedFromOutside(enrollment)) return false;
  if (effect.state === undefined || effect.transit) return true;
  const state = enrollment.state as FlowState;
  const active = state.leaves.flatMap(lineage).includes(effect.state);
  return active && (state.visits[effect.state] ?? 0) === (effect.visit ?? 0);
}

/** Whether something else than its own end has ended an enrollment: another strategy, or a person. */
export function wasEndedFromOutside({ status, endReason }: EnrollmentDocument): boolean {
  return status === 'ended' && endReason !== 'final';
}
