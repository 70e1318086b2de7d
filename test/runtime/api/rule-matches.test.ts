import { expect } from 'chai';
import fc from 'fast-check';
import { type AnswerOf, type Conditions, compileRule, coreCatalog, defineFacts, type Facts, type Problem, type RuleVerdict } from '#engine';
import { subjectFacts } from '../../../runtime/commands/subject-facts.ts';
import { readWorld } from '../../../runtime/runtime.ts';
import type { AccountDocument } from '../../../runtime/store/account-documents.ts';
import { writeSetting } from '../../../runtime/store/settings.ts';
import { loadSubject } from '../../../runtime/store/subject-store.ts';
import { openAccount } from '../../support/collecting.ts';
import { aLiveBook, type LiveBook } from '../../support/live-book.ts';
import { ruleArbitrary } from '../../support/rule-arbitraries.ts';

type Matches = AnswerOf<'rules.matches'>;
type Explained = AnswerOf<'rules.explain'>;

const overdue = { fact: 'account.overdueAmount', operator: 'greaterThan', value: 0 };
const delivered = { fact: 'enrollment.noticesDelivered', operator: 'greaterThan', value: 0 };
const SEED = 20_261_123;

/** What random rules are about: facts the database holds, facts it does not, and some of neither. */
const some = defineFacts(
  [
    ...['account.overdueAmount', 'account.openAmount', 'account.daysPastDue', 'account.oldestDueOn', 'account.bucket', 'account.currency'],
    ...[
      'account.nextDueOn',
      'account.promiseDueOn',
      'account.tags',
      'account.riskScore',
      'account.lastPaymentOn',
      'account.parentId',
      'contact.hasEmail',
      'parent.openAmount',
    ],
    ...['parent.children', 'clock.today'],
  ].flatMap((id) => coreCatalog.fact(id) ?? []),
);

describe('how many accounts a rule is true for', function () {
  this.timeout(120_000);
  let book: LiveBook;

  before(async () => {
    book = await aLiveBook();
    const head = await openAccount(book.product, { name: 'Head office' });
    const branch = await openAccount(book.product, { name: 'Branch', parentId: head.id, email: null });
    await branch.owes(15_000, '2026-01-30');
  });

  after(() => book.stop());

  const matches = (body: object): Promise<Matches> => book.api.ask<Matches>('rules.matches', { body });
  const explain = (body: object): Promise<Explained> => book.api.ask<Explained>('rules.explain', { body });
  const refused = async (body: object): Promise<[string | undefined, string[]]> => {
    const answer = await book.api.send('rules.matches', { body });
    return [answer.code, ((answer.body as Problem).errors ?? []).map((error) => `${error.code} ${error.pointer}`)];
  };

  /** Every account looked at by itself, as its strategy would. */
  async function oneByOne(): Promise<{ id: string; facts: Facts }[]> {
    const { store } = book.product.runtime;
    const world = await readWorld(book.product.runtime);
    const accounts = (await store.db.collection('accounts').find({}).toArray()) as unknown as AccountDocument[];
    return Promise.all(
      accounts.map(async ({ _id }) => {
        const records = await loadSubject(store, _id, { type: 'account', id: _id }, { contact: true, group: true });
        return { id: _id, facts: records ? subjectFacts(records, world, world.now) : {} };
      }),
    );
  }

  it('is what one finds who judges account by account, for any rule, also where the night is still to come', async () => {
    const { catalog } = (await readWorld(book.product.runtime)).published.registry;
    const days = ['2026-02-06T23:00:00Z', '2026-02-09T15:00:00Z'];
    let held = 0;
    for (const at of days) {
      // The clock alone moves on: what is stored is now of an earlier day.
      await writeSetting(book.product.runtime.store, 'clock', { mode: 'sandbox', at: Date.parse(at) });
      const accounts = await oneByOne();
      await fc.assert(
        fc.asyncProperty(ruleArbitrary({ catalog: some }), async ({ conditions, rules }) => {
          const holds = compileRule(conditions, catalog, rules);
          const expected = accounts.filter(({ facts }) => holds(facts)).map(({ id }) => id);
          const found = await matches({ conditions, rules, limit: 10 });

          expect(found.accounts).to.equal(accounts.length);
          expect([found.matches, found.possible], JSON.stringify(conditions)).to.deep.equal([expected.length, expected.length]);
          expect(found.examples.map(({ id }) => id).sort()).to.deep.equal(expected.sort());
          for (const { verdict } of found.examples) expect(verdict.outcome).to.equal('holds');
          held += expected.length;
        }),
        { seed: SEED, numRuns: 120 },
      );
    }
    expect(held).to.be.greaterThan(100);
    await writeSetting(book.product.runtime.store, 'clock', { mode: 'sandbox', at: Date.parse('2026-02-06T23:00:00Z') });
  });

  it('counts days past due to the day, whoever does the counting', async () => {
    const { catalog } = (await readWorld(book.product.runtime)).published.registry;
    const accounts = await oneByOne();
    const days = accounts.map(({ facts }) => Number(facts['account.daysPastDue']));
    expect(days).to.include.members([0, 2, 4, 5, 17]);
    const values = [-1, 0, 0.5, 1, 2, 2.5, 4, 5, 16.5, 17, 18, 99_999];
    const single = ['greaterThan', 'greaterThanInclusive', 'lessThan', 'lessThanInclusive', 'equal', 'notEqual'];
    const spans = ['between', 'notBetween'].flatMap((operator) =>
      [[0, 4] as const, [2, 17] as const].map((value) => ({ operator, value })),
    );
    const asked = [...single.flatMap((operator) => values.map((value) => ({ operator, value }))), ...spans];
    for (const { operator, value } of asked) {
      const conditions = { fact: 'account.daysPastDue', operator, value };
      const holds = compileRule(conditions, catalog);
      const found = await matches({ conditions, limit: 0 });
      expect(found.matches, `${operator} ${value}`).to.equal(accounts.filter(({ facts }) => holds(facts)).length);
    }
  });

  it('comes with examples, each with what became of every condition', async () => {
    const { matches: count, examples } = await matches({
      conditions: { all: [{ condition: 'late' }, { fact: 'account.currency', operator: 'equal', value: 'EUR' }] },
      rules: { late: overdue },
    });

    expect(count).to.equal(1);
    expect(examples[0]).to.deep.include({ id: book.accounts.euro.id, name: 'Euro', currency: 'EUR' });
    expect(parts(examples[0]?.verdict as RuleVerdict)).to.deep.equal([
      '/conditions holds',
      '/conditions/all/0 holds',
      '/rules/late holds',
      '/conditions/all/1 holds',
    ]);
  });

  it('says which facts cannot be known of an account alone, and how many it could hold for', async () => {
    const { matches: sure, possible, unknownFacts, examples } = await matches({ conditions: { all: [overdue, delivered] } });
    const either = await matches({ conditions: { any: [overdue, { fact: 'event.amount', operator: 'isMissing', value: true }] } });

    expect([sure, possible]).to.deep.equal([0, (await matches({ conditions: overdue })).matches]);
    expect(unknownFacts).to.deep.equal([{ fact: 'enrollment.noticesDelivered', label: 'messages delivered', of: 'enrollment' }]);
    expect(examples.map(({ verdict }) => verdict.outcome)).to.deep.equal(['unknown', 'unknown', 'unknown']);
    expect([either.matches < either.possible, either.possible]).to.deep.equal([true, either.accounts]);
  });

  it('knows for a segment only what a night knows', async () => {
    const conditions = { fact: 'contact.hasEmail', operator: 'equal', value: true };
    const forStrategy = await matches({ conditions });
    const forSegment = await matches({ conditions, judge: 'segment' });

    expect([forStrategy.matches, forStrategy.unknownFacts]).to.deep.equal([8, []]);
    expect([forSegment.matches, forSegment.possible]).to.deep.equal([0, 9]);
    expect(forSegment.unknownFacts.map(({ of }) => of)).to.deep.equal(['contact']);
  });

  it('is told for one account too, which is on a strategy', async () => {
    const { id } = book.accounts.early;
    const verdict = await explain({ conditions: { not: { all: [overdue, delivered] } }, accountId: id });
    const alone = await explain({ conditions: delivered, accountId: book.accounts.quiet.id });

    expect([verdict.outcome, verdict.unknownFacts, verdict.account.name]).to.deep.equal(['holds', [], 'Early']);
    expect(parts(verdict.verdict)).to.deep.equal([
      '/conditions holds',
      '/conditions/not fails',
      '/conditions/not/all/0 holds',
      '/conditions/not/all/1 fails',
    ]);
    expect([alone.outcome, alone.unknownFacts.map(({ fact }) => fact)]).to.deep.equal(['unknown', ['enrollment.noticesDelivered']]);
    expect((await book.api.send('rules.explain', { body: { conditions: overdue, accountId: 'nobody' } })).code).to.equal(
      'resource.unknown',
    );
  });

  it('is refused with all faults of the rule and where they are', async () => {
    const wrong: Conditions = {
      all: [{ fact: 'account.overdue', operator: 'above', value: 1 }, { ...overdue, value: 'much' }, { condition: 'none' }],
    };
    expect(await refused({ conditions: wrong })).to.deep.equal([
      'rule.refused',
      [
        'rule.fact_unknown /conditions/all/0/fact',
        'rule.value_type /conditions/all/1/value',
        'rule.condition_unknown /conditions/all/2/condition',
      ],
    ]);
    expect(await refused({ conditions: overdue, rules: { a: { condition: 'b' }, b: { condition: 'a' } } })).to.deep.equal([
      'rule.refused',
      ['rule.condition_cycle /rules/a', 'rule.condition_cycle /rules/b'],
    ]);
  });

  const hostile: readonly (readonly [string, unknown])[] = [
    ['an operator of the database', { $where: 'sleep(1000)' }],
    ['one where a value should be', { ...overdue, value: { $gt: 0 } }],
    ['one where a fact should be', { fact: { $ne: 1 }, operator: 'equal', value: 1 }],
    ['a path of the database for a fact', { fact: 'standing.overdueAmount', operator: 'greaterThan', value: 0 }],
    ['a fact of every object', { fact: 'constructor', operator: 'isPresent', value: true }],
    ['an operator of every object', { fact: 'account.name', operator: 'toString', value: 'x' }],
    ['a fact that is anything but a name', { ...overdue, fact: { toString: 1, valueOf: 2 } }],
    ['an operator that is anything but a name', { ...overdue, operator: { toString: 1, valueOf: 2 } }],
    ['a rule that is anything but a name', { any: [{ condition: { toString: 1, valueOf: 2 } }] }],
    ['a group of nothing', { all: [] }],
    ['no rule', {}],
    ['two rules in one', { all: [overdue], any: [overdue] }],
    ['too many conditions', { any: Array.from({ length: 201 }, () => overdue) }],
    ['too many levels', Array.from({ length: 12 }).reduce<unknown>((inner) => ({ not: inner }), overdue)],
  ];
  for (const [what, conditions] of hostile)
    it(`is refused, not carried out: ${what}`, async () => {
      expect((await refused({ conditions }))[0]).to.equal('rule.refused');
    });
});

function parts(verdict: RuleVerdict): string[] {
  return [`${verdict.pointer} ${verdict.outcome}`, ...('of' in verdict ? verdict.of.flatMap(parts) : [])];
}
