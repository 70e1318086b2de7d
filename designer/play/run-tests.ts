import { type Coverage, type Diagnostic, type Flow, type MachineTest, type Registry, runFlowTests } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { judgeFlow } from '../problems/judge-flow.ts';
import { compileFlow } from './compile-flow.ts';

/** What came of the tests of a flow. */
export interface TestReport {
  /** Of each test in order, why it fails; empty for one that passes. */
  readonly failures: readonly (readonly Diagnostic[])[];
  readonly coverage: Coverage;
}

/** Runs all tests of a flow. Undefined while the flow itself has errors; a test that cannot be read fails with what is wrong with it. */
export function runTests(value: JsonObject, registry: Registry): TestReport | undefined {
  if (!compileFlow(value, registry).ok) return undefined;
  const tests = (Array.isArray(value['tests']) ? value['tests'] : []) as readonly MachineTest[];
  const faults = judgeFlow(value, registry).filter(({ severity, pointer }) => severity === 'error' && pointer.startsWith('/tests'));
  const faultsOf = (index: number): Diagnostic[] =>
    faults.filter(({ pointer }) => pointer === `/tests/${index}` || pointer.startsWith(`/tests/${index}/`));
  const sound = [...tests.keys()].filter((index) => faultsOf(index).length === 0);
  const { results, coverage } = runFlowTests(
    { ...value, tests: sound.flatMap((index) => tests[index] ?? []) } as unknown as Flow,
    registry,
  );
  const failed = new Map(sound.map((index, place) => [index, moved(results[place]?.failures ?? [], place, index)]));
  return { failures: [...tests.keys()].map((index) => failed.get(index) ?? faultsOf(index)), coverage };
}

/** Failures told of the test where it stood when it ran, as those of the test where it stands. */
function moved(failures: readonly Diagnostic[], from: number, to: number): readonly Diagnostic[] {
  if (from === to) return failures;
  return failures.map((each) => ({ ...each, pointer: each.pointer.replace(`/tests/${from}`, `/tests/${to}`) }));
}
