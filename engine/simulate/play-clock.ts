import { type ClockTime, type Instant, MINUTE } from '../base/clock-time.ts';
import { addDays, isLocalDate, type LocalDate } from '../base/local-date.ts';
import { isZone, localAt, localDateAt, toInstant } from '../base/zone.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { Facts } from '../facts/catalog.ts';
import type { BusinessEvent } from '../ledger/book.ts';
import { schemaFaults } from '../lint/schema-faults.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import { FlowProblem } from '../machine/step.ts';
import { MachineTest, type TestEvent } from '../model/machine-test.ts';
import type { Play, PlayEvent, PlayMove, PlayScript } from './play.ts';
import { ARRIVAL_TIME, type PlayedAccount, type PlayedEntry } from './played-account.ts';
import { LONGEST_TEST_DAYS, Scenario, ScenarioFault, usualTime } from './scenario.ts';

/** Where a day ends for a player who names no time: after what is due in a day, with time left to do something. */
export const EVENING = '18:00';

/** How far a play looks ahead for something to happen. */
const FARTHEST_LOOK_DAYS = 400;

/** As many events as a test may have, so that every play can become one. */
const MOST_EVENTS = 100;

type Moved = Outcome<BusinessEvent | undefined>;

/**
 * The virtual clock of a play over the scenario of a test. It is told moves and says what came of them; all that
 * happens has a place in time at which a test would have it happen too.
 */
export class PlayClock {
  readonly zone: string;
  now: Instant;
  fault: Play['fault'];
  /** The events as they happened, each at a whole minute: what a test of this play says. */
  readonly told: TestEvent[] = [];
  private scenario: Scenario;
  private readonly last: LocalDate;
  /** Everything up to and including this instant has happened. */
  private over: Instant;

  constructor(flow: CompiledStrategy, script: PlayScript) {
    const given = script.startOn === undefined ? script.given : { ...script.given, startOn: script.startOn };
    const first = firstDayOf(script, given);
    const begun = begin(flow, given, first);
    this.scenario = begun.scenario;
    if (begun.fault) this.fault = begun.fault;
    this.zone = this.scenario.zone;
    const startOn = given?.startOn ?? this.scenario.firstOn;
    this.now = toInstant(startOn, ARRIVAL_TIME, this.zone);
    this.over = this.now - 1;
    this.last = addDays(this.scenario.firstOn, LONGEST_TEST_DAYS);
    this.scenario.runTo(this.over);
  }

  get on(): LocalDate {
    return localDateAt(this.now, this.zone);
  }

  /** The first day of the ledger, which may lie before the play begins. */
  get firstOn(): LocalDate {
    return this.scenario.firstOn;
  }

  get account(): PlayedAccount {
    return this.scenario.played;
  }

  get entries(): readonly PlayedEntry[] {
    return this.scenario.entries;
  }

  get facts(): Facts {
    return this.account.facts({ at: this.now, on: this.on });
  }

  /** Carries out one move; the value is an event nobody heard, for the account was on no flow or not on it any more. */
  move(move: PlayMove, index: number): Moved {
    if ('on' in move && move.on !== undefined && !isLocalDate(move.on)) return refused('date.invalid', String(move.on), '/on');
    try {
      switch (move.kind) {
        case 'event':
          return this.happen(move);
        case 'until':
          return this.goTo(toInstant(move.on, move.at ?? EVENING, this.zone), move.on);
        case 'nextDay':
          return this.goTo(toInstant(addDays(this.on, 1), EVENING, this.zone), addDays(this.on, 1));
        case 'nextTimer':
          return this.look((entry) => entry.ended || entry.reactions.some((reaction) => reaction.timer !== undefined));
        case 'nextStep':
          return this.look((entry) => entry.cause === 'enrollment' || entry.effects.length > 0 || entry.reactions.some(isTaken));
      }
    } catch (error) {
      if (!(error instanceof FlowProblem || error instanceof ScenarioFault)) throw error;
      const place = error instanceof ScenarioFault ? { pointer: error.place } : {};
      this.fault = { move: index, message: error.message, ...place };
      return done(undefined);
    }
  }

  private goTo(at: Instant, on: LocalDate): Moved {
    if (at < this.now) return refused('clock.backwards', `it is ${this.said(this.now)} already`);
    if (on > this.last) return refused('play.too_long', `a play spans at most ${LONGEST_TEST_DAYS} days`);
    this.scenario.runTo(at);
    [this.now, this.over] = [at, at];
    return done(undefined);
  }

  private happen({ kind: _, on, at, type, ...fields }: PlayEvent): Moved {
    if (this.told.length >= MOST_EVENTS) return refused('play.too_long', `at most ${MOST_EVENTS} events can be played`);
    const wanted = this.wantedTime(type, on, at);
    if (!wanted.ok) return wanted;
    const instant = wanted.value;
    const local = localAt(instant, this.zone);
    if (local.on > this.last) return refused('play.too_long', `a play spans at most ${LONGEST_TEST_DAYS} days`);
    const usual = local.time === usualTime(type) ? {} : { at: local.time };
    const event: TestEvent = { on: local.on, ...usual, type, ...fields };
    // Refused, it has not happened, and the clock has not moved for it.
    const ahead = this.scenario.fork();
    ahead.runTo(instant - 1);
    const before = ahead.entries.length;
    const outcome = ahead.happen(event, instant);
    if (!outcome.ok) return outcome;
    this.scenario = ahead;
    [this.now, this.over] = [instant, instant - 1];
    this.told.push(event);
    return done(ahead.entries.length > before ? undefined : { type: event.type, payload: {}, ...outcome.value[0] });
  }

  /** A minute that is over cannot be told of any more: what comes in it comes in the next. */
  private wantedTime(type: string, on: LocalDate | undefined, at: ClockTime | undefined): Outcome<Instant> {
    const soonest = this.nextMinute();
    if (on === undefined) return done(soonest);
    const wanted = toInstant(on, at ?? usualTime(type), this.zone);
    if (wanted >= soonest) return done(wanted);
    const isNow = on === this.on && (at === undefined || wanted >= this.now - MINUTE);
    return isNow ? done(soonest) : refused('clock.backwards', `it is ${this.said(this.now)} already`);
  }

  private nextMinute(): Instant {
    const after = Math.max(this.over + 1, this.now);
    let minute = Math.ceil(after / MINUTE) * MINUTE;
    // An hour that comes twice is told of once only.
    for (let local = localAt(minute, this.zone); toInstant(local.on, local.time, this.zone) < after; local = localAt(minute, this.zone))
      minute += MINUTE;
    return minute;
  }

  /** Goes to the first moment at which something of that kind happens; where none comes, the clock stays. */
  private look(isFound: (entry: PlayedEntry) => boolean): Moved {
    if (this.account.ended) return refused('play.nothing_waits', 'it is at an end');
    const ahead = this.scenario.fork();
    const horizon = toInstant(earliest(addDays(this.on, FARTHEST_LOOK_DAYS), this.last), EVENING, this.zone);
    const seen = ahead.entries.length;
    for (let next = ahead.nextInstant(); next <= horizon; next = ahead.nextInstant()) {
      ahead.runTo(next);
      if (!ahead.entries.slice(seen).some(isFound)) continue;
      this.scenario = ahead;
      [this.now, this.over] = [next, next];
      return done(undefined);
    }
    return refused('play.nothing_waits', `nothing happens by itself through ${localDateAt(horizon, this.zone)}`);
  }

  private said(at: Instant): string {
    const { on, time } = localAt(at, this.zone);
    return `${on} ${time}`;
  }
}

function isTaken(reaction: PlayedEntry['reactions'][number]): boolean {
  return reaction.taken.length > 0;
}

/** A play begins with what is given, or with an event told at the very start; where nothing is given, with the first day it names. */
function firstDayOf({ moves }: PlayScript, given: PlayScript['given']): LocalDate | undefined {
  const isGiven = given?.startOn !== undefined || (given?.invoices ?? []).length > 0;
  const dated = (isGiven ? moves.slice(0, 1).filter((move) => move.kind === 'event') : moves).flatMap((move) =>
    'on' in move && isLocalDate(move.on) ? move.on : [],
  );
  return dated[0];
}

function earliest(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** The scenario of what is given; where that is impossible, of nothing, with why. The first day named is the first there is. */
function begin(
  flow: CompiledStrategy,
  given: PlayScript['given'],
  first: LocalDate | undefined,
): { readonly scenario: Scenario; readonly fault?: Play['fault'] } {
  const test = { name: 'play', ...(first === undefined || given?.startOn !== undefined ? {} : { expect: [{ on: first }] }) };
  const nothing = (message: string, pointer: string) => ({
    scenario: new Scenario(flow, { name: 'play' }),
    fault: { move: -1, message, pointer },
  });
  if (!given) return { scenario: new Scenario(flow, test) };
  const [fault] = schemaFaults(MachineTest, { name: 'play', given });
  if (fault) return nothing(fault.message, fault.pointer);
  if (given.zone !== undefined && !isZone(given.zone)) return nothing(`"${given.zone}" is no time zone`, '/given/zone');
  try {
    return { scenario: new Scenario(flow, { ...test, given }) };
  } catch (error) {
    if (!(error instanceof ScenarioFault)) throw error;
    return nothing(error.message, error.place);
  }
}
