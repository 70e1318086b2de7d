import { toInstant } from '../base/zone.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { isInside } from '../machine/chart.ts';
import { type CompiledStrategy, compileStrategy } from '../machine/compile-strategy.ts';
import { FlowProblem } from '../machine/step.ts';
import type { MachineTest, TestExpectation } from '../model/machine-test.ts';
import type { Flow } from '../model/strategy.ts';
import type { Registry } from '../registry/registry.ts';
import { endOfDay, Scenario, ScenarioFault, TEST_ZONE } from './scenario.ts';

/** The result of one test of a definition. */
export interface TestResult {
  readonly name: string;
  readonly failures: readonly Diagnostic[];
}

/** What the tests of a machine reached. Keys of what no test came to are listed. */
export interface Coverage {
  readonly states: { readonly total: number; readonly missing: readonly string[] };
  readonly transitions: { readonly total: number; readonly missing: readonly string[] };
}

export interface FlowTestReport {
  readonly results: readonly TestResult[];
  readonly coverage: Coverage;
}

/** Runs the tests of a checked strategy or resolution path and counts what they reached. */
export function runFlowTests(flow: Flow, registry: Registry): FlowTestReport {
  const compiled = compileStrategy(flow, registry);
  const reached: Reached = { states: new Set(), transitions: new Set() };
  const results = (flow.tests ?? []).map((test, index) => ({
    name: test.name,
    failures: runOne(compiled, test, `/tests/${index}`, reached),
  }));
  const states = [...compiled.chart.states.values()]
    .filter((state) => state.path !== '' && state.type !== 'history')
    .map((state) => state.path);
  const transitions = compiled.chart.transitions.map((transition) => transition.key);
  return {
    results,
    coverage: {
      states: { total: states.length, missing: states.filter((path) => !reached.states.has(path)) },
      transitions: { total: transitions.length, missing: transitions.filter((key) => !reached.transitions.has(key)) },
    },
  };
}

interface Reached {
  readonly states: Set<string>;
  readonly transitions: Set<string>;
}

function runOne(flow: CompiledStrategy, test: MachineTest, at: string, reached: Reached): Diagnostic[] {
  try {
    const scenario = new Scenario(flow, test);
    const failures = play(scenario, test, at);
    for (const reaction of scenario.entries.flatMap((entry) => entry.reactions)) {
      for (const state of reaction.entered) reached.states.add(state);
      for (const key of reaction.taken) reached.transitions.add(key);
    }
    return failures;
  } catch (error) {
    return [testFault(error, test, at)];
  }
}

/** Runs to each expected moment in order of time, then through the last day named. */
function play(scenario: Scenario, test: MachineTest, at: string): Diagnostic[] {
  const zone = test.given?.zone ?? TEST_ZONE;
  const rows = (test.expect ?? []).map((row, index) => ({
    row,
    index,
    until: row.at === undefined ? endOfDay(row.on, zone) : toInstant(row.on, row.at, zone),
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

/** A test that cannot be played, or a machine that cannot step, is a failure of that test. */
function testFault(error: unknown, test: MachineTest, at: string): Diagnostic {
  if (error instanceof ScenarioFault) return diagnose('test.failed', `${at}${error.place}`, `"${test.name}": ${error.message}`);
  if (error instanceof FlowProblem) return diagnose('test.failed', at, `"${test.name}": ${error.message}`);
  throw error;
}

function checkRow(scenario: Scenario, row: TestExpectation, at: string, name: string, until: number): Diagnostic[] {
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
