import type { StateDraft } from './flow-draft.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { rulesNamedIn, rulesOfState } from './rule-names.ts';
import { isMachine } from './shape.ts';
import { timersOf } from './unused-timers.ts';

/** The names of rules and times that a document refers to and does not have. */
export function lostNames({ machine, rules, timers }: JsonObject): ReadonlySet<string> {
  if (!isMachine(machine)) return new Set();
  const state = machine as StateDraft;
  const named = [...rulesOfState(state), ...(isObject(rules) ? Object.values(rules).flatMap(rulesNamedIn) : [])];
  return new Set([...missingFrom(rules, named), ...missingFrom(timers, timersOf(state))]);
}

function missingFrom(known: Json | undefined, names: Iterable<string>): string[] {
  return [...names].filter((name) => !isObject(known) || !Object.hasOwn(known, name));
}
