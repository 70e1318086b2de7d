import { type Instant, MINUTE } from '../base/clock-time.ts';
import { addDays, type LocalDate } from '../base/local-date.ts';
import { localAt, localDateAt, toInstant } from '../base/zone.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import { FlowProblem } from '../machine/step.ts';
import type { MachineTest, TestExpectation } from '../model/machine-test.ts';
import type { PlayScript } from './play.ts';
import { PlayClock } from './play-clock.ts';
import { endOfDay, Scenario, ScenarioFault } from './scenario.ts';

/** As many rows as a test may have. */
const MOST_ROWS = 100;

/**
 * A play as a test of the definition: what was given and told, and as expected what came of it, day by day, with
 * the day before where only time has moved something. The tests of the definition pass on it as long as the flow
 * decides as it did; a play that ended in a fault makes a test that fails in the same way.
 */
export function toTest(compiled: CompiledStrategy, script: PlayScript, name: string): MachineTest {
  const clock = new PlayClock(compiled, script);
  for (const [index, move] of script.moves.entries()) if (!clock.fault) clock.move(move, index);
  const given = script.startOn === undefined ? script.given : { ...script.given, startOn: script.startOn };
  const beginning: MachineTest = {
    name,
    ...(given && Object.keys(given).length > 0 ? { given } : {}),
    ...(clock.told.length > 0 ? { events: [...clock.told] } : {}),
  };
  return { ...beginning, expect: rows(compiled, { ...beginning, expect: [{ on: clock.firstOn }] }, clock) };
}

/** What a scenario without expectations comes to on the days something moved, and at the moment the play stopped. */
function rows(compiled: CompiledStrategy, test: MachineTest, clock: PlayClock): TestExpectation[] {
  const stop = Math.ceil(clock.now / MINUTE) * MINUTE;
  const lastOn = localDateAt(stop, clock.zone);
  const days = new Set<LocalDate>();
  for (const entry of clock.entries) {
    const moved = entry.reactions.some((reaction) => reaction.taken.length > 0) || entry.effects.length > 0;
    if (!moved && entry.cause !== 'told' && entry.cause !== 'enrollment') continue;
    if (entry.cause === 'timer' && entry.before !== undefined && addDays(entry.on, -1) >= clock.firstOn) days.add(addDays(entry.on, -1));
    days.add(entry.on);
  }
  for (const event of clock.told) days.add(event.on);
  // A test begins on the first day it names.
  if (new Scenario(compiled, { ...test, expect: [...days, lastOn].map((on) => ({ on })) }).firstOn > clock.firstOn) days.add(clock.firstOn);
  days.delete(lastOn);
  const scenario = new Scenario(compiled, test);
  const found = [...days].sort().map((on) => rowAt(scenario, on, endOfDay(on, clock.zone)));
  return [...found.slice(0, MOST_ROWS - 1), lastRow(scenario, lastOn, stop, clock.zone)];
}

/** The last day without a time where the rest of it changes nothing. */
function lastRow(scenario: Scenario, on: LocalDate, stop: Instant, zone: string): TestExpectation {
  const now = rowAt(scenario, on, stop);
  const evening = restOfDay(scenario, on, zone);
  if (!evening) return now;
  if (JSON.stringify(now) === JSON.stringify(evening)) return now;
  const { time } = localAt(stop, zone);
  // In an hour that comes twice the time names the first.
  return toInstant(on, time, zone) === stop ? { on, at: time, ...without(now) } : evening;
}

/** Undefined when the flow would fall over before the evening: then every test of that day does. */
function restOfDay(scenario: Scenario, on: LocalDate, zone: string): TestExpectation | undefined {
  try {
    return rowAt(scenario, on, endOfDay(on, zone));
  } catch (error) {
    if (error instanceof FlowProblem || error instanceof ScenarioFault) return undefined;
    throw error;
  }
}

function without({ on: _, ...rest }: TestExpectation): Omit<TestExpectation, 'on'> {
  return rest;
}

/** What must be so at a moment for a test to say what happens. */
export function rowAt(scenario: Scenario, on: LocalDate, until: Instant): TestExpectation {
  scenario.runTo(until);
  const { leaves, ended } = scenario;
  const effects = scenario.entries
    .filter((entry) => entry.on === on && entry.at <= until)
    .flatMap((entry) => entry.effects.filter((effect) => !effect.skip).map((effect) => effect.call.type));
  const state = leaves.length === 1 ? leaves[0] : [...leaves];
  return { on, ...(state === undefined || leaves.length === 0 ? {} : { state }), effects, ...(ended ? { ended } : {}) };
}
