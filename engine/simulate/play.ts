import type { ClockTime, Instant } from '../base/clock-time.ts';
import type { LocalDate } from '../base/local-date.ts';
import { localAt } from '../base/zone.ts';
import type { Refusal } from '../diagnostics/refusals.ts';
import type { Facts, FactValue } from '../facts/catalog.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import type { ActiveTimer, AskedEffect, Reaction } from '../machine/flow-state.ts';
import type { Standing } from '../model/ledger.ts';
import type { MachineTest } from '../model/machine-test.ts';
import type { Timer } from '../model/timer.ts';
import { PlayClock } from './play-clock.ts';
import { explainReaction, type PlayDecision } from './play-decisions.ts';
import type { PlayedCause, PlayedEntry } from './played-account.ts';

/** Something that happens in a play. Without `on` it happens now; `at` says when on that day, else its usual time. */
export interface PlayEvent {
  readonly kind: 'event';
  readonly type: string;
  readonly on?: LocalDate;
  readonly at?: ClockTime;
  /** What else it carries, as an event of a test does. */
  readonly [field: string]: unknown;
}

/**
 * One thing the player does. `until` and `nextDay` go to the evening when they name no time; `nextTimer` goes to
 * where a timer fires, `nextStep` to where anything at all moves; the first step puts the account on the flow.
 */
export type PlayMove =
  | PlayEvent
  | { readonly kind: 'until'; readonly on: LocalDate; readonly at?: ClockTime }
  | { readonly kind: 'nextTimer' }
  | { readonly kind: 'nextStep' }
  | { readonly kind: 'nextDay' };

/** A play as data: what the account is, and what is done, in order. Going back is a shorter script. */
export interface PlayScript {
  readonly given?: MachineTest['given'];
  /** The day the play begins on, and the account is put on the flow; else the first day it has something to chase. */
  readonly startOn?: LocalDate;
  readonly moves: readonly PlayMove[];
}

export interface PlayReaction extends Omit<Reaction, 'decisions'> {
  readonly decisions: readonly PlayDecision[];
}

export interface PlayEffect {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The step that asked, and whether on entering or leaving it, or on a path out of it. */
  readonly origin: AskedEffect['origin'];
  readonly skip?: AskedEffect['skip'];
  readonly review?: true;
}

/** One moment at which something happened: an event with what followed from it, or timers. */
export interface PlayStep {
  /** The move it belongs to. */
  readonly move: number;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly time: ClockTime;
  readonly cause: PlayedCause;
  readonly event?: { readonly type: string; readonly payload: Readonly<Record<string, FactValue>> };
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly ended: boolean;
  /** The reaction to the event, then one for each timer that fired. Empty where the account was on no flow. */
  readonly reactions: readonly PlayReaction[];
  /** Keys of the transitions taken, in order. */
  readonly taken: readonly string[];
  readonly effects: readonly PlayEffect[];
}

/** A timer that waits, with what its words need. */
export interface PlayTimer {
  readonly name: string;
  readonly state: string;
  readonly timer: Timer;
  readonly enteredAt: Instant;
  /** Null while the date it counts from is not known. */
  readonly dueAt: Instant | null;
  readonly due?: { readonly on: LocalDate; readonly time: ClockTime };
  readonly rolledFrom?: ActiveTimer['rolledFrom'];
  readonly anchor?: { readonly fact: string; readonly value?: FactValue };
}

export interface Play {
  readonly script: PlayScript;
  readonly now: Instant;
  readonly on: LocalDate;
  readonly time: ClockTime;
  readonly zone: string;
  readonly steps: readonly PlayStep[];
  readonly leaves: readonly string[];
  readonly enrolled: boolean;
  readonly ended: boolean;
  readonly timersWaiting: readonly PlayTimer[];
  readonly facts: Facts;
  readonly standing: Standing;
  /** Moves that were not carried out, with why; the play went on without them. */
  readonly refused: readonly { readonly move: number; readonly refusal: Refusal }[];
  /** Why the play ends here: the flow cannot step, or the account given is impossible (then the move is −1). */
  readonly fault?: { readonly move: number; readonly message: string; readonly pointer?: string };
}

/**
 * Plays a flow that lint found free of errors. Deterministic: the same script gives the same play. Nothing is
 * sent; what is asked for is recorded, and answers at once as in the tests of a definition.
 */
export function play(compiled: CompiledStrategy, script: PlayScript): Play {
  const clock = new PlayClock(compiled, script);
  const steps: PlayStep[] = [];
  const refused: { move: number; refusal: Refusal }[] = [];
  for (const [move, what] of script.moves.entries()) {
    if (clock.fault) break;
    const seen = clock.entries.length;
    const outcome = clock.move(what, move);
    steps.push(...clock.entries.slice(seen).flatMap((entry) => stepOf(entry, move, compiled, clock.zone)));
    if (!outcome.ok) refused.push({ move, refusal: outcome.refusal });
    else if (outcome.value) steps.push(unheard(clock, move, outcome.value));
  }
  const { account, now, on } = clock;
  return {
    script,
    now,
    on,
    time: localAt(now, clock.zone).time,
    zone: clock.zone,
    steps,
    leaves: account.leaves,
    enrolled: account.state !== undefined,
    ended: account.ended,
    timersWaiting: (account.state?.timers ?? []).map((timer) => waiting(timer, compiled, clock)),
    facts: clock.facts,
    standing: account.standing(on),
    refused,
    ...(clock.fault ? { fault: clock.fault } : {}),
  };
}

/** What the flow heard and had no ear for is no step, unless the player said it. */
function stepOf(entry: PlayedEntry, move: number, compiled: CompiledStrategy, zone: string): PlayStep[] {
  const reactions = entry.reactions.map((reaction, index) => ({
    ...reaction,
    decisions: explainReaction(compiled, entry, reaction, index),
  }));
  const isQuiet = reactions.every((reaction) => reaction.taken.length === 0 && reaction.decisions.length === 0);
  if (isQuiet && entry.cause !== 'enrollment' && entry.cause !== 'told') return [];
  return [
    {
      move,
      at: entry.at,
      on: entry.on,
      time: localAt(entry.at, zone).time,
      cause: entry.cause,
      ...(entry.event ? { event: { type: entry.event.type, payload: entry.event.payload } } : {}),
      before: entry.before?.leaves ?? [],
      after: entry.leaves,
      ended: entry.ended,
      reactions,
      taken: reactions.flatMap((reaction) => reaction.taken),
      effects: entry.effects.map(({ call, origin, skip, review }) => ({
        type: call.type,
        params: call.params ?? {},
        origin,
        ...(skip ? { skip } : {}),
        ...(review ? { review } : {}),
      })),
    },
  ];
}

/** An event while the account was on no flow, or not on it any more. */
function unheard(clock: PlayClock, move: number, event: PlayStep['event'] & object): PlayStep {
  const { now, on, account } = clock;
  const { leaves, ended } = account;
  const nothing = { reactions: [], taken: [], effects: [] };
  const time = localAt(now, clock.zone).time;
  return { move, at: now, on, time, cause: 'told', event, before: leaves, after: leaves, ended, ...nothing };
}

function waiting(active: ActiveTimer, compiled: CompiledStrategy, clock: PlayClock): PlayTimer {
  const timer = compiled.timers[active.timer] ?? { offset: 'P0D' };
  const value = timer.anchor === undefined ? undefined : clock.facts[timer.anchor];
  return {
    name: active.timer,
    state: active.state,
    timer,
    enteredAt: active.enteredAt,
    dueAt: active.dueAt,
    ...(active.dueAt === null ? {} : { due: localAt(active.dueAt, clock.zone) }),
    ...(active.rolledFrom ? { rolledFrom: active.rolledFrom } : {}),
    ...(timer.anchor === undefined ? {} : { anchor: { fact: timer.anchor, ...(value === undefined ? {} : { value }) } }),
  };
}
