import type { Instant } from '../base/clock-time.ts';
import { toInstant } from '../base/zone.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { isInside } from '../machine/chart.ts';
import { type CompiledStrategy, compileStrategy } from '../machine/compile-strategy.ts';
import { FlowProblem } from '../machine/step.ts';
import type { MachineTest, TestExpectation } from '../model/machine-test.ts';
import type { Flow } from '../model/strategy.ts';
import type { Registry } from '../registry/registry.ts';
import { type Coverage, coverageOf, nowhere, type Reached, reachedIn } from './coverage.ts';
import { endOfDay, Scenario, ScenarioFault, TEST_ZONE } from './scenario.ts';

/** The result of one test of a definition. */
export interface TestResult {
  readonly name: string;
  readonly failures: readonly Diagnostic[];
  /** What the test came to; nothing of a test that could not be played. */
  readonly reached: Reached;
}

export interface FlowTestReport {
  readonly results: readonly TestResult[];
  readonly coverage: Coverage;
}

/** Runs the tests of a checked strategy or resolution path and counts what they reached. */
export function runFlowTests(flow: Flow, registry: Registry): FlowTestReport {
  return runTests(compileStrategy(flow, registry), flow.tests ?? []);
}

/** Runs any tests on a flow that is compiled already; their failures point to where they would stand in it. */
export function runTests(compiled: CompiledStrategy, tests: readonly MachineTest[]): FlowTestReport {
  const results = tests.map((test, index) => runOne(compiled, test, `/tests/${index}`));
  return {
    results,
    coverage: coverageOf(
      compiled.chart,
      results.map((result) => result.reached),
    ),
  };
}

function runOne(flow: CompiledStrategy, test: MachineTest, at: string): TestResult {
  const { name } = test;
  try {
    const scenario = new Scenario(flow, test);
    const failures = play(scenario, test, at);
    return { name, failures, reached: reachedIn(scenario.entries.flatMap((entry) => entry.reactions)) };
  } catch (error) {
    return { name, failures: [testFault(error, test, at)], reached: nowhere };
  }
}

/** Runs to each expected moment in order of time, then through the last day named. */
function play(scenario: Scenario, test: MachineTest, at: string): Diagnostic[] {
  const zone = test.given?.zone ?? TEST_ZONE;
  const rows = (test.expect ?? []).map((row, index) => ({
    row,
    index,
    until: momentOf(row, zone),
  }));
  const failures = rows
    .sort((a, b) => a.until - b.until || a.index - b.index)
    .flatMap(({ row, index, until }) => {
      scenario.runTo(until);
      return checkRow(scenario, row, `${at}/expect/${index}`, test.name, until);
    });
  const last = [...(test.events ?? []), ...(test.expect ?? [])]
    .map((each) => each.on)
    .sort()
    .at(-1);
  if (last !== undefined) scenario.runTo(endOfDay(last, zone));
  return [...failures, ...checkNever(scenario, test, at)];
}

/** The moment an expectation looks at. */
export function momentOf({ on, at }: TestExpectation, zone: string): Instant {
  return at === undefined ? endOfDay(on, zone) : toInstant(on, at, zone);
}

/** A test that cannot be played, or a machine that cannot step, is a failure of that test. */
function testFault(error: unknown, test: MachineTest, at: string): Diagnostic {
  if (error instanceof ScenarioFault) return diagnose('test.failed', `${at}${error.place}`, `"${test.name}": ${error.message}`);
  if (error instanceof FlowProblem) return diagnose('test.failed', at, `"${test.name}": ${error.message}`);
  throw error;
}

/** Why an expectation does not hold in a scenario that has run up to its moment. */
export function checkRow(scenario: Scenario, row: TestExpectation, at: string, name: string, until: Instant): Diagnostic[] {
  const found: Diagnostic[] = [];
  const when = row.at === undefined ? row.on : `${row.on} ${row.at}`;
  const wanted = row.state === undefined ? [] : Array.isArray(row.state) ? row.state : [row.state];
  for (const state of wanted) {
    if (!scenario.leaves.some((leaf) => isInside(leaf, state))) {
      const actual = scenario.leaves.length === 0 ? 'not on the strategy yet' : `in "${scenario.leaves.join('", "')}"`;
      found.push(diagnose('test.failed', `${at}/state`, `"${name}": on ${when} expected "${state}", but it is ${actual}`));
    }
  }
  if (row.effects) {
    const asked = scenario.entries
      .filter((entry) => entry.on === row.on && entry.at <= until)
      .flatMap((entry) => entry.effects.filter((effect) => !effect.skip).map((effect) => effect.call.type));
    if (JSON.stringify(asked) !== JSON.stringify(row.effects)) {
      found.push(diagnose('test.failed', `${at}/effects`, `"${name}": on ${when} expected ${list(row.effects)}, but was ${list(asked)}`));
    }
  }
  if (row.ended !== undefined && scenario.ended !== row.ended) {
    found.push(diagnose('test.failed', `${at}/ended`, `"${name}": on ${when} it is ${scenario.ended ? 'at an end' : 'still running'}`));
  }
  return found;
}

function checkNever(scenario: Scenario, test: MachineTest, at: string): Diagnostic[] {
  const asked = new Set(
    scenario.entries.flatMap((entry) => entry.effects.filter((effect) => !effect.skip).map((effect) => effect.call.type)),
  );
  return (test.never ?? []).flatMap((type, index) =>
    asked.has(type) ? [diagnose('test.failed', `${at}/never/${index}`, `"${test.name}": ${type} was asked for`)] : [],
  );
}

function list(types: readonly string[]): string {
  return types.length === 0 ? 'nothing' : types.join(', ');
}
