import { dayOrder } from '../base/local-date.ts';
import type { Facts, FactType } from '../facts/catalog.ts';
import { asOfFacts, isOfType, judge, type OperatorName, spanOf } from './operators.ts';
import { factsOfTree, type RuleTest, type RuleTree } from './rule-tree.ts';

export type Generated<T> = (facts: Facts, out?: Uint8Array) => T;

/**
 * Generates one function over some trees. Every fact is read and judged for its type once, and one that only a
 * single comparison asks for not before that; from then on it is its value, or something every comparison with
 * is false: NaN where values are numbers, undefined elsewhere.
 * No text of the author enters the source: facts are read under quoted ids of the catalogue, values are bound
 * by position. Undefined where the platform forbids generated code.
 */
export function generate<T>(trees: readonly RuleTree[], assemble: (bodies: string[]) => string): Generated<T> | undefined {
  const source = new Source(trees);
  const body = assemble(trees.map((tree) => source.expression(tree)));
  const bound = source.bound.map((_, index) => `const K${index} = K[${index}];`).join('');
  try {
    const make = new Function(
      'G',
      'K',
      `const { judge, asOf, day, texts } = G; ${bound} return (facts, out) => { ${source.reads} ${body} };`,
    );
    return make({ judge, asOf: asOfFacts, day: dayOrder, texts: isTexts }, source.bound) as Generated<T>;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}

function isTexts(value: unknown): boolean {
  return isOfType(value, 'texts');
}

/** A fact as its type sees it. Dates become numbers of the same order, which are cheaper to compare than texts. */
const seen: Readonly<Record<FactType, (raw: string) => string>> = {
  money: finite,
  number: finite,
  instant: finite,
  date: (raw) => `day(${raw})`,
  text: (raw) => `typeof ${raw} === 'string' ? ${raw} : undefined`,
  flag: (raw) => `typeof ${raw} === 'boolean' ? ${raw} : undefined`,
  texts: (raw) => `texts(${raw}) ? ${raw} : undefined`,
};

function finite(raw: string): string {
  return `typeof ${raw} === 'number' && ${raw} - ${raw} === 0 ? ${raw} : NaN`;
}

function isNumeric(type: FactType): boolean {
  return type !== 'text' && type !== 'flag' && type !== 'texts';
}

const symbols: Partial<Record<OperatorName, string>> = {
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  before: '<',
  onOrBefore: '<=',
  after: '>',
  onOrAfter: '>=',
  equal: '===',
  notEqual: '!==',
};

/** Up to so many values of a list are written out one by one. */
const FEW = 8;

/** The source of one function while it is written. */
class Source {
  readonly bound: unknown[] = [];
  reads = '';
  private readonly locals = new Map<string, string>();
  private readonly uses = new Map<string, number>();

  constructor(trees: readonly RuleTree[]) {
    const count = (tree: RuleTree): void => {
      if (tree.kind !== 'test') for (const member of tree.of) count(member);
      else for (const fact of factsOfTree(tree)) this.uses.set(fact, (this.uses.get(fact) ?? 0) + 1);
    };
    for (const tree of trees) count(tree);
  }

  expression(tree: RuleTree): string {
    if (tree.kind === 'test') return this.comparison(tree);
    if (tree.of.length === 0) return tree.kind === 'all' ? 'true' : 'false';
    return `(${tree.of.map((member) => this.expression(member)).join(tree.kind === 'all' ? ' && ' : ' || ')})`;
  }

  private comparison(test: RuleTest): string {
    const { local, late } = this.fact(test.fact, test.type);
    const known = `${late}${knownOf(local, test.type)}`;
    if (test.operator === 'isPresent') return `(${known})`;
    if (test.operator === 'isMissing') return `!(${known})`;
    const { operand } = test;
    const written = 'fact' in operand ? this.withFact(test, local, operand.fact) : this.withConstant(test, local, operand.constant);
    return written === undefined ? this.asked(test) : `(${known} && ${written})`;
  }

  private withFact({ operator, type }: RuleTest, value: string, other: string): string | undefined {
    const symbol = symbols[operator];
    if (!symbol) return undefined;
    const { local, late } = this.fact(other, type);
    return `(${late}${knownOf(local, type)}) && ${value} ${symbol} ${local}`;
  }

  /** A comparison written out for a value that is known; undefined for what is left to `judge`. */
  private withConstant({ operator, type }: RuleTest, value: string, constant: unknown): string | undefined {
    const symbol = symbols[operator];
    if (symbol) return isOfType(constant, type) ? `${value} ${symbol} ${this.constant(constant, type)}` : undefined;
    switch (operator) {
      case 'between':
      case 'notBetween':
        return this.amongBounds(operator === 'between', type, value, constant);
      case 'in':
      case 'notIn':
        return this.amongList(operator === 'in', type, value, constant);
      case 'contains':
      case 'doesNotContain':
        return typeof constant === 'string' ? `${operator === 'contains' ? '' : '!'}${value}.includes(${this.bind(constant)})` : undefined;
      case 'startsWith':
      case 'doesNotStartWith':
        return typeof constant === 'string'
          ? `${operator === 'startsWith' ? '' : '!'}${value}.startsWith(${this.bind(constant)})`
          : undefined;
      case 'withinLast':
      case 'withinNext':
        return this.amongDays(operator === 'withinLast' ? -1 : 1, true, type, value, constant);
      case 'notWithinLast':
      case 'notWithinNext':
        return this.amongDays(operator === 'notWithinLast' ? -1 : 1, false, type, value, constant);
      default:
        return undefined;
    }
  }

  private amongBounds(inside: boolean, type: FactType, value: string, constant: unknown): string | undefined {
    if (!Array.isArray(constant) || constant.length !== 2 || !constant.every((each) => isOfType(each, type))) return undefined;
    const [low, high] = constant.map((each) => this.constant(each, type));
    return inside ? `${value} >= ${low} && ${value} <= ${high}` : `(${value} < ${low} || ${value} > ${high})`;
  }

  private amongList(inside: boolean, type: FactType, value: string, constant: unknown): string | undefined {
    if (!Array.isArray(constant) || !constant.every((each) => isOfType(each, type))) return undefined;
    if (constant.length > FEW) {
      const set = this.bind(new Set(constant.map((each) => comparable(each, type))));
      return `${inside ? '' : '!'}${set}.has(${value})`;
    }
    const equals = constant.map((each) => `${value} === ${this.constant(each, type)}`).join(' || ');
    return `${inside ? '' : '!'}(${equals})`;
  }

  /** The span around a day is the same for every account of a run, so it is worked out when the day changes. */
  private amongDays(direction: 1 | -1, inside: boolean, type: FactType, value: string, constant: unknown): string | undefined {
    if (type !== 'date' || typeof constant !== 'string') return undefined;
    const span = this.bind(spanWhenever(direction, constant));
    return `${span}(facts['clock.today']) && ${inside ? '' : '!'}(${value} >= ${span}.low && ${value} <= ${span}.high)`;
  }

  private asked({ fact, type, operator, operand }: RuleTest): string {
    const right = 'fact' in operand ? `facts[${JSON.stringify(operand.fact)}]` : this.bind(operand.constant);
    return `judge(${JSON.stringify(operator)}, ${JSON.stringify(type)}, facts[${JSON.stringify(fact)}], ${right}, asOf(facts))`;
  }

  /** The local that holds a fact as a type sees it, and what must stand before the first look at it. */
  private fact(id: string, type: FactType): { readonly local: string; readonly late: string } {
    const key = `${type} ${id}`;
    const known = this.locals.get(key);
    if (known !== undefined) return { local: known, late: '' };
    const local = `f${this.locals.size}`;
    this.locals.set(key, local);
    const read = `r${local} = facts[${JSON.stringify(id)}], ${local} = ${seen[type](`r${local}`)}`;
    const once = this.uses.get(id) === 1;
    this.reads += once ? `let r${local}, ${local};` : `const ${read};`;
    return { local, late: once ? `${read}, ` : '' };
  }

  private constant(value: unknown, type: FactType): string {
    return this.bind(comparable(value, type));
  }

  private bind(value: unknown): string {
    return `K${this.bound.push(value) - 1}`;
  }
}

function knownOf(local: string, type: FactType): string {
  return isNumeric(type) ? `${local} === ${local}` : `${local} !== undefined`;
}

function comparable(value: unknown, type: FactType): unknown {
  return type === 'date' ? dayOrder(value) : value;
}

interface RememberedSpan {
  (today: unknown): boolean;
  low: number;
  high: number;
}

/** Works a span out when it is asked with another day than the last time; false where there is none. */
function spanWhenever(direction: 1 | -1, duration: string): RememberedSpan {
  let [last, exists]: [unknown, boolean] = [undefined, false];
  const span = ((today: unknown): boolean => {
    if (today === last) return exists;
    const found = spanOf(direction, duration, { today: today as string, now: undefined }, 'date');
    [last, exists] = [today, found !== undefined];
    [span.low, span.high] = [dayOrder(found?.[0]), dayOrder(found?.[1])];
    return exists;
  }) as RememberedSpan;
  [span.low, span.high] = [Number.NaN, Number.NaN];
  return span;
}
