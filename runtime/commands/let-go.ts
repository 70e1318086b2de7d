import type { AskedEffect, FlowStep, LatePolicy, Reaction } from '#engine';
import type { HeldNote } from '../store/enrollment-store.ts';
import type { PauseInForce } from '../store/settings.ts';

/** What stands in a line about waits that are kept back. */
export interface HoldLine {
  readonly pause: string;
  /** Who has paused, where that is known. */
  readonly by?: string;
  readonly byName?: string;
  readonly reason?: string;
  readonly timers: HeldNote['timers'];
  readonly would: HeldNote['would'];
}

export function holdLine(note: HeldNote | undefined, pauses: readonly PauseInForce[]): HoldLine | undefined {
  if (!note) return undefined;
  const pause = pauses.find((each) => each.id === note.pauseId);
  const { pauseId, timers, would } = note;
  return { pause: pauseId, ...(pause ? { by: pause.by, byName: pause.byName, reason: pause.reason } : {}), timers, would };
}

/** What stands in a line about a pause that is over and what was decided then. */
export interface EndedPause {
  readonly pause: string;
  readonly by: string;
  readonly byName: string;
  readonly reason: string;
  readonly decision: LatePolicy;
}

export function endedPause(reactions: readonly Reaction[], pauses: readonly PauseInForce[]): EndedPause | undefined {
  const id = reactions.find((reaction) => reaction.timer?.decided)?.timer?.decided?.pause;
  const pause = pauses.find((each) => each.id === id);
  return pause && endOf(pause);
}

export function endOf({ id, reason, resumption }: PauseInForce): EndedPause | undefined {
  return resumption && { pause: id, by: resumption.by, byName: resumption.byName, reason, decision: resumption.decision };
}

export const REVIEW_TASK = { kind: 'late-notice', title: 'Decide about what the pause kept back' } as const;

/** The task for a person where a step asks, at the end of a pause, for something that is to be reviewed. */
export function reviewTask({ reactions, effects, state }: FlowStep): AskedEffect | undefined {
  const isDecided = reactions.some((reaction) => reaction.timer?.decided?.policy === 'review');
  if (!isDecided || !effects.some((effect) => effect.review && effect.skip === undefined)) return undefined;
  const origin = { at: 'entry' as const, state: state.leaves[0] ?? '' };
  return { call: { type: 'task.create', params: { ...REVIEW_TASK } }, origin };
}
