import { addDays, daysBetween, isLocalDate, type LocalDate } from '../base/local-date.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import { FlowProblem } from '../machine/step.ts';
import type { MachineTest, TestEvent, TestExpectation } from '../model/machine-test.ts';
import { rowAt } from './play-test.ts';
import { checkRow, momentOf } from './run-tests.ts';
import { endOfDay, Scenario, ScenarioFault, TEST_ZONE } from './scenario.ts';

/** How many days from where it was expected something is looked for. */
const REACH = 45;

/**
 * The test as the flow passes it now. What still comes, on another day, is expected on that day, and all that the test
 * has happen from then on moves along; what does not come any more is replaced by what happens instead. A test that
 * passes comes back as it is; undefined for one that cannot be played at all.
 */
export function adoptTest(flow: CompiledStrategy, test: MachineTest): MachineTest | undefined {
  try {
    const order = [...(test.expect ?? []).entries()]
      .toSorted(([a, one], [b, other]) => momentOf(one, zoneOf(test)) - momentOf(other, zoneOf(test)) || a - b)
      .map(([index]) => index);
    const adopted = order.reduce((now, index) => {
      const row = now.expect?.[index];
      if (!row || holds(flow, now, row)) return now;
      return onItsDay(flow, now, row) ?? withRow(now, index, instead(flow, now, row));
    }, test);
    return withoutAsked(flow, adopted);
  } catch (error) {
    if (error instanceof ScenarioFault || error instanceof FlowProblem) return undefined;
    throw error;
  }
}

function zoneOf({ given }: MachineTest): string {
  return given?.zone ?? TEST_ZONE;
}

function holds(flow: CompiledStrategy, test: MachineTest, row: TestExpectation): boolean {
  return isSo(new Scenario(flow, test), row, zoneOf(test));
}

function isSo(scenario: Scenario, row: TestExpectation, zone: string): boolean {
  const until = momentOf(row, zone);
  scenario.runTo(until);
  return checkRow(scenario, row, '', '', until).length === 0;
}

/** The test with this expectation, and all that comes with it and after it, on the nearest day on which it holds. */
function onItsDay(flow: CompiledStrategy, test: MachineTest, row: TestExpectation): MachineTest | undefined {
  const named = [...(test.events ?? []), ...(test.expect ?? [])].map((each) => each.on);
  const floor =
    named
      .filter((on) => on < row.on)
      .toSorted()
      .at(-1) ?? addDays(row.on, -REACH - 1);
  const days = Array.from({ length: REACH }, (_, index) => index + 1)
    .flatMap((by) => [addDays(row.on, by), addDays(row.on, -by)])
    .filter((on) => on > floor);
  const isAlone = !(test.events ?? []).some((event) => event.on === row.on);
  const found = isAlone ? dayWithout(flow, test, row, days) : days.find((on) => holdsOn(flow, test, row, on));
  return found === undefined ? undefined : movedFrom(test, row.on, daysBetween(row.on, found));
}

/** The day on which it holds while nothing but time goes on: one run looks at all of them. */
function dayWithout(flow: CompiledStrategy, test: MachineTest, row: TestExpectation, days: readonly LocalDate[]): LocalDate | undefined {
  const scenario = new Scenario(flow, { ...test, events: (test.events ?? []).filter((event) => event.on < row.on) });
  const held = new Set([...days].sort().filter((on) => isSo(scenario, { ...row, on }, zoneOf(test))));
  return days.find((on) => held.has(on));
}

function holdsOn(flow: CompiledStrategy, test: MachineTest, row: TestExpectation, on: LocalDate): boolean {
  try {
    return holds(flow, movedFrom(test, row.on, daysBetween(row.on, on)), { ...row, on });
  } catch (error) {
    // On that day what is told cannot be done.
    if (error instanceof ScenarioFault) return false;
    throw error;
  }
}

/** The test with all that happens and is expected from a day on moved by so many days, the days that are named in it too. */
function movedFrom(test: MachineTest, from: LocalDate, by: number): MachineTest {
  const { events, expect } = test;
  return {
    ...test,
    ...(events ? { events: events.map((event) => (event.on < from ? event : movedEvent(event, by))) } : {}),
    ...(expect ? { expect: expect.map((row) => (row.on < from ? row : { ...row, on: addDays(row.on, by) })) } : {}),
  };
}

function movedEvent(event: TestEvent, by: number): TestEvent {
  const entries = Object.entries(event).map(([key, value]) => [key, isLocalDate(value) ? addDays(value, by) : value]);
  return Object.fromEntries(entries) as TestEvent;
}

/** What is so at the moment of an expectation, said of as much as it says. */
function instead(flow: CompiledStrategy, test: MachineTest, row: TestExpectation): TestExpectation {
  const scenario = new Scenario(flow, test);
  const { state, effects = [] } = rowAt(scenario, row.on, momentOf(row, zoneOf(test)));
  const { state: _, effects: __, ended: ___, ...place } = row;
  return {
    ...place,
    ...(row.state === undefined || state === undefined ? {} : { state }),
    ...(row.effects === undefined ? {} : { effects }),
    ...(row.ended === undefined ? {} : { ended: scenario.ended }),
  };
}

function withRow(test: MachineTest, index: number, row: TestExpectation): MachineTest {
  return { ...test, expect: (test.expect ?? []).with(index, row) };
}

/** Takes out of what must never be done what is done now. */
function withoutAsked(flow: CompiledStrategy, test: MachineTest): MachineTest {
  const scenario = new Scenario(flow, test);
  const last = [...(test.events ?? []), ...(test.expect ?? [])]
    .map((each) => each.on)
    .toSorted()
    .at(-1);
  if (last !== undefined) scenario.runTo(endOfDay(last, scenario.zone));
  const asked = new Set(
    scenario.entries.flatMap(({ effects }) => effects.filter((effect) => !effect.skip).map((effect) => effect.call.type)),
  );
  const never = test.never?.filter((type) => !asked.has(type));
  if (never === undefined || never.length === test.never?.length) return test;
  const { never: _, ...rest } = test;
  return never.length === 0 ? rest : { ...rest, never };
}
