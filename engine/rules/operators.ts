import { DAY } from '../base/clock-time.ts';
import { negate, parseDuration, shiftDate } from '../base/duration.ts';
import { isLocalDate } from '../base/local-date.ts';
import type { Facts, FactType, FactValue } from '../facts/catalog.ts';

/** What stands on the right side of a comparison. */
export type OperandForm = 'scalar' | 'pair' | 'list' | 'text' | 'duration' | 'none';

/** The moment a comparison is made at; `within…` operators count from it. */
export interface AsOf {
  readonly today: FactValue | undefined;
  readonly now: FactValue | undefined;
}

/** Undefined when it cannot be said, so that the opposite cannot be said either. */
type Test = (value: FactValue, operand: unknown, asOf: AsOf, type: FactType) => boolean | undefined;

interface Operator {
  /** The operator that holds exactly when this one does not, both sides known. */
  readonly complement: string;
  readonly types: readonly FactType[];
  readonly operand: OperandForm;
  readonly words: string;
  readonly test: Test;
}

const scalars: readonly FactType[] = ['money', 'number', 'text', 'flag', 'date', 'instant'];
const measures: readonly FactType[] = ['money', 'number'];
const times: readonly FactType[] = ['date', 'instant'];

const below: Test = (value, operand) => value < (operand as FactValue);
const above: Test = (value, operand) => value > (operand as FactValue);
const atMost: Test = (value, operand) => value <= (operand as FactValue);
const atLeast: Test = (value, operand) => value >= (operand as FactValue);
const same: Test = (value, operand) => value === operand;
const inside: Test = (value, operand) => {
  const [low, high] = operand as [FactValue, FactValue];
  return value >= low && value <= high;
};
const listed: Test = (value, operand) => (operand as readonly FactValue[]).includes(value);
const holds: Test = (value, operand) => (value as string | readonly string[]).includes(operand as string);
const begins: Test = (value, operand) => (value as string).startsWith(operand as string);

/** The span that reaches `direction` from now by a duration; undefined when it cannot be said. */
export function spanOf(direction: -1 | 1, operand: unknown, asOf: AsOf, type: FactType): readonly [FactValue, FactValue] | undefined {
  const duration = parseDuration(operand as string);
  if (!duration) return undefined;
  const span = direction === 1 ? duration : negate(duration);
  const here = type === 'date' ? asOf.today : asOf.now;
  if (!isOfType(here, type)) return undefined;
  const there = type === 'date' ? shiftDate(here as string, span) : (here as number) + (span.months * 30 + span.days) * DAY + span.elapsed;
  return direction === 1 ? [here, there] : [there, here];
}

/** Whether a date or instant lies in the span that reaches `direction` from now by a duration. */
function within(direction: -1 | 1): Test {
  return (value, operand, asOf, type) => {
    const span = spanOf(direction, operand, asOf, type);
    return span && value >= span[0] && value <= span[1];
  };
}

const opposite =
  (test: Test): Test =>
  (value, operand, asOf, type) => {
    const answer = test(value, operand, asOf, type);
    return answer === undefined ? undefined : !answer;
  };
const never: Test = () => false;
const always: Test = () => true;

/**
 * The typed operators. Every one is false when a side is missing, of the wrong type or not a number; the two
 * that ask for that very thing, `isMissing` and `isPresent`, are judged before `test` is reached.
 */
export const operators = {
  equal: { complement: 'notEqual', types: scalars, operand: 'scalar', words: 'is', test: same },
  notEqual: { complement: 'equal', types: scalars, operand: 'scalar', words: 'is not', test: opposite(same) },
  lessThan: { complement: 'greaterThanInclusive', types: measures, operand: 'scalar', words: 'is below', test: below },
  greaterThanInclusive: { complement: 'lessThan', types: measures, operand: 'scalar', words: 'is at least', test: atLeast },
  greaterThan: { complement: 'lessThanInclusive', types: measures, operand: 'scalar', words: 'is above', test: above },
  lessThanInclusive: { complement: 'greaterThan', types: measures, operand: 'scalar', words: 'is at most', test: atMost },
  between: { complement: 'notBetween', types: [...measures, 'date'], operand: 'pair', words: 'is between', test: inside },
  notBetween: { complement: 'between', types: [...measures, 'date'], operand: 'pair', words: 'is not between', test: opposite(inside) },
  in: { complement: 'notIn', types: ['money', 'number', 'text', 'date'], operand: 'list', words: 'is one of', test: listed },
  notIn: { complement: 'in', types: ['money', 'number', 'text', 'date'], operand: 'list', words: 'is none of', test: opposite(listed) },
  contains: { complement: 'doesNotContain', types: ['text', 'texts'], operand: 'text', words: 'contains', test: holds },
  doesNotContain: { complement: 'contains', types: ['text', 'texts'], operand: 'text', words: 'does not contain', test: opposite(holds) },
  startsWith: { complement: 'doesNotStartWith', types: ['text'], operand: 'text', words: 'starts with', test: begins },
  doesNotStartWith: { complement: 'startsWith', types: ['text'], operand: 'text', words: 'does not start with', test: opposite(begins) },
  isMissing: { complement: 'isPresent', types: [...scalars, 'texts'], operand: 'none', words: 'is not known', test: never },
  isPresent: { complement: 'isMissing', types: [...scalars, 'texts'], operand: 'none', words: 'is known', test: always },
  before: { complement: 'onOrAfter', types: times, operand: 'scalar', words: 'is before', test: below },
  onOrAfter: { complement: 'before', types: times, operand: 'scalar', words: 'is on or after', test: atLeast },
  after: { complement: 'onOrBefore', types: times, operand: 'scalar', words: 'is after', test: above },
  onOrBefore: { complement: 'after', types: times, operand: 'scalar', words: 'is on or before', test: atMost },
  withinLast: { complement: 'notWithinLast', types: times, operand: 'duration', words: 'is within the last', test: within(-1) },
  notWithinLast: {
    complement: 'withinLast',
    types: times,
    operand: 'duration',
    words: 'is not within the last',
    test: opposite(within(-1)),
  },
  withinNext: { complement: 'notWithinNext', types: times, operand: 'duration', words: 'is within the next', test: within(1) },
  notWithinNext: {
    complement: 'withinNext',
    types: times,
    operand: 'duration',
    words: 'is not within the next',
    test: opposite(within(1)),
  },
} as const satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

export function operatorNamed(name: string): Operator | undefined {
  return Object.hasOwn(operators, name) ? operators[name as OperatorName] : undefined;
}

/** The operators a fact of this type can be compared with. */
export function operatorsFor(type: FactType): OperatorName[] {
  return (Object.keys(operators) as OperatorName[]).filter((name) => (operators[name].types as readonly FactType[]).includes(type));
}

/** Whether `value` is a known value of the type: numbers are finite, dates exist. */
export function isOfType(value: unknown, type: FactType): value is FactValue {
  switch (type) {
    case 'money':
    case 'number':
    case 'instant':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return isLocalDate(value);
    case 'texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
  }
}

/** Whether an operand that came from data, not from the author, can be compared at all. */
function isOperand(operand: unknown, form: OperandForm, type: FactType): boolean {
  return form !== 'scalar' || isOfType(operand, type);
}

/**
 * Judges one comparison. The one place where an operator's meaning is decided: closures, json-rules-engine
 * and whatever generated code does not inline all come here.
 */
export function judge(name: OperatorName, type: FactType, value: unknown, operand: unknown, asOf: AsOf): boolean {
  if (name === 'isMissing') return !isOfType(value, type);
  const operator: Operator = operators[name];
  return isOfType(value, type) && isOperand(operand, operator.operand, type) && operator.test(value, operand, asOf, type) === true;
}

/** The moment facts were taken at. */
export function asOfFacts(facts: Facts): AsOf {
  return { today: facts['clock.today'], now: facts['clock.now'] };
}
