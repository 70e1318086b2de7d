import { type ConditionProperties, Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Catalog, Facts, FactValue } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import { asOfFacts, judge, type OperatorName, operators } from './operators.ts';
import { factsOfTree, type NamedRules, type RuleTree, ruleTree } from './rule-tree.ts';

/** A comparison as it was judged, with what it saw. `actual` is left out when the fact was not known. */
export interface ExplainedTest {
  readonly fact: string;
  readonly operator: OperatorName;
  readonly value?: unknown;
  /** The other fact's id, where the comparison was with a fact. */
  readonly valueFact?: string;
  readonly actual?: FactValue;
  readonly result: boolean;
}

export interface ExplainedGroup {
  readonly group: 'all' | 'any';
  readonly of: readonly Explanation[];
  readonly result: boolean;
}

export type Explanation = ExplainedTest | ExplainedGroup;

/** What json-rules-engine leaves on a condition it has evaluated. */
interface Evaluated {
  readonly result?: boolean;
  readonly all?: readonly Evaluated[];
  readonly any?: readonly Evaluated[];
}

/**
 * Judges a checked rule with json-rules-engine and keeps what it saw, as the tree that is stored with a
 * decision. The engine is made for this one evaluation: a shared one gives wrong answers under concurrency.
 */
export async function explainRule(
  conditions: Conditions,
  facts: Facts,
  catalog: Catalog,
  rules: NamedRules = {},
): Promise<{ result: boolean; tree: Explanation }> {
  const tree = ruleTree(conditions, catalog, rules);
  const engine = new Engine([], { allowUndefinedFacts: true, allowUndefinedConditions: false });
  for (const name of [...engineOperators(tree)]) {
    const [operator, type] = name.split('/') as [OperatorName, Parameters<typeof judge>[1]];
    engine.addOperator(name, (actual: unknown, operand: unknown) => judge(operator, type, actual, operand, asOfFacts(facts)));
  }
  for (const id of factsOfTree(tree)) engine.addFact(id, facts[id] as FactValue);
  const written = engineConditions(tree);
  // json-rules-engine wants a group at the top.
  const top = 'fact' in written ? { all: [written] } : written;
  engine.addRule({ conditions: top as TopLevelCondition, event: { type: 'holds' } });
  const { results, failureResults } = await engine.run();
  // What was evaluated carries a result everywhere but at its root.
  const evaluated = { ...((results[0] ?? failureResults[0])?.conditions as Evaluated), result: results.length > 0 };
  const root = 'fact' in written ? ((evaluated.all as readonly Evaluated[])[0] as Evaluated) : evaluated;
  return { result: results.length > 0, tree: readBack(tree, root, facts) };
}

function engineOperators(tree: RuleTree): Set<string> {
  if (tree.kind === 'test') return new Set([`${tree.operator}/${tree.type}`]);
  return new Set(tree.of.flatMap((member) => [...engineOperators(member)]));
}

function engineConditions(tree: RuleTree): ConditionProperties | { all: unknown[] } | { any: unknown[] } {
  if (tree.kind !== 'test') {
    const members = tree.of.map(engineConditions);
    return tree.kind === 'all' ? { all: members } : { any: members };
  }
  const value = 'fact' in tree.operand ? { fact: tree.operand.fact } : tree.operand.constant;
  return { fact: tree.fact, operator: `${tree.operator}/${tree.type}`, value: value ?? true };
}

function readBack(tree: RuleTree, evaluated: Evaluated, facts: Facts): Explanation {
  const result = evaluated.result === true;
  if (tree.kind !== 'test') {
    const members = evaluated[tree.kind] ?? [];
    return { group: tree.kind, of: tree.of.map((member, index) => readBack(member, members[index] ?? {}, facts)), result };
  }
  const actual = facts[tree.fact];
  const withoutOperand = operators[tree.operator].operand === 'none';
  return {
    fact: tree.fact,
    operator: tree.operator,
    ...(withoutOperand
      ? {}
      : 'fact' in tree.operand
        ? { value: facts[tree.operand.fact], valueFact: tree.operand.fact }
        : { value: tree.operand.constant }),
    ...(actual === undefined || actual === null ? {} : { actual }),
    result,
  };
}
