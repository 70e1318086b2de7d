import type { Catalog } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import { type AsOf, isOfType, type OperatorName, operators } from './operators.ts';
import { type NamedRules, type RuleTest, type RuleTree, ruleTree } from './rule-tree.ts';

/** A MongoDB filter over account documents. */
export type Filter = Readonly<Record<string, unknown>>;

/**
 * What MongoDB can decide of a rule, and what is left. Every account the rule holds for passes `filter`;
 * where `residual` is true the filter lets others pass too, and the compiled rule must judge what comes.
 */
export interface PushDown {
  readonly filter: Filter;
  readonly residual: boolean;
}

/** Translates a checked rule; facts without a path, `within…` and comparisons of two facts are left over. */
export function ruleToFilter(conditions: Conditions, catalog: Catalog, asOf: AsOf, rules: NamedRules = {}): PushDown {
  return treeToFilter(ruleTree(conditions, catalog, rules), catalog, asOf);
}

const everything: PushDown = { filter: {}, residual: true };
const nothing: PushDown = { filter: { $nor: [{}] }, residual: false };

/** The same for a tree that was built already. */
export function treeToFilter(tree: RuleTree, catalog: Catalog, asOf: AsOf): PushDown {
  if (tree.kind === 'test') return pushTest(tree, catalog);
  if (tree.kind === 'any' && tree.of.length === 0) return nothing;
  const members = tree.of.map((member) => treeToFilter(member, catalog, asOf));
  const residual = members.some((member) => member.residual);
  // A member of `any` that cannot be pushed lets everything through; in `all` it is simply left out.
  if (tree.kind === 'any') {
    return members.some(isOpen) ? everything : { filter: { $or: members.map((member) => member.filter) }, residual };
  }
  const filters = members.filter((member) => !isOpen(member)).map((member) => member.filter);
  return { filter: filters.length > 0 ? { $and: filters } : {}, residual };
}

function isOpen(member: PushDown): boolean {
  return Object.keys(member.filter).length === 0;
}

const comparisons: Partial<Record<OperatorName, (value: unknown) => Filter>> = {
  equal: (value) => ({ $eq: value }),
  notEqual: (value) => ({ $ne: value }),
  lessThan: (value) => ({ $lt: value }),
  lessThanInclusive: (value) => ({ $lte: value }),
  greaterThan: (value) => ({ $gt: value }),
  greaterThanInclusive: (value) => ({ $gte: value }),
  before: (value) => ({ $lt: value }),
  onOrBefore: (value) => ({ $lte: value }),
  after: (value) => ({ $gt: value }),
  onOrAfter: (value) => ({ $gte: value }),
  in: (value) => ({ $in: value }),
  notIn: (value) => ({ $nin: value }),
  between: (value) => ({ $gte: (value as unknown[])[0], $lte: (value as unknown[])[1] }),
};

function pushTest(test: RuleTest, catalog: Catalog): PushDown {
  const path = catalog.fact(test.fact)?.path;
  const known = knownFilter(test);
  if (path === undefined || known === undefined || 'fact' in test.operand) return everything;
  // MongoDB cannot tell whether a text names a day that exists.
  const residual = test.type === 'date';
  const at = (filters: readonly Filter[]): Filter => ({ $and: filters.map((each) => ({ [path]: each })) });
  if (test.operator === 'isPresent') return { filter: at(known), residual };
  if (test.operator === 'isMissing') return residual ? everything : { filter: { $nor: [at(known)] }, residual };
  const comparison = comparisons[test.operator];
  const operand = test.operand.constant;
  if (!comparison || (operators[test.operator].operand === 'scalar' && !isOfType(operand, test.type))) return everything;
  return { filter: at([...known, comparison(operand)]), residual };
}

/**
 * What a stored value must be to count as known. Arrays are kept out, MongoDB would look into them; instants
 * and lists are not translated.
 */
function knownFilter(test: RuleTest): Filter[] | undefined {
  const single = { $not: { $type: 'array' } };
  switch (test.type) {
    case 'money':
    case 'number':
      return [single, { $type: 'number' }, { $gte: -Number.MAX_VALUE, $lte: Number.MAX_VALUE }];
    case 'text':
    case 'date':
      return [single, { $type: 'string' }];
    case 'flag':
      return [single, { $type: 'bool' }];
    default:
      return undefined;
  }
}
