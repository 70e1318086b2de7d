import type { StateDraft } from './flow-draft.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { rulesNamedIn, rulesOfState } from './rule-names.ts';
import { timersOf } from './unused-timers.ts';

/** Of these timers those that a state, or one inside it, waits for. */
export function timersFor(state: StateDraft, timers: Json | undefined): JsonObject {
  return pick(timers, timersOf(state));
}

/** Of these rules those that the guards of a state, or of one inside it, refer to, and those that these refer to. */
export function rulesFor(state: StateDraft, rules: Json | undefined): JsonObject {
  const found = new Set<string>();
  const open = rulesOfState(state);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (isObject(rules) && Object.hasOwn(rules, name)) open.push(...rulesNamedIn(rules[name]));
  }
  return pick(rules, found);
}

function pick(named: Json | undefined, names: ReadonlySet<string>): JsonObject {
  return isObject(named) ? Object.fromEntries(Object.entries(named).filter(([name]) => names.has(name))) : {};
}
