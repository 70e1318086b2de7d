import type { ChartTransition } from '#engine';
import { type ConditionRow, createMint, rowOf } from './condition-tree.ts';

/** A place where a rule is used: a path of the flow, or another rule. */
export type RuleUse = { readonly kind: 'path'; readonly transition: ChartTransition } | { readonly kind: 'rule'; readonly name: string };

/** Every place where each rule is used, in the document's order. */
export function usesOfRules(
  rules: Readonly<Record<string, unknown>>,
  transitions: readonly ChartTransition[],
): ReadonlyMap<string, readonly RuleUse[]> {
  const uses = new Map<string, RuleUse[]>();
  const note = (name: string, use: RuleUse): void => void uses.set(name, [...(uses.get(name) ?? []), use]);
  for (const transition of transitions) {
    const { guard } = transition;
    if (typeof guard === 'string') note(guard, { kind: 'path', transition });
    else if (guard?.type === 'rule') for (const name of namesIn(guard.params)) note(name, { kind: 'path', transition });
  }
  for (const [name, conditions] of Object.entries(rules)) {
    for (const used of namesIn(conditions)) note(used, { kind: 'rule', name });
  }
  return uses;
}

/** The rules a rule cannot use without referring to itself: itself, and those that lead back to it. */
export function rulesLeadingTo(name: string, rules: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const leading = new Set([name]);
  for (let before = 0; before !== leading.size; ) {
    before = leading.size;
    for (const [other, conditions] of Object.entries(rules)) {
      if ([...namesIn(conditions)].some((used) => leading.has(used))) leading.add(other);
    }
  }
  return leading;
}

/** The rules that conditions lead to, through one another. */
export function rulesUsedBy(conditions: unknown, rules: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const name of namesIn(part)) {
      if (used.has(name) || !Object.hasOwn(rules, name)) continue;
      used.add(name);
      follow(rules[name]);
    }
  };
  follow(conditions);
  return used;
}

/** The rules that conditions name, each once. */
function namesIn(conditions: unknown): ReadonlySet<string> {
  return new Set(collect(rowOf(conditions, createMint())));
}

function collect(row: ConditionRow): string[] {
  if (row.kind === 'named') return [row.name];
  return row.kind === 'group' ? row.members.flatMap(collect) : [];
}
