import { addDays, type LocalDate, type OperatorName, type RuleTest, type RuleTree } from '#engine';

/** Days the ledger writes itself: each exists, so the database may compare their texts. */
const ledgerDays: ReadonlySet<string> = new Set([
  'account.oldestDueOn',
  'account.nextDueOn',
  'account.promiseDueOn',
  'account.lastPaymentOn',
]);
/** Longer than anything is past due. */
const MOST_DAYS = 36_500;

/**
 * A rule as a database can decide more of it, for accounts whose figures are of the day `on`: days past due
 * are counted from the oldest due date that is stored.
 */
export function storedRule(tree: RuleTree, on: LocalDate): RuleTree {
  if (tree.kind !== 'test') return { kind: tree.kind, of: tree.of.map((member) => storedRule(member, on)) };
  if ('fact' in tree.operand) return tree;
  if (ledgerDays.has(tree.fact)) return { ...tree, type: 'text' };
  return tree.fact === 'account.daysPastDue' ? (asDueDate(tree.operator, tree.operand.constant, on) ?? tree) : tree;
}

/** Undefined for what cannot be said of the due date. Whoever has none is 0 days past due, whoever has one at least 1. */
function asDueDate(operator: OperatorName, operand: unknown, on: LocalDate): RuleTree | undefined {
  if (Array.isArray(operand)) {
    const [low, high] = operand as unknown[];
    if (operator === 'between') return both('all', asDueDate('greaterThanInclusive', low, on), asDueDate('lessThanInclusive', high, on));
    if (operator === 'notBetween') return both('any', asDueDate('lessThan', low, on), asDueDate('greaterThan', high, on));
    return undefined;
  }
  if (typeof operand !== 'number' || operand < 0 || operand > MOST_DAYS) return undefined;
  const [below, above] = [Math.floor(operand), Math.ceil(operand)];
  switch (operator) {
    case 'greaterThan':
      return due('before', addDays(on, -below));
    case 'lessThanInclusive':
      return both('any', due('isMissing'), due('onOrAfter', addDays(on, -below)));
    case 'greaterThanInclusive':
      return operand === 0 ? undefined : due('onOrBefore', addDays(on, -above));
    case 'lessThan':
      return operand === 0 ? undefined : both('any', due('isMissing'), due('after', addDays(on, -above)));
    default:
      return undefined;
  }
}

function due(operator: OperatorName, day?: LocalDate): RuleTest {
  return { kind: 'test', fact: 'account.oldestDueOn', type: 'text', operator, operand: { constant: day } };
}

function both(kind: 'all' | 'any', one: RuleTree | undefined, other: RuleTree | undefined): RuleTree | undefined {
  return one && other && { kind, of: [one, other] };
}
