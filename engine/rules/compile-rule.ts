import type { Catalog, Facts } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import { asOfFacts, judge, type OperatorName } from './operators.ts';
import { factsOfTree, type NamedRules, type RuleTest, type RuleTree, ruleTree } from './rule-tree.ts';

/** Says whether a rule holds for certain on these facts. */
export type Predicate = (facts: Facts) => boolean;

/**
 * Compiles a checked rule into a predicate: JavaScript generated from the validated tree, or closures of the
 * same meaning where the platform forbids generated code (a strict content security policy).
 */
export function compileRule(conditions: Conditions, catalog: Catalog, rules: NamedRules = {}): Predicate {
  const tree = ruleTree(conditions, catalog, rules);
  return generate([tree], (bodies) => `return ${bodies[0]};`) ?? closureOf(tree);
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

type Generated<T> = (facts: Facts, out?: Uint8Array) => T;

/**
 * Generates one function over the trees. No text of the author enters the source: facts are read under
 * quoted ids of the catalogue, values are bound as constants by position.
 */
function generate<T = boolean>(trees: readonly RuleTree[], assemble: (bodies: string[]) => string): Generated<T> | undefined {
  const facts = [...new Set(trees.flatMap((tree) => [...factsOfTree(tree)]))];
  const local = new Map(facts.map((id, index) => [id, `f${index}`]));
  const constants: unknown[] = [];
  const bodies = trees.map((tree) => expression(tree, local, constants));
  const reads = facts.map((id, index) => `const f${index} = facts[${JSON.stringify(id)}];`).join('');
  try {
    const make = new Function('judge', 'asOf', 'K', `return (facts, out) => { ${reads} ${assemble(bodies)} };`);
    return make(judge, asOfFacts, constants) as Generated<T>;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}

function expression(tree: RuleTree, local: ReadonlyMap<string, string>, constants: unknown[]): string {
  if (tree.kind === 'test') return testExpression(tree, local, constants);
  if (tree.of.length === 0) return tree.kind === 'all' ? 'true' : 'false';
  return `(${tree.of.map((member) => expression(member, local, constants)).join(tree.kind === 'all' ? ' && ' : ' || ')})`;
}

const inlined: Partial<Record<OperatorName, string>> = {
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  equal: '===',
  notEqual: '!==',
};

/** Comparisons of numbers, texts and flags with a constant are written out; all others ask `judge`. */
function testExpression(test: RuleTest, local: ReadonlyMap<string, string>, constants: unknown[]): string {
  const value = local.get(test.fact);
  const symbol = inlined[test.operator];
  const primitive = { money: 'number', number: 'number', text: 'string', flag: 'boolean' }[test.type as string];
  if (symbol && primitive && 'constant' in test.operand) {
    const known =
      primitive === 'number' ? `typeof ${value} === 'number' && ${value} - ${value} === 0` : `typeof ${value} === '${primitive}'`;
    return `(${known} && ${value} ${symbol} ${bound(test.operand.constant)})`;
  }
  const operand = 'fact' in test.operand ? local.get(test.operand.fact) : bound(test.operand.constant);
  return `judge(${JSON.stringify(test.operator)}, ${JSON.stringify(test.type)}, ${value}, ${operand}, asOf(facts))`;

  function bound(constant: unknown): string {
    return `K[${constants.push(constant) - 1}]`;
  }
}
