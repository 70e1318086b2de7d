import { DateTime } from 'luxon';
import type { Catalog, Comparison, Conditions, FactType } from '#engine';

/** True, false, or not known. */
type Truth = boolean | undefined;

/**
 * The meaning of a rule, written down a second time and as plainly as possible: three-valued logic over the
 * rule as its author wrote it, `not` included. A rule holds when this answers true.
 */
export function truthOf(
  conditions: Conditions,
  facts: Readonly<Record<string, unknown>>,
  catalog: Catalog,
  rules: Readonly<Record<string, Conditions>> = {},
): Truth {
  const inner = (part: Conditions): Truth => truthOf(part, facts, catalog, rules);
  if ('not' in conditions) return not(inner(conditions.not));
  if ('all' in conditions) return not(some(conditions.all.map((part) => not(inner(part)))));
  if ('any' in conditions) return some(conditions.any.map(inner));
  if ('condition' in conditions) return inner(rules[conditions.condition] as Conditions);
  return compare(conditions, facts, catalog);
}

function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

function compare({ fact, operator, value }: Comparison, facts: Readonly<Record<string, unknown>>, catalog: Catalog): Truth {
  const type = catalog.fact(fact)?.type as FactType;
  const known = isKnown(facts[fact], type);
  if (operator === 'isMissing') return !known;
  if (operator === 'isPresent') return known;
  if (!known) return undefined;
  const reference = typeof value === 'object' && value !== null && 'fact' in value ? String(value.fact) : undefined;
  if (reference !== undefined && !isKnown(facts[reference], type)) return undefined;
  return judgeKnown(operator, facts[fact] as never, (reference === undefined ? value : facts[reference]) as never, type, facts);
}

function isKnown(value: unknown, type: FactType): boolean {
  if (type === 'text') return typeof value === 'string';
  if (type === 'flag') return typeof value === 'boolean';
  if (type === 'texts') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (type === 'date') return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && DateTime.fromISO(value).isValid;
  return typeof value === 'number' && Number.isFinite(value);
}

type Judge = (value: never, operand: never, type: FactType, facts: Readonly<Record<string, unknown>>) => Truth;

const plain: Readonly<Record<string, Judge>> = {
  equal: (value: unknown, operand: unknown) => value === operand,
  lessThan: (value: number, operand: number) => value < operand,
  greaterThan: (value: number, operand: number) => value > operand,
  before: (value: string, operand: string) => value < operand,
  after: (value: string, operand: string) => value > operand,
  between: (value: number, [low, high]: [number, number]) => low <= value && value <= high,
  in: (value: unknown, operand: unknown[]) => operand.some((each) => each === value),
  contains: (value: string | string[], operand: string) =>
    typeof value === 'string' ? value.split(operand).length > 1 : value.some((each) => each === operand),
  startsWith: (value: string, operand: string) => value.slice(0, operand.length) === operand,
  withinLast: (value: never, operand: never, type, facts) => within(value, operand, type, facts, -1),
  withinNext: (value: never, operand: never, type, facts) => within(value, operand, type, facts, 1),
};

const opposites: Readonly<Record<string, string>> = {
  notEqual: 'equal',
  greaterThanInclusive: 'lessThan',
  lessThanInclusive: 'greaterThan',
  onOrAfter: 'before',
  onOrBefore: 'after',
  notBetween: 'between',
  notIn: 'in',
  doesNotContain: 'contains',
  doesNotStartWith: 'startsWith',
  notWithinLast: 'withinLast',
  notWithinNext: 'withinNext',
};

function judgeKnown(operator: string, value: never, operand: never, type: FactType, facts: Readonly<Record<string, unknown>>): Truth {
  const judge = plain[operator];
  if (judge) return judge(value, operand, type, facts);
  return not(plain[opposites[operator] ?? '']?.(value, operand, type, facts));
}

/** Dates count calendar months; instants take a month as 30 days. */
function within(value: string | number, span: string, type: FactType, facts: Readonly<Record<string, unknown>>, direction: 1 | -1): Truth {
  const here = facts[type === 'date' ? 'clock.today' : 'clock.now'];
  if (!isKnown(here, type)) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0] = ['Y', 'M', 'W', 'D', 'H'].map(
    (unit) => direction * Number(new RegExp(`(\\d+)${unit}`).exec(span)?.[1] ?? 0),
  );
  const edge =
    type === 'date'
      ? DateTime.fromISO(String(here), { zone: 'utc' }).plus({ years, months }).plus({ weeks, days }).toISODate()
      : Number(here) + ((years * 12 + months) * 30 + weeks * 7 + days) * 86_400_000 + hours * 3_600_000;
  const [low, high] = direction === 1 ? [here, edge] : [edge, here];
  return (low as string) <= value && value <= (high as string);
}
