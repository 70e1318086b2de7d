import type { Catalog, Facts } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import { generate } from './generated-rule.ts';
import { asOfFacts, judge } from './operators.ts';
import { type NamedRules, type RuleTree, ruleTree } from './rule-tree.ts';

/** Says whether a rule holds for certain on these facts. */
export type Predicate = (facts: Facts) => boolean;

/**
 * Compiles a checked rule into a predicate: JavaScript generated from the validated tree, or closures of the
 * same meaning where the platform forbids generated code (a strict content security policy).
 */
export function compileRule(conditions: Conditions, catalog: Catalog, rules: NamedRules = {}): Predicate {
  return compileTree(ruleTree(conditions, catalog, rules));
}

/** The same for a tree that was built already. */
export function compileTree(tree: RuleTree): Predicate {
  return generate<boolean>([tree], (bodies) => `return ${bodies[0]};`) ?? closureOf(tree);
}

/**
 * Compiles an ordered list of rules into one function that answers the index of the first that holds, -1
 * when none does. Facts are read once for all of them.
 */
export function compileFirstMatch(
  list: readonly (Conditions | undefined)[],
  catalog: Catalog,
  rules: NamedRules = {},
): (facts: Facts) => number {
  const trees = list.map((conditions) => (conditions ? ruleTree(conditions, catalog, rules) : { kind: 'all' as const, of: [] }));
  const generated = generate<number>(
    trees,
    (bodies) => `${bodies.map((body, index) => `if (${body}) return ${index};`).join('')} return -1;`,
  );
  if (generated) return generated;
  const closures = trees.map(closureOf);
  return (facts) => closures.findIndex((holds) => holds(facts));
}

/** Compiles a set of rules into one function that writes 1 or 0 for each into `out`. */
export function compileRuleSet(
  list: readonly Conditions[],
  catalog: Catalog,
  rules: NamedRules = {},
): (facts: Facts, out: Uint8Array) => void {
  const trees = list.map((conditions) => ruleTree(conditions, catalog, rules));
  const generated = generate<void>(trees, (bodies) => bodies.map((body, index) => `out[${index}] = ${body} ? 1 : 0;`).join(''));
  if (generated) return generated;
  const closures = trees.map(closureOf);
  return (facts, out) => {
    for (const [index, holds] of closures.entries()) out[index] = holds(facts) ? 1 : 0;
  };
}

/** The predicate without generated code; also what the property tests hold against the generated one. */
export function closureOf(tree: RuleTree): Predicate {
  if (tree.kind === 'test') {
    const { fact, type, operator, operand } = tree;
    return (facts) => judge(operator, type, facts[fact], 'fact' in operand ? facts[operand.fact] : operand.constant, asOfFacts(facts));
  }
  const members = tree.of.map(closureOf);
  return tree.kind === 'all' ? (facts) => members.every((holds) => holds(facts)) : (facts) => members.some((holds) => holds(facts));
}
