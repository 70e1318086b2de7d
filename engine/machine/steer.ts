import type { Instant } from '../base/clock-time.ts';
import type { CompiledFlow } from './compile.ts';
import { deriveTimers } from './derive-timers.ts';
import { enrollmentFacts } from './enrollment-facts.ts';
import type { ActiveTimer, FlowState, StepInput } from './flow-state.ts';
import type { Steering } from './steering.ts';
import { FlowProblem, takeStep } from './step.ts';

/**
 * Says how one wait of a subject ends, or takes back what was said of it. Nothing is stepped: what is due by then is
 * taken by the next step. A wait that is let go after its own day ends now, so that what it leads to is not late.
 * Undefined when there is no such wait any more.
 */
export function steerWait(
  flow: CompiledFlow,
  state: FlowState,
  timerId: string,
  steering: Steering | undefined,
  input: Pick<StepInput, 'facts' | 'at' | 'zone'>,
): FlowState | undefined {
  const wait = state.timers.find((timer) => timer.id === timerId);
  if (!wait || state.ended) return undefined;
  const facts = { ...input.facts, ...enrollmentFacts(state, input.at, input.zone) };
  const derive = (timer: ActiveTimer): ActiveTimer[] => deriveTimers(flow, [timer], facts, input.zone);
  const { steering: before, ...free } = wait;
  const [steered] = derive(steering ? { ...free, steering } : free);
  if (!steered) return undefined;
  const isOverdue = steering === undefined && before !== undefined && steered.dueAt !== null && steered.dueAt < input.at;
  const [after = steered] = isOverdue ? derive({ ...free, steering: { ...before, act: 'later', until: input.at } }) : [steered];
  return { ...state, version: state.version + 1, timers: state.timers.map((timer) => (timer.id === timerId ? after : timer)) };
}

/**
 * Whether a wait that is put off would come too late, as far as is known today: by then the subject has gone on by
 * another wait, or goes on at once, and what the wait leads to would never be done.
 */
export function wouldBeOvertaken(flow: CompiledFlow, state: FlowState, timerId: string, until: Instant, input: StepInput): boolean {
  const wait = state.timers.find((timer) => timer.id === timerId);
  try {
    const { reactions, effects } = takeStep(flow, state, undefined, { ...input, at: until, paused: [], resumed: [] });
    const own = reactions.find(({ timer }) => timer?.name === wait?.timer && timer?.dueAt === until);
    return !own || effects.some(({ skip, origin }) => skip === 'passed' && origin.at === 'entry' && own.entered.includes(origin.state));
  } catch (error) {
    // It fails then as it would have without this, and is put before a person.
    if (error instanceof FlowProblem) return false;
    throw error;
  }
}
