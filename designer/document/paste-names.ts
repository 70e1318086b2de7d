import type { FlowDraft, StateDraft } from './flow-draft.ts';
import { freshName } from './fresh-name.ts';
import { type JsonObject, sameJson } from './json.ts';
import { rulesFor, timersFor } from './needed.ts';
import { waitFor } from './operations/rename-timer.ts';
import { type RuleNames, renameInConditions, renameInGuards, rulesNamedIn } from './rule-names.ts';

/** Brings those timers of a fragment along that are waited for: what is the same under its name is shared, what differs gets another name. */
export function bringTimers(flow: FlowDraft, pasted: StateDraft, copied: JsonObject): void {
  const timers = timersFor(pasted, copied);
  const own = flow.timers ?? {};
  const names = newNames(timers, own, (name) => !sameJson(timers[name], own[name]));
  for (const [name, to] of names) waitFor(pasted, name, to);
  const added = entriesFor(timers, own, names);
  if (added.length > 0) flow.timers = { ...own, ...Object.fromEntries(added) };
}

/** The same for rules; one that refers to a rule that gets another name is no longer the same itself. */
export function bringRules(flow: FlowDraft, pasted: StateDraft, copied: JsonObject): void {
  const rules = rulesFor(pasted, copied);
  const own = flow.rules ?? {};
  const differing = new Set(Object.keys(rules).filter((name) => Object.hasOwn(own, name) && !sameJson(rules[name], own[name])));
  for (let known = -1; known !== differing.size; ) {
    known = differing.size;
    for (const [name, rule] of Object.entries(rules)) {
      if (Object.hasOwn(own, name) && rulesNamedIn(rule).some((each) => differing.has(each))) differing.add(name);
    }
  }
  const names = newNames(rules, own, (name) => differing.has(name));
  renameInGuards(pasted, names);
  const added = entriesFor(rules, own, names);
  for (const [, rule] of added) renameInConditions(rule, names);
  if (added.length > 0) flow.rules = { ...own, ...Object.fromEntries(added) };
}

/** New names for what stands in the document under the same name but is not the same. */
function newNames(brought: JsonObject, own: Readonly<Record<string, unknown>>, differs: (name: string) => boolean): RuleNames {
  const taken = new Set([...Object.keys(own), ...Object.keys(brought)]);
  const names = new Map<string, string>();
  for (const name of Object.keys(brought)) {
    if (!Object.hasOwn(own, name) || !differs(name)) continue;
    const fresh = freshName(name, taken);
    taken.add(fresh);
    names.set(name, fresh);
  }
  return names;
}

function entriesFor(brought: JsonObject, own: Readonly<Record<string, unknown>>, names: RuleNames): [string, unknown][] {
  return Object.entries(brought)
    .filter(([name]) => names.has(name) || !Object.hasOwn(own, name))
    .map(([name, value]) => [names.get(name) ?? name, structuredClone(value)]);
}
