import { formatMoney } from '../base/money.ts';
import { nameWords } from '../base/name-words.ts';
import type { Catalog, FactType } from '../facts/catalog.ts';
import type { Comparison, Conditions } from '../model/conditions.ts';
import type { ExplainedTest, Explanation } from './explain-rule.ts';
import { isOfType, type OperatorName, operatorNamed, operators } from './operators.ts';
import { isFactReference } from './rule-tree.ts';

/** How a rule's words are written. */
export interface WordsContext {
  readonly catalog: Catalog;
  readonly currency: string;
}

/** A stored explanation as one sentence: `amount to chase is above $5.00 (was $1,200.00) and …`. */
export function explanationWords(tree: Explanation, context: WordsContext): string {
  if (!('group' in tree)) return testWords(tree, context);
  const parts = tree.of.map((member) => {
    const words = explanationWords(member, context);
    return 'group' in member && member.of.length > 1 ? `(${words})` : words;
  });
  return parts.join(tree.group === 'all' ? ' and ' : ' or ');
}

/**
 * Only what decided: of a rule that held, the members that made it hold; of one that did not, those that
 * kept it from it.
 */
export function decidingTests(tree: Explanation): ExplainedTest[] {
  if (!('group' in tree)) return [tree];
  return tree.of.filter((member) => member.result === tree.result).flatMap(decidingTests);
}

function testWords(test: ExplainedTest, { catalog, currency }: WordsContext): string {
  const fact = catalog.fact(test.fact);
  const type = fact?.type ?? 'text';
  const operator = operators[test.operator as OperatorName];
  const right =
    operator.operand === 'none'
      ? ''
      : test.valueFact === undefined
        ? ` ${valueWords(test.value, type, currency)}`
        : ` ${catalog.fact(test.valueFact)?.label ?? test.valueFact}`;
  const actual = isOfType(test.actual, type) ? valueWords(test.actual, type, currency) : 'not known';
  return `${fact?.label ?? test.fact} ${operator.words}${right} (was ${actual})`;
}

/** A value as people read it; a duration as days, months or hours. */
export function valueWords(value: unknown, type: FactType, currency: string): string {
  if (Array.isArray(value)) return value.map((each) => valueWords(each, type, currency)).join(', ');
  if ((type === 'date' || type === 'instant') && typeof value === 'string' && value.startsWith('P')) return durationWords(value);
  if (type === 'money' && typeof value === 'number') return formatMoney(value, currency);
  if (type === 'instant' && typeof value === 'number') return new Date(value).toISOString();
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(1);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const units = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const;

/** `P5D` → `5 days`, `PT48H` → `48 hours`. */
export function durationWords(duration: string): string {
  const [, date = '', time = ''] = /^-?P([^T]*)(?:T(.*))?$/.exec(duration) ?? [];
  const named = (text: string, names: Readonly<Record<string, string>>): string[] =>
    [...text.matchAll(/(\d+)([A-Z])/g)].map(([, count = '', unit = '']) => `${count} ${names[unit] ?? unit}${count === '1' ? '' : 's'}`);
  return [...named(date, units), ...named(time, { H: 'hour', M: 'minute', S: 'second' })].join(', ');
}

/** A rule as its author wrote it, as one sentence; other rules it uses are called by their names. */
export function ruleWords(conditions: Conditions, context: WordsContext): string {
  if ('condition' in conditions) return `“${nameWords(conditions.condition)}” holds`;
  if ('not' in conditions) return negatedWords(conditions.not, context);
  if ('all' in conditions) return listWords(conditions.all, ' and ', context);
  if ('any' in conditions) return listWords(conditions.any, ' or ', context);
  return comparisonWords(conditions, context);
}

function listWords(members: readonly Conditions[], join: string, context: WordsContext): string {
  if (members.length === 0) return 'nothing said';
  const parts = members.map((member) => {
    const isGroup = ('all' in member && member.all.length > 1) || ('any' in member && member.any.length > 1);
    const words = ruleWords(member, context);
    return isGroup && members.length > 1 ? `(${words})` : words;
  });
  return parts.join(join);
}

/** A single comparison is turned into its opposite, which is what the engine judges. */
function negatedWords(inner: Conditions, context: WordsContext): string {
  if ('condition' in inner) return `“${nameWords(inner.condition)}” does not hold`;
  const operator = 'fact' in inner ? operatorNamed(inner.operator) : undefined;
  if ('fact' in inner && operator) return comparisonWords({ ...inner, operator: operator.complement }, context);
  return `not (${ruleWords(inner, context)})`;
}

function comparisonWords({ fact: id, operator: name, value }: Comparison, { catalog, currency }: WordsContext): string {
  const fact = catalog.fact(id);
  const operator = operatorNamed(name);
  const left = `${fact?.label ?? id} ${operator?.words ?? name}`;
  if (operator?.operand === 'none') return left;
  if (isFactReference(value)) return `${left} ${catalog.fact(value.fact)?.label ?? value.fact}`;
  if (operator?.operand === 'pair' && Array.isArray(value))
    return `${left} ${value.map((each) => valueWords(each, fact?.type ?? 'text', currency)).join(' and ')}`;
  return `${left} ${valueWords(value, fact?.type ?? 'text', currency)}`;
}
