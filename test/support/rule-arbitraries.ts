import fc from 'fast-check';
import { type Catalog, type Comparison, type Conditions, defineFacts, type Fact, type FactType, operators, operatorsFor } from '#engine';

/**
 * A catalogue with two facts of every type, most of them with a path into the account document, and the
 * clock that `within…` counts from.
 */
export const everyType: Catalog = defineFacts([
  { id: 'account.openAmount', type: 'money', label: 'open', path: 'standing.openAmount' },
  { id: 'account.overdueAmount', type: 'money', label: 'overdue', path: 'standing.overdueAmount' },
  { id: 'account.openInvoices', type: 'number', label: 'invoices', path: 'standing.openInvoices' },
  { id: 'account.daysPastDue', type: 'number', label: 'days past due' },
  { id: 'account.bucket', type: 'text', label: 'bucket', path: 'standing.bucket' },
  { id: 'account.ownerId', type: 'text', label: 'owner', path: 'ownerId' },
  { id: 'custom.vip', type: 'flag', label: 'VIP', path: 'custom.vip' },
  { id: 'contact.hasEmail', type: 'flag', label: 'has email' },
  { id: 'account.oldestDueOn', type: 'date', label: 'oldest due', path: 'standing.oldestDueOn' },
  { id: 'account.nextDueOn', type: 'date', label: 'next due', path: 'standing.nextDueOn' },
  { id: 'account.lastContactAt', type: 'instant', label: 'last contact', path: 'lastContactAt' },
  { id: 'account.tags', type: 'texts', label: 'tags', path: 'tags' },
  { id: 'clock.today', type: 'date', label: 'today' },
  { id: 'clock.now', type: 'instant', label: 'now' },
]);

const NOON = Date.UTC(2026, 1, 28, 12);
const texts = ['', 'a', 'ab', 'b', 'OLD', 'GOLDEN', '9', '10', '$gt', 'true', '2026-02-05', 'Ünï', 'a.b', '"; return true; //'];
const dates = ['2026-02-05', '2026-02-27', '2026-02-28', '2026-03-01', '2026-01-28', '2025-12-31', '2024-02-29', '2012-01-01'];

/** Few values of each type, so that equality and bounds are hit often. */
const valuesOf: Readonly<Record<FactType, fc.Arbitrary<unknown>>> = {
  money: fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constantFrom(0, -0, 120_000, Number.MAX_SAFE_INTEGER)),
  number: fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constantFrom(0, -0, 0.1, 0.5, -1.5, 1e9, Number.MAX_VALUE, Number.MIN_VALUE)),
  text: fc.constantFrom(...texts),
  flag: fc.boolean(),
  date: fc.constantFrom(...dates),
  instant: fc.constantFrom(NOON, NOON - 1, NOON - 86_400_000, NOON - 7 * 86_400_000, NOON + 3_600_000, NOON + 30 * 86_400_000, 0),
  texts: fc.array(fc.constantFrom(...texts), { maxLength: 3 }),
};

/** What data gets wrong: nothing there, null, no number, the wrong type, a day that does not exist. */
const spoilt = fc.constantFrom<unknown>(
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  '5',
  '0 USD',
  5,
  true,
  'false',
  '2026-02-30',
  '2026-2-5',
  '2026-02-05T00:00:00Z',
  [],
  [7],
  ['a', 1],
  {},
  { fact: 'account.openAmount' },
  { $gt: '' },
);

/** A value for a fact: of its type, or spoilt. */
export function factValue(fact: Fact): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: valuesOf[fact.type] }, { weight: 1, arbitrary: spoilt });
}

/** Facts of a catalogue, good and spoilt, some missing. The clock is right more often than not. */
export function factsArbitrary(catalog: Catalog = everyType): fc.Arbitrary<Record<string, unknown>> {
  const entries = [...catalog.facts.values()].map((fact) => [fact.id, clockOr(fact)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<Record<string, unknown>>;
}

function clockOr(fact: Fact): fc.Arbitrary<unknown> {
  const usual = fact.id === 'clock.today' ? '2026-02-28' : fact.id === 'clock.now' ? NOON : undefined;
  return usual === undefined ? factValue(fact) : fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: spoilt });
}

/** A checked rule with the named rules it may refer to. */
export interface RandomRule {
  readonly conditions: Conditions;
  readonly rules: Readonly<Record<string, Conditions>>;
}

export interface RuleWishes {
  readonly catalog?: Catalog;
  /** Whether `isMissing` and `isPresent` may occur: only they can gain by data that is missing. */
  readonly presence?: boolean;
}

/** Valid rules: groups, `not`, references to named rules, every operator with every type it takes. */
export function ruleArbitrary({ catalog = everyType, presence = true }: RuleWishes = {}): fc.Arbitrary<RandomRule> {
  const leaf = comparison(catalog, presence);
  const tree = (names: readonly string[]): fc.Arbitrary<Conditions> =>
    fc.letrec<{ node: Conditions }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 4, arbitrary: leaf },
        { weight: 1, arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
        { weight: 1, arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
        { weight: 1, arbitrary: tie('node').map((not) => ({ not })) },
        ...(names.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...names).map((condition) => ({ condition })) }] : []),
      ),
    })).node;
  return fc
    .record({ low: tree([]), high: tree(['low']), conditions: tree(['low', 'high']) })
    .map(({ low, high, conditions }) => ({ conditions, rules: { low, high } }));
}

function comparison(catalog: Catalog, presence: boolean): fc.Arbitrary<Comparison> {
  const facts = [...catalog.facts.values()];
  return fc.constantFrom(...facts).chain((fact) => {
    const names = operatorsFor(fact.type).filter((name) => presence || operators[name].operand !== 'none');
    return fc.constantFrom(...names).chain((operator) => {
      const { operand } = operators[operator];
      return operandOf(operand, fact, facts).map((value) => ({ fact: fact.id, operator, value }));
    });
  });
}

function operandOf(form: string, fact: Fact, facts: readonly Fact[]): fc.Arbitrary<unknown> {
  const scalar = valuesOf[fact.type];
  const twins = facts.filter((other) => other.type === fact.type);
  switch (form) {
    case 'none':
      return fc.constant(true);
    case 'pair':
      return fc.tuple(scalar, scalar).map((pair) => (pair as (string | number)[]).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    case 'list':
      return fc.array(scalar, { minLength: 1, maxLength: 3 });
    case 'text':
      return fc.constantFrom(...texts.filter((each) => each !== ''));
    case 'duration':
      return fact.type === 'date'
        ? fc.constantFrom('P0D', 'P1D', 'P7D', 'P1M', 'P2W', 'P1Y')
        : fc.constantFrom('P0D', 'PT1H', 'P7D', 'P1M', 'P1DT1H');
    default:
      return fc.oneof(
        { weight: 4, arbitrary: scalar },
        { weight: 1, arbitrary: fc.constantFrom(...twins).map((other) => ({ fact: other.id })) },
      );
  }
}

/** An account document as MongoDB holds it, and the facts the engine would see of it. */
export interface RandomDocument {
  readonly document: Readonly<Record<string, unknown>>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Documents with `standing.*` and the other paths of the catalogue, and the facts that have no path beside them. */
export function documentArbitrary(catalog: Catalog = everyType): fc.Arbitrary<RandomDocument> {
  return factsArbitrary(catalog).map((facts) => ({ document: documentOf(facts, catalog), facts }));
}

function documentOf(facts: Readonly<Record<string, unknown>>, catalog: Catalog): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const { id, path } of catalog.facts.values()) {
    if (path === undefined || facts[id] === undefined) continue;
    const keys = path.split('.');
    let place = document;
    for (const key of keys.slice(0, -1)) {
      place[key] ??= {};
      place = place[key] as Record<string, unknown>;
    }
    place[keys.at(-1) ?? ''] = facts[id];
  }
  return document;
}
