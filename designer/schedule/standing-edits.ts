import { pointer, valueAt } from '#engine';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import type { TransitionRef } from '../document/operation.ts';
import { allow } from '../document/refused.ts';
import { type Draft, type Edited, edit } from './edit.ts';
import type { KnownStanding, StandingWay } from './standing.ts';
import { addDefault } from './standing-defaults.ts';
import { dropUnreached } from './unreached.ts';

/** Adds what is usually done when something happens. It can be changed afterwards like everything else. */
export function addStanding(value: JsonObject, id: KnownStanding): Edited {
  return edit(value, (draft) => {
    addDefault(draft, id);
    return { path: undefined };
  });
}

/** Adds everything that is usually handled and is not yet. */
export function addAllStanding(value: JsonObject): Edited {
  return edit(value, (draft) => {
    const missing = draft.schedule.standing.filter((rule) => rule.ways.length === 0).flatMap((rule) => rule.known ?? []);
    for (const id of missing) {
      // What was added before may have brought it along.
      const now = draft.schedule.standing.find((rule) => rule.known === id);
      if (now?.ways.length === 0) addDefault(draft, id);
    }
    return { path: undefined };
  });
}

/** Takes a standing rule away, with the steps and conditions that were there for it alone. */
export function removeStanding(value: JsonObject, id: string): Edited {
  return edit(value, (draft) => {
    const before = draft.schedule;
    const found = before.standing.find((each) => each.id === id);
    allow(found && found.ways.length > 0, 'This rule is not there any more.');
    draft.do({ op: 'transitions.remove', refs: found.ways.map(refOf) });
    dropUnreached(draft, before.chart);
    dropUnusedRules(draft, value);
    return { path: undefined };
  });
}

/** Takes one case of a standing rule away. */
export function removeWay(value: JsonObject, way: StandingWay): Edited {
  return edit(value, (draft) => {
    const before = draft.schedule;
    draft.do({ op: 'transitions.remove', refs: [refOf(way)] });
    dropUnreached(draft, before.chart);
    dropUnusedRules(draft, value);
    return { path: undefined };
  });
}

/** Leads a case of a standing rule elsewhere; without a target the account stays where it is. */
export function leadWay(value: JsonObject, way: StandingWay, target: string | undefined): Edited {
  return edit(value, (draft) => {
    const before = draft.schedule;
    draft.do({ op: 'transition.retarget', ref: refOf(way), ...(target === undefined ? {} : { target }) });
    dropUnreached(draft, before.chart);
    return { path: undefined };
  });
}

/** Ties a case to a named condition, or to none. */
export function guardWay(value: JsonObject, way: StandingWay, guard: string | undefined): Edited {
  return edit(value, (draft) => {
    const written = valueAt(value, way.pointer) as Json;
    if (isObject(written)) draft.set(`${way.pointer}/guard`, guard, written['guard']);
    else if (guard !== undefined) draft.set(way.pointer, { target: written, guard }, written);
    dropUnusedRules(draft, value);
    return { path: undefined };
  });
}

export function refOf({ way }: StandingWay): TransitionRef {
  return { source: way.source, trigger: way.trigger, index: way.index };
}

function dropUnusedRules(draft: Draft, before: JsonObject): void {
  const [was, is] = [rulesUsed(before), rulesUsed(draft.value)];
  const all = isObject(draft.value['rules']) ? draft.value['rules'] : {};
  const gone = Object.keys(all).filter((name) => was.has(name) && !is.has(name));
  if (gone.length === 0) return;
  if (gone.length === Object.keys(all).length) draft.set('/rules', undefined, all);
  else for (const name of gone) draft.set(pointer('rules', name), undefined, all[name]);
  dropUnusedRules(draft, before);
}

/** Names of rules that something refers to: a condition of a way, or another rule. */
function rulesUsed(value: JsonObject): Set<string> {
  const names = new Set<string>();
  const look = (at: Json | undefined, key: string): void => {
    if (typeof at === 'string' && (key === 'guard' || key === 'condition')) names.add(at);
    if (typeof at !== 'object' || at === null) return;
    for (const [inner, child] of Object.entries(at)) look(child as Json, Array.isArray(at) ? key : inner);
  };
  look(value['machine'], '');
  look(value['rules'], '');
  return names;
}
