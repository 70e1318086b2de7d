import { type Definition, type Diagnostic, type Flow, hasErrors, lint, quickFixes, type Registry, runFlowTests } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { type Fixes, problemKey, type TestCount } from './lint-messages.ts';
import { type ShapeCheck, wholeShape } from './shape-check.ts';

/** Every fault of a flow as it stands: those of its form, or where it has none all others. */
export function judgeFlow(value: JsonObject, registry: Registry, shape: ShapeCheck = wholeShape): readonly Diagnostic[] {
  const faults = shape(value);
  return faults.length > 0 ? faults : lint(value as unknown as Definition, registry);
}

/** Runs the tests of a flow that `judgeFlow` found no errors in. Undefined when it found some. */
export function testFlow(
  value: JsonObject,
  problems: readonly Diagnostic[],
  registry: Registry,
): { readonly failures: readonly Diagnostic[]; readonly tests: TestCount } | undefined {
  if (hasErrors(problems)) return undefined;
  const { results } = runFlowTests(value as unknown as Flow, registry);
  const failed = results.filter(({ failures }) => failures.length > 0);
  return { failures: failed.flatMap(({ failures }) => failures), tests: { total: results.length, failed: failed.length } };
}

/** More than anybody works through before looking again. */
const MOST_FIXED = 100;

/** What can be done about the first problems with one act. */
export function fixesFor(problems: readonly Diagnostic[], value: JsonObject, registry: Registry): Fixes {
  const found = problems.slice(0, MOST_FIXED).map((problem) => [problemKey(problem), quickFixes(problem, value, registry)] as const);
  return new Map(found.filter(([, fixes]) => fixes.length > 0));
}
