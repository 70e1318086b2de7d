import type { Instant } from '../base/clock-time.ts';
import type { LatePolicy } from '../model/timer.ts';
import { type Chart, type ChartTransition, isInside, lineage } from './chart.ts';
import type { ActiveTimer } from './flow-state.ts';

/** A pause that is over, and what was decided about the waits that had come to their end meanwhile. */
export interface Resumption {
  /** Names the pause. */
  readonly pause: string;
  /** The step it belonged to, with everything inside; the empty path is the whole flow. */
  readonly step: string;
  readonly pausedAt: Instant;
  readonly resumedAt: Instant;
  readonly decision: LatePolicy;
}

/** How a wait that ends late, or was kept back, treats what its step asks for. */
export interface Lateness {
  readonly policy: LatePolicy;
  /** A person has decided so at the end of a pause; otherwise the definition says it. */
  readonly decided: boolean;
}

/**
 * Whether the pause of a step keeps a wait from ending: one of the step itself, of what is inside or around it, or
 * one that would lead out of it. Other regions go on, and so does everything while nobody stands in the step.
 */
export function keepsBack(step: string, timer: Pick<ActiveTimer, 'state' | 'timer'>, leaves: readonly string[], chart: Chart): boolean {
  if (step === '') return true;
  if (!leaves.some((leaf) => isInside(leaf, step))) return false;
  if (isInside(timer.state, step) || isInside(step, timer.state)) return true;
  const paths = chart.states.get(timer.state)?.transitions ?? [];
  return paths.some(({ trigger, ...path }) => trigger.kind === 'timer' && trigger.name === timer.timer && leadsOutOf(step, path));
}

/** Whether a path is taken out of the innermost step that holds both its ends, and the paused one stands in that. */
function leadsOutOf(step: string, { source, target }: Pick<ChartTransition, 'source' | 'target'>): boolean {
  if (typeof target !== 'string') return false;
  const around = lineage(source).find((path) => isInside(target, path)) ?? '';
  return isInside(step, around);
}

/** From the freest to the strictest. */
const strictness: readonly LatePolicy[] = ['send', 'review', 'skip'];

/** Of two policies the one that lets less out. */
export function stricter(one: LatePolicy, other: LatePolicy): LatePolicy {
  return strictness.indexOf(one) >= strictness.indexOf(other) ? one : other;
}

/** Whether a pause had a length at all: one that was ended in the very moment and lets everything out was none. */
export function hadLength({ pausedAt, resumedAt, decision }: Resumption): boolean {
  return resumedAt > pausedAt || decision !== 'send';
}
