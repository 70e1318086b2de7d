import { formatMoney } from '../base/money.ts';
import type { Catalog, FactType } from '../facts/catalog.ts';
import type { ExplainedTest, Explanation } from './explain-rule.ts';
import { isOfType, type OperatorName, operators } from './operators.ts';

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
