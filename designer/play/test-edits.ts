import type { MachineTest } from '#engine';
import type { JsonObject } from '../document/json.ts';

const none: readonly MachineTest[] = [];

/** The tests of a definition, as they stand; drafts may be faulty. */
export function testsIn(value: JsonObject): readonly MachineTest[] {
  return Array.isArray(value['tests']) ? (value['tests'] as unknown as readonly MachineTest[]) : none;
}

/** A name no other test has: with a number when it is taken. */
export function freshTestName(name: string, tests: readonly MachineTest[]): string {
  const taken = new Set(tests.map((test) => test.name));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}
