import { type Catalog, type Fact, type FactType, isLocalDate, type OperandForm, operatorNamed, operatorsFor } from '#engine';
import { typedAmount } from '../elements/typed-amount.ts';
import type { ShownScalar, ShownValue, WrittenTest } from './condition-tree.ts';

const NUMBER = /^-?\d+(\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * What was typed, as the document keeps it: a value of the type where it is one, else the very text, so that
 * nothing typed is lost and the checker says what is wrong. Nothing typed is no value.
 */
export function storedScalar(text: string, type: FactType, currency: string): ShownScalar | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (type === 'money') return typedAmount(plain, currency) ?? text;
  if (type === 'number') return numberOf(plain) ?? text;
  return text;
}

function numberOf(text: string): number | undefined {
  const value = Number(GROUPED.test(text) ? text.replaceAll(',', '') : NUMBER.test(text) ? text : Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether a stored value is one of its type, and not something half typed. */
export function isStoredOf(value: unknown, type: FactType): value is ShownScalar {
  switch (type) {
    case 'money':
      return Number.isSafeInteger(value);
    case 'number':
    case 'instant':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return isLocalDate(value);
    case 'text':
    case 'texts':
      return typeof value === 'string';
  }
}

/** An instant as a date-and-time field has it, in UTC. */
export function momentText(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 8.64e15) return '';
  return new Date(value).toISOString().slice(0, 16);
}

export function momentOf(text: string): number | undefined {
  const at = Date.parse(`${text}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** A span of one unit; anything more mixed stays a text. */
export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
}
export type SpanUnit = 'D' | 'W' | 'M' | 'Y' | 'H';

export function spanUnits(type: FactType): readonly SpanUnit[] {
  return type === 'instant' ? ['H', 'D', 'W', 'M', 'Y'] : ['D', 'W', 'M', 'Y'];
}

export function spanOfText(value: unknown): Span | undefined {
  const match = /^P(?:(\d{1,4})([DWMY])|T(\d{1,6})(H))$/.exec(String(value));
  return match ? { count: Number(match[1] ?? match[3]), unit: (match[2] ?? match[4]) as SpanUnit } : undefined;
}

export function spanText({ count, unit }: Span): string {
  return unit === 'H' ? `PT${count}H` : `P${count}${unit}`;
}

/** The comparison people most likely mean first. */
const firstOperator: Readonly<Record<FactType, string>> = {
  money: 'greaterThan',
  number: 'greaterThanInclusive',
  text: 'equal',
  flag: 'equal',
  date: 'before',
  instant: 'withinLast',
  texts: 'contains',
};

/** A test of a fact nobody has compared yet. */
export function newTest(fact: Fact): WrittenTest {
  const operator = firstOperator[fact.type];
  return withValue({ fact: fact.id, operator }, firstValue(operandOf(operator), fact.type));
}

function firstValue(form: OperandForm, type: FactType): ShownValue | undefined {
  if (form === 'duration') return spanText({ count: 7, unit: 'D' });
  return form === 'scalar' && type === 'flag' ? true : undefined;
}

/** The form of the right side; of an operator nobody knows, one value. */
export function operandOf(operator: string): OperandForm {
  return operatorNamed(operator)?.operand ?? 'scalar';
}

/** The test with another value, its keys where they were; without one the key is gone. */
export function withValue(written: WrittenTest, value: ShownValue | undefined): WrittenTest {
  if (value !== undefined) return { ...written, value };
  return Object.fromEntries(Object.entries(written).filter(([key]) => key !== 'value')) as unknown as WrittenTest;
}

/** The test about other data: operator and value stay as far as they still fit. */
export function withFact(written: WrittenTest, fact: Fact, catalog: Catalog): WrittenTest {
  const before = catalog.fact(written.fact);
  if (before?.type !== fact.type) {
    const fits = operatorsFor(fact.type).some((name) => name === written.operator);
    const fresh = { ...written, fact: fact.id, operator: fits ? written.operator : firstOperator[fact.type] };
    return withValue(fresh, firstValue(operandOf(fresh.operator), fact.type));
  }
  const { value } = written;
  const next = { ...written, fact: fact.id };
  const isNeverOne = fact.choices !== undefined && [value].flat().some((each) => !fact.choices?.includes(String(each)));
  return isNeverOne || isReferenceTo(value, fact.id) ? withValue(next, undefined) : next;
}

function isReferenceTo(value: ShownValue | undefined, id: string): boolean {
  return typeof value === 'object' && 'fact' in value && value.fact === id;
}

/** The test with another operator: the value is carried over into the form that one takes. */
export function withOperator(written: WrittenTest, operator: string, type: FactType): WrittenTest {
  const from = operandOf(written.operator);
  const to = operandOf(operator);
  const next = { ...written, operator };
  if (from === to) return next;
  return withValue(next, carried(written.value, to) ?? firstValue(to, type));
}

function carried(value: ShownValue | undefined, to: OperandForm): ShownValue | undefined {
  const held: readonly ShownScalar[] = Array.isArray(value) ? value : value === undefined || typeof value === 'object' ? [] : [value];
  const [first, second] = held.filter((each) => each !== '' && spanOfText(each) === undefined);
  if (first === undefined) return undefined;
  if (to === 'scalar') return first;
  if (to === 'text') return typeof first === 'string' ? first : undefined;
  if (to === 'list') return second === undefined ? [first] : [first, second];
  return to === 'pair' ? [first, second ?? ''] : undefined;
}

/** One side of a pair. Nothing typed on either side is no value at all. */
export function withSide(value: ShownValue | undefined, side: 0 | 1, typed: ShownScalar | undefined): ShownValue | undefined {
  const [low, high] = sidesOf(value);
  const pair = side === 0 ? [typed ?? '', high] : [low, typed ?? ''];
  return pair.every((each) => each === '') ? undefined : pair;
}

export function sidesOf(value: ShownValue | undefined): readonly [ShownScalar, ShownScalar] {
  const [low = '', high = ''] = Array.isArray(value) ? (value as readonly ShownScalar[]) : [];
  return [low, high];
}
