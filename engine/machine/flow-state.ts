import type { Instant } from '../base/clock-time.ts';
import type { Zone } from '../base/zone.ts';
import type { Facts, FactValue } from '../facts/catalog.ts';
import type { EffectCall, Guard } from '../model/machine.ts';
import type { LatePolicy } from '../model/timer.ts';
import type { EffectOrigin } from './compile.ts';
import type { Resumption } from './pause.ts';
import type { Steering } from './steering.ts';

/** A wait that is running. */
export interface ActiveTimer {
  /** `<state>|<timer>#<version it was set in>`: a stale firing of an earlier visit cannot hit a later one. */
  readonly id: string;
  readonly state: string;
  readonly timer: string;
  readonly enteredAt: Instant;
  /** Null while the anchor has no value. */
  readonly dueAt: Instant | null;
  readonly rolledFrom?: { readonly on: string; readonly because: string };
  /** What a person has said about its end. */
  readonly steering?: Steering;
}

/** Where a subject stands in a flow: everything a step needs, plain data. */
export interface FlowState {
  readonly version: number;
  readonly snapshot: unknown;
  /** Paths of the innermost active states. */
  readonly leaves: readonly string[];
  /** When each active state was entered. */
  readonly since: Readonly<Record<string, Instant>>;
  /** How often each state was entered. */
  readonly visits: Readonly<Record<string, number>>;
  readonly timers: readonly ActiveTimer[];
  readonly startedAt: Instant;
  readonly ended: boolean;
}

/** What a step sees, frozen as of `at`. */
export interface StepInput {
  readonly facts: Facts;
  readonly at: Instant;
  readonly zone: Zone;
  readonly splitKey: string;
  /** Steps that are paused, as paths; the empty one is the whole flow. Waits they keep back do not end. */
  readonly paused?: readonly string[];
  /** Pauses that are over: how the waits end that they have kept back. */
  readonly resumed?: readonly Resumption[];
  /**
   * The subject is being put onto another version: no message leaves for waits that are over, and steps it has been
   * on before are passed without their actions.
   */
  readonly moved?: boolean;
}

export interface FlowEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, FactValue>>;
}

/** An effect asked for, in the order it must be carried out. */
export interface AskedEffect {
  readonly call: EffectCall;
  readonly origin: EffectOrigin;
  /**
   * `passed`: the step left the state again at once. `late`: its timer was too late and says so. `paused`: it came
   * due during a pause, and it was decided to leave it out. `steered`: a person has passed the step over.
   */
  readonly skip?: 'passed' | 'late' | 'paused' | 'steered';
  /** A person decides whether this late notice still goes out. */
  readonly review?: true;
}

/** A branch XState asked about, in the order it asked; those below the first that held were not asked about. */
export interface Decision {
  readonly transition: string;
  readonly guard: Guard | undefined;
  readonly held: boolean;
}

/** One reaction: to the event, or to one timer of the walk. */
export interface Reaction {
  readonly trigger: string;
  readonly timer?: {
    readonly name: string;
    readonly dueAt: Instant;
    readonly late: boolean;
    readonly rolledFrom?: ActiveTimer['rolledFrom'];
    /** A pause had kept it back: which, and what was decided at its end. */
    readonly decided?: { readonly pause: string; readonly policy: LatePolicy };
    readonly steering?: Steering;
  };
  readonly decisions: readonly Decision[];
  readonly taken: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly entered: readonly string[];
  readonly exited: readonly string[];
}

export interface FlowStep {
  readonly state: FlowState;
  readonly reactions: readonly Reaction[];
  readonly effects: readonly AskedEffect[];
  /** States that were left, re-entered ones included: what they made in earlier steps is withdrawn. */
  readonly left: readonly string[];
  /** Waits that are over and kept back by a pause, earliest first. */
  readonly held: readonly DueTimer[];
}

/** A wait whose end is known. */
export type DueTimer = ActiveTimer & { readonly dueAt: Instant };

/** When the next timer of a state is due; undefined when all sleep. */
export function nextDue(state: FlowState): Instant | undefined {
  const due = state.timers.flatMap((timer) => (timer.dueAt === null ? [] : [timer.dueAt]));
  return due.length === 0 ? undefined : Math.min(...due);
}
