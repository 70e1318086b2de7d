import type { Instant } from '../base/clock-time.ts';
import type { EffectCall } from '../model/machine.ts';
import type { EffectOrigin } from './compile.ts';
import type { ActiveTimer } from './flow-state.ts';

/** Who steers, when, and why: it goes with the wait wherever that goes. */
interface Said {
  readonly by: string;
  readonly byName: string;
  readonly reason: string;
  readonly at: Instant;
}

/**
 * What a person says about the end of one wait. `skip`: it ends on its day, the path is taken, and nothing the path
 * or the step it leads to asks for is done. `later`: it does not end before an instant.
 */
export type Steering = Said & ({ readonly act: 'skip' } | { readonly act: 'later'; readonly until: Instant });

/** What takes pressure off a customer is done also where a step is passed over: it undoes what was done before. */
const reliefs: ReadonlySet<string> = new Set(['service.resume', 'credit.release', 'hold.lift', 'agency.recall', 'task.cancel']);

/** Whether an action is left out of a step that is passed over; what is asked for on leaving a step belongs to that one. */
export function isLeftOut({ type }: EffectCall, { at }: EffectOrigin): boolean {
  return at !== 'exit' && !reliefs.has(type);
}

/** When a wait ends that was put off: on its own day where that has moved behind the other one. */
export function steeredEnd({ steering }: Pick<ActiveTimer, 'steering'>, own: Instant): Instant {
  return steering?.act === 'later' ? Math.max(own, steering.until) : own;
}
