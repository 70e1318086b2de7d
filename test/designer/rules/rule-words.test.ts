import { expect } from 'chai';
import { type Conditions, catalogOfEvents, chartOf, coreCatalog, coreEvents, type MachineConfig, mergeCatalogs, ruleWords } from '#engine';
import { createMint, rowOf } from '../../../designer/rules/condition-tree.ts';
import { factAreas } from '../../../designer/rules/fact-list.ts';
import { freeName, ruleNameOf } from '../../../designer/rules/rule-name.ts';
import { ruleSentence } from '../../../designer/rules/rule-sentence.ts';
import { rulesLeadingTo, rulesUsedBy, usesOfRules } from '../../../designer/rules/rule-uses.ts';
import { stockRules } from '../../support/stock-rules.ts';

const context = {
  catalog: coreCatalog,
  currency: 'USD',
  optionsOf: (id: string) => (id === 'account.ownerId' ? [{ id: 'u1', label: 'Dana Reyes' }] : undefined),
};
const said = (rule: unknown): string => ruleSentence(rowOf(rule, createMint()), context);

describe('ruleSentence', () => {
  const chase = { fact: 'account.chaseableAmount', operator: 'greaterThan', value: 500 };

  it('says groups, amounts and named rules', () => {
    expect(
      said({ all: [{ condition: 'chaseable' }, { any: [chase, { fact: 'account.daysPastDue', operator: 'between', value: [30, 60] }] }] }),
    ).to.equal('“Chaseable” holds and (amount to chase is above $5.00 or days past due is between 30 and 60)');
  });

  it('says the opposite of a comparison by its own words', () => {
    expect(said({ not: chase })).to.equal('amount to chase is at most $5.00');
    expect(said({ not: { not: chase } })).to.equal('amount to chase is above $5.00');
    expect(said({ not: { condition: 'maySuspend' } })).to.equal('“May suspend” does not hold');
    expect(said({ not: { any: [chase, { condition: 'a' }] } })).to.equal('not (amount to chase is above $5.00 or “A” holds)');
  });

  it('says values by the names people know them by', () => {
    expect(said({ fact: 'account.ownerId', operator: 'equal', value: 'u1' })).to.equal('owner is Dana Reyes');
    expect(said({ fact: 'account.kind', operator: 'in', value: ['person', 'business'] })).to.equal(
      'business or person is one of Person, Business',
    );
    expect(said({ fact: 'account.tags', operator: 'contains', value: 'legal' })).to.equal('tags contains “legal”');
    expect(said({ fact: 'account.oldestDueOn', operator: 'before', value: '2026-02-05' })).to.equal(
      'oldest due date is before Thu Feb 5, 2026',
    );
    expect(said({ fact: 'account.nextDueOn', operator: 'notWithinNext', value: 'P10D' })).to.equal(
      'next due date is not within the next 10 days',
    );
    expect(said({ fact: 'account.openAmount', operator: 'lessThan', value: { fact: 'account.creditLimit' } })).to.equal(
      'open amount is below credit limit',
    );
    expect(said({ fact: 'account.riskScore', operator: 'equal', value: 0.25 })).to.equal('risk score is 0.25');
  });

  it('can be said while something is missing or not understood', () => {
    expect(said({ fact: 'account.openAmount', operator: 'greaterThan' })).to.equal('open amount is above …');
    expect(said({ fact: 'account.openAmount', operator: 'between', value: [5, ''] })).to.equal('open amount is between $0.05 and …');
    expect(said({ fact: 'account.openAmount', operator: 'equal', value: '12,x' })).to.equal('open amount is 12,x');
    expect(said({ all: [] })).to.equal('…');
    expect(said({ fact: 'custom.gone', operator: 'like', value: 'x' })).to.equal('custom.gone like “x”');
    expect(said({ not: { fact: 'custom.gone', operator: 'like', value: 'x' } })).to.equal('not (custom.gone like “x”)');
    expect(said({ not: { 'x-y': 1 } })).to.equal('not ({…})');
  });
});

describe('ruleSentence beside the words of the engine', () => {
  const catalog = mergeCatalogs(coreCatalog, catalogOfEvents(coreEvents.values()));
  // Values are quoted and named here, which the engine leaves to whoever knows the installation.
  const plain = (words: string): string => words.replaceAll(/[“”]/g, '').toLowerCase();

  for (const { place, conditions } of stockRules()) {
    it(`says the same of ${place}`, () => {
      const ours = ruleSentence(rowOf(conditions, createMint()), { catalog, currency: 'USD', optionsOf: () => undefined });

      expect(plain(ours)).to.equal(plain(ruleWords(conditions as Conditions, { catalog, currency: 'USD' })));
    });
  }
});

describe('factAreas', () => {
  it('groups data by what it is about', () => {
    const areas = factAreas(coreCatalog);

    expect(areas.map(({ area }) => area)).to.deep.equal(['account', 'invoice', 'dispute', 'contact', 'parent', 'enrollment', 'clock']);
  });

  it('offers only data of the same type to compare with, and not the data itself', () => {
    const found = factAreas(coreCatalog, { type: 'date', besides: 'account.oldestDueOn' }).flatMap(({ facts }) => facts);

    expect(new Set(found.map(({ type }) => type))).to.deep.equal(new Set(['date']));
    expect(found.map(({ id }) => id)).not.to.include('account.oldestDueOn');
  });
});

describe('ruleNameOf', () => {
  it('makes a name of words and leaves a name as it is', () => {
    expect(ruleNameOf('May suspend')).to.equal('maySuspend');
    expect(ruleNameOf('  over 30 days ')).to.equal('over30Days');
    expect(ruleNameOf('maySuspend')).to.equal('maySuspend');
    expect(ruleNameOf('Über-Limit!')).to.equal('uberLimit');
    for (const words of ['', '30 days', '…']) expect(ruleNameOf(words)).to.equal('');
  });

  it('numbers a name that is taken', () => {
    expect(freeName('a', ['b'])).to.equal('a');
    expect(freeName('a', ['a', 'a2'])).to.equal('a3');
  });
});

describe('usesOfRules', () => {
  const rules = { a: { condition: 'b' }, b: { all: [{ not: { condition: 'c' } }] }, c: { all: [] }, d: { any: [] } };
  const machine: MachineConfig = {
    id: 'm',
    initial: 's',
    states: {
      s: { on: { 'payment.received': [{ guard: 'a', target: 't' }, { guard: { type: 'rule', params: { condition: 'b' } } }] } },
      t: { always: { guard: 'c', target: 's' } },
    },
  };

  it('finds paths and rules', () => {
    const uses = usesOfRules(rules, chartOf(machine).transitions);

    expect(uses.get('a')?.map((use) => use.kind)).to.deep.equal(['path']);
    expect(uses.get('b')?.map((use) => (use.kind === 'path' ? use.transition.pointer : use.name))).to.deep.equal([
      '/machine/states/s/on/payment.received/1',
      'a',
    ]);
    expect(uses.get('c')?.map((use) => use.kind)).to.deep.equal(['path', 'rule']);
    expect(uses.get('d')).to.equal(undefined);
  });

  it('knows which rules would lead in a circle', () => {
    expect([...rulesLeadingTo('c', rules)].sort()).to.deep.equal(['a', 'b', 'c']);
    expect([...rulesLeadingTo('d', rules)]).to.deep.equal(['d']);
  });

  it('knows which rules a rule leads to, and does not run in circles', () => {
    expect([...rulesUsedBy(rules.a, rules)]).to.deep.equal(['b', 'c']);
    expect([...rulesUsedBy({ condition: 'x' }, { x: { condition: 'x' } })]).to.deep.equal(['x']);
    expect([...rulesUsedBy({ condition: 'gone' }, rules)]).to.deep.equal([]);
  });
});
