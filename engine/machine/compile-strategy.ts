import type { Instant } from '../base/clock-time.ts';
import type { Flow } from '../model/strategy.ts';
import type { Registry } from '../registry/registry.ts';
import { type CompiledFlow, compileFlow } from './compile.ts';
import type { FlowEvent, FlowState, FlowStep, StepInput } from './flow-state.ts';
import { type MovedStep, moveFlow, type StepMapping } from './move.ts';
import { steerWait, wouldBeOvertaken } from './steer.ts';
import type { Steering } from './steering.ts';
import { startFlow, takeStep } from './step.ts';

/** A strategy or resolution ready to run. It holds no subject: what a subject is in comes and goes as `FlowState`. */
export interface CompiledStrategy extends CompiledFlow {
  /** Puts a subject on it and walks it to the step of its age. Throws `FlowProblem` when the machine cannot step. */
  start(input: StepInput): FlowStep;
  /**
   * Lets a subject react to an event, then to every timer that is due; without an event only timers are looked
   * at. Throws `FlowProblem` when the machine cannot step.
   */
  advance(state: FlowState, event: FlowEvent | undefined, input: StepInput): FlowStep;
  /** Takes a subject over from an older version, where it stands; see `moveFlow`. */
  takeOver(older: CompiledStrategy, state: FlowState, mapping: StepMapping, input: StepInput): MovedStep | undefined;
  /** Says how one wait ends, or takes that back; see `steerWait`. */
  steer(state: FlowState, timerId: string, steering: Steering | undefined, input: StepInput): FlowState | undefined;
  /** Whether a wait put off until an instant would come too late; see `wouldBeOvertaken`. */
  isOvertaken(state: FlowState, timerId: string, until: Instant, input: StepInput): boolean;
}

/** Compiles a definition that `lint` has found free of errors. */
export function compileStrategy(definition: Flow, registry: Registry): CompiledStrategy {
  const flow = compileFlow(definition, registry);
  return {
    ...flow,
    start: (input) => startFlow(flow, input),
    takeOver: (older, state, mapping, input) => moveFlow(older, flow, state, mapping, input),
    advance: (state, event, input) => takeStep(flow, state, event, input),
    steer: (state, timerId, steering, input) => steerWait(flow, state, timerId, steering, input),
    isOvertaken: (state, timerId, until, input) => wouldBeOvertaken(flow, state, timerId, until, input),
  };
}
