/**
 * The few operators of MongoDB that `ruleToFilter` uses, on documents without lists along a path. It says
 * whether the filter's logic is right; whether MongoDB reads it so is tested on a real one in test/runtime.
 */
export function passes(document: unknown, filter: unknown): boolean {
  return Object.entries(filter as Readonly<Record<string, unknown>>).every(([key, wanted]) => {
    if (key === '$and') return (wanted as unknown[]).every((each) => passes(document, each));
    if (key === '$or') return (wanted as unknown[]).some((each) => passes(document, each));
    if (key === '$nor') return !(wanted as unknown[]).some((each) => passes(document, each));
    const value = key.split('.').reduce<unknown>((place, step) => (place as Record<string, unknown> | undefined)?.[step], document);
    return fits(value, wanted as Readonly<Record<string, unknown>>);
  });
}

function fits(value: unknown, tests: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(tests).every(([operator, operand]) => {
    const test = operators[operator];
    if (!test) throw new RangeError(`${operator} is not among the operators this stands for`);
    return test(value, operand);
  });
}

type Test = (value: unknown, operand: unknown) => boolean;

/** Comparisons stay within one type, as MongoDB's do; NaN equals itself there and is below every number. */
const operators: Readonly<Record<string, Test>> = {
  $not: (value, operand) => !fits(value, operand as Readonly<Record<string, unknown>>),
  $type: (value, operand) => operand === typeOf(value),
  $eq: same,
  $ne: (value, operand) => !same(value, operand),
  $in: (value, operand) => (operand as unknown[]).some((each) => same(value, each)),
  $nin: (value, operand) => !(operand as unknown[]).some((each) => same(value, each)),
  $lt: (value, operand) => comparable(value, operand) && (value as number) < (operand as number),
  $lte: (value, operand) => comparable(value, operand) && (value as number) <= (operand as number),
  $gt: (value, operand) => comparable(value, operand) && (value as number) > (operand as number),
  $gte: (value, operand) => comparable(value, operand) && (value as number) >= (operand as number),
};

function same(value: unknown, operand: unknown): boolean {
  return value === operand || (Array.isArray(value) && value.some((each) => each === operand));
}

function comparable(value: unknown, operand: unknown): boolean {
  return typeOf(value) === typeOf(operand);
}

function typeOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
