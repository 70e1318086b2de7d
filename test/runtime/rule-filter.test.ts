import { expect } from 'chai';
import fc from 'fast-check';
import { type Collection, MongoClient } from 'mongodb';
import { type Conditions, compileRule, type Facts, ruleToFilter } from '#engine';
import { truthOf } from '../support/kleene.ts';
import { freshDatabase } from '../support/mongo.ts';
import { documentArbitrary, everyType, ruleArbitrary } from '../support/rule-arbitraries.ts';

const SEED = 20_261_122;
const DOCUMENTS = 300;
const RULES = 1500;

interface Stored {
  readonly _id: number;
}

describe('a rule asked of the database', function () {
  this.timeout(60_000);
  let client: MongoClient;
  let accounts: Collection<Stored>;
  const samples = fc.sample(documentArbitrary(), { numRuns: DOCUMENTS, seed: SEED });

  before(async () => {
    client = await MongoClient.connect(await freshDatabase(), { ignoreUndefined: true });
    accounts = client.db().collection<Stored>('accounts');
    await accounts.insertMany(samples.map(({ document }, _id) => ({ ...document, _id })));
  });

  after(() => client.close());

  async function passing(filter: object): Promise<number[]> {
    const found = await accounts.find(filter, { projection: { _id: 1 } }).toArray();
    return found.map((each) => each._id).sort((a, b) => a - b);
  }

  it('finds, with what is left over judged in process, exactly the accounts for which the rule is true', async () => {
    let [whole, partly, held] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(ruleArbitrary(), async ({ conditions, rules }) => {
        const asOf = { today: '2026-02-28', now: Date.UTC(2026, 1, 28, 12) };
        const { filter, residual } = ruleToFilter(conditions, everyType, asOf, rules);
        const test = compileRule(conditions, everyType, rules);
        const expected = indexesOf((facts) => test(facts as Facts));
        const passed = await passing(filter);
        const found = residual ? passed.filter((index) => test((samples[index]?.facts ?? {}) as Facts)) : passed;

        expect(found).to.deep.equal(expected);
        if (!residual) whole += 1;
        else if (Object.keys(filter).length > 0) partly += 1;
        held += expected.length;
      }),
      { numRuns: RULES, seed: SEED },
    );
    expect(whole, 'rules the database answers alone').to.be.greaterThan(RULES / 20);
    expect(partly, 'rules it narrows').to.be.greaterThan(RULES / 50);
    expect(held, 'accounts a rule was true for').to.be.greaterThan(RULES);
  });

  it('agrees with three-valued logic written down a second time', async () => {
    await fc.assert(
      fc.asyncProperty(ruleArbitrary(), async ({ conditions, rules }) => {
        const { filter, residual } = ruleToFilter(conditions, everyType, { today: undefined, now: undefined }, rules);
        const expected = indexesOf((facts) => truthOf(conditions, facts, everyType, rules) === true);
        const passed = await passing(filter);

        // What the filter lets through may be too much when something is left over; it is never too little.
        if (residual) expect(passed).to.include.members(expected);
        else expect(passed).to.deep.equal(expected);
      }),
      { numRuns: 300, seed: SEED + 1 },
    );
  });

  function indexesOf(holds: (facts: Readonly<Record<string, unknown>>) => boolean): number[] {
    return samples.flatMap(({ facts }, index) => (holds(facts) ? [index] : []));
  }

  const values: readonly (readonly [string, string, unknown])[] = [
    ['a missing amount', 'standing.openAmount', undefined],
    ['an amount of null', 'standing.openAmount', null],
    ['an amount that is not a number', 'standing.openAmount', Number.NaN],
    ['an amount without end', 'standing.openAmount', Number.POSITIVE_INFINITY],
    ['an amount in text', 'standing.openAmount', '5'],
    ['a list of amounts', 'standing.openAmount', [1, 900]],
    ['a real amount', 'standing.openAmount', 900],
    ['a day', 'standing.oldestDueOn', '2026-02-05'],
    ['a day that does not exist', 'standing.oldestDueOn', '2026-02-30'],
    ['a day as an instant', 'standing.oldestDueOn', new Date('2026-02-05')],
    ['a day written differently', 'standing.oldestDueOn', '2026-2-5'],
    ['a bucket in a list', 'standing.bucket', ['31-60']],
    ['a bucket of null', 'standing.bucket', null],
    ['a bucket', 'standing.bucket', '31-60'],
    ['a custom field set', 'custom.vip', true],
    ['a custom field set in text', 'custom.vip', 'true'],
    ['a custom field within a list', 'custom.vip', [true]],
    ['an operator where a value should be', 'custom.vip', { $eq: true }],
    ['tags', 'tags', ['legal']],
  ];
  const rules: readonly Conditions[] = [
    { fact: 'account.openAmount', operator: 'greaterThan', value: 500 },
    { not: { fact: 'account.openAmount', operator: 'greaterThan', value: 500 } },
    { fact: 'account.openAmount', operator: 'notEqual', value: 7 },
    { fact: 'account.openAmount', operator: 'isMissing', value: true },
    { fact: 'account.oldestDueOn', operator: 'before', value: '2026-03-01' },
    { fact: 'account.oldestDueOn', operator: 'isMissing', value: true },
    { not: { fact: 'account.oldestDueOn', operator: 'onOrAfter', value: '2026-03-01' } },
    { fact: 'account.bucket', operator: 'in', value: ['31-60', '61-90'] },
    { not: { fact: 'account.bucket', operator: 'in', value: ['61-90'] } },
    { fact: 'account.bucket', operator: 'isPresent', value: true },
    { fact: 'custom.vip', operator: 'equal', value: true },
    { not: { fact: 'custom.vip', operator: 'equal', value: false } },
    { fact: 'custom.vip', operator: 'isMissing', value: true },
    { fact: 'account.tags', operator: 'contains', value: 'legal' },
  ];

  it('is never fooled by what data gets wrong: missing, null, lists, text for numbers, days that do not exist', async () => {
    const collection = client.db().collection<Stored>('spoilt');
    await collection.insertMany(values.map(([, path, value], _id) => ({ _id, ...nested(path, value) })));
    const facts = values.map(([, path, value]) => ({ [factAt(path)]: value }) as unknown as Facts);
    for (const conditions of rules) {
      const { filter, residual } = ruleToFilter(conditions, everyType, { today: '2026-02-28', now: 0 });
      const passed = await collection.find(filter, { projection: { _id: 1 } }).toArray();
      const found = passed.map((each) => each._id).filter((index) => !residual || compileRule(conditions, everyType)(facts[index] ?? {}));
      const expected = values.flatMap((_, index) => (truthOf(conditions, facts[index] ?? {}, everyType) === true ? [index] : []));

      expect(names(found), JSON.stringify(conditions)).to.deep.equal(names(expected));
    }
  });

  function names(indexes: readonly number[]): (string | undefined)[] {
    return [...indexes].sort((a, b) => a - b).map((index) => values[index]?.[0]);
  }
});

function nested(path: string, value: unknown): Record<string, unknown> {
  const [head = '', ...rest] = path.split('.');
  return { [head]: rest.length === 0 ? value : nested(rest.join('.'), value) };
}

function factAt(path: string): string {
  return [...everyType.facts.values()].find((fact) => fact.path === path)?.id ?? '';
}
