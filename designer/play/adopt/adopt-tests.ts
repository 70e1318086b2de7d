import { adoptTest, type MachineTest, type Registry } from '#engine';
import type { JsonObject } from '../../document/json.ts';
import { compileFlow } from '../compile-flow.ts';
import { testsIn } from '../test-edits.ts';

/**
 * Tests of a flow, by their places, as it passes them now; undefined for one that cannot be played. Nothing while the
 * flow itself has errors.
 */
export function adoptTests(value: JsonObject, registry: Registry, places: readonly number[]): readonly (MachineTest | undefined)[] {
  const flow = compileFlow(value, registry);
  if (!flow.ok) return places.map(() => undefined);
  const tests = testsIn(value);
  return places.map((place) => {
    const test = tests[place];
    return test && adoptTest(flow.compiled, test);
  });
}
