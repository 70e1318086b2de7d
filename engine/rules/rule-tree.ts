import { invariant } from '../base/invariant.ts';
import type { Catalog, FactType } from '../facts/catalog.ts';
import type { Comparison, Conditions } from '../model/conditions.ts';
import { type OperatorName, operators } from './operators.ts';

/** What a comparison is made with: what the author wrote, or another fact. */
export type Operand = { readonly constant: unknown } | { readonly fact: string };

/** A leaf of a rule, with its type resolved. */
export interface RuleTest {
  readonly kind: 'test';
  readonly fact: string;
  readonly type: FactType;
  readonly operator: OperatorName;
  readonly operand: Operand;
}

/** A rule in negation normal form: no `not` is left, so an unknown fact can never turn into true. */
export type RuleTree = RuleTest | { readonly kind: 'all' | 'any'; readonly of: readonly RuleTree[] };

/** Named rules that `{ "condition": … }` may refer to. */
export type NamedRules = Readonly<Record<string, Conditions>>;

/** Compiles conditions that passed the rule check; a fault found here is ours. */
export function ruleTree(conditions: Conditions, catalog: Catalog, rules: NamedRules = {}): RuleTree {
  return build(conditions, false, catalog, rules, []);
}

/** `negated` carries every `not` down to the leaves: De Morgan for groups, complements for operators. */
function build(conditions: Conditions, negated: boolean, catalog: Catalog, rules: NamedRules, path: readonly string[]): RuleTree {
  if ('not' in conditions) return build(conditions.not, !negated, catalog, rules, path);
  if ('all' in conditions) return group(negated ? 'any' : 'all', conditions.all);
  if ('any' in conditions) return group(negated ? 'all' : 'any', conditions.any);
  if ('condition' in conditions) {
    const name = conditions.condition;
    const named = Object.hasOwn(rules, name) ? rules[name] : undefined;
    invariant(named && !path.includes(name), `rule "${name}" was not checked`);
    return build(named, negated, catalog, rules, [...path, name]);
  }
  return leaf(conditions, negated, catalog);

  function group(kind: 'all' | 'any', members: readonly Conditions[]): RuleTree {
    invariant(members.length > 0, 'an empty group was not checked');
    return { kind, of: members.map((member) => build(member, negated, catalog, rules, path)) };
  }
}

function leaf(comparison: Comparison, negated: boolean, catalog: Catalog): RuleTest {
  const fact = catalog.fact(comparison.fact);
  const written = Object.hasOwn(operators, comparison.operator) ? operators[comparison.operator as OperatorName] : undefined;
  invariant(fact && written, `comparison of "${comparison.fact}" was not checked`);
  const operator = (negated ? written.complement : comparison.operator) as OperatorName;
  return { kind: 'test', fact: fact.id, type: fact.type, operator, operand: operandOf(comparison.value) };
}

function operandOf(value: unknown): Operand {
  return isFactReference(value) ? { fact: value.fact } : { constant: value };
}

export function isFactReference(value: unknown): value is { readonly fact: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { fact?: unknown }).fact === 'string';
}

/** Every fact a rule reads. */
export function factsOfTree(tree: RuleTree): Set<string> {
  if (tree.kind !== 'test') return new Set(tree.of.flatMap((member) => [...factsOfTree(member)]));
  return new Set('fact' in tree.operand ? [tree.fact, tree.operand.fact] : [tree.fact]);
}
