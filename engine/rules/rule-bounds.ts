import type { Catalog } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import { compileTree, type Predicate } from './compile-rule.ts';
import { factsOfTree, type NamedRules, type RuleTree, ruleTree } from './rule-tree.ts';

/** One side of what can be said of a rule. */
export interface RuleBound {
  readonly holds: Predicate;
  readonly tree: RuleTree;
}

/** A rule some of whose facts cannot be known beforehand. */
export interface RuleBounds {
  /** Holds whatever the unknown facts turn out to be. */
  readonly certain: RuleBound;
  /** Would hold if they turned out right. The same as `certain` when none are unknown. */
  readonly possible: RuleBound;
  /** The facts the rule reads, in the order of their ids. */
  readonly facts: readonly string[];
  /** Those of them that are unknown. */
  readonly unknown: readonly string[];
}

/**
 * Takes every comparison with an unknown fact for false, and for true. There is no `not` left in a rule's
 * tree, so between the two lies all that it can come to.
 */
export function ruleBounds(conditions: Conditions, catalog: Catalog, rules: NamedRules, isUnknown: (fact: string) => boolean): RuleBounds {
  const tree = ruleTree(conditions, catalog, rules);
  const facts = [...factsOfTree(tree)].sort();
  const unknown = facts.filter(isUnknown);
  const certain = boundOf(unknown.length === 0 ? tree : assuming(tree, isUnknown, NEVER));
  return { certain, possible: unknown.length === 0 ? certain : boundOf(assuming(tree, isUnknown, ALWAYS)), facts, unknown };
}

const ALWAYS: RuleTree = { kind: 'all', of: [] };
const NEVER: RuleTree = { kind: 'any', of: [] };

function boundOf(tree: RuleTree): RuleBound {
  return { holds: compileTree(tree), tree };
}

function assuming(tree: RuleTree, isUnknown: (fact: string) => boolean, verdict: RuleTree): RuleTree {
  if (tree.kind === 'test') return [...factsOfTree(tree)].some(isUnknown) ? verdict : tree;
  const [settling, idle] = tree.kind === 'all' ? [NEVER, ALWAYS] : [ALWAYS, NEVER];
  const members = tree.of.map((member) => assuming(member, isUnknown, verdict));
  if (members.some((member) => isSettled(member, settling))) return settling;
  const left = members.filter((member) => !isSettled(member, idle));
  return left.length === 0 ? idle : { kind: tree.kind, of: left };
}

function isSettled(tree: RuleTree, verdict: RuleTree): boolean {
  return tree.kind === verdict.kind && tree.kind !== 'test' && tree.of.length === 0;
}
