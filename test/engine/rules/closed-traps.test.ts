import { expect } from 'chai';
import { type Conditions, compileFirstMatch, compileRule, explainRule, type Facts } from '#engine';
import { checkRule } from '../../../engine/rules/check-rule.ts';
import { closureOf } from '../../../engine/rules/compile-rule.ts';
import { ruleTree } from '../../../engine/rules/rule-tree.ts';
import { everyType } from '../../support/rule-arbitraries.ts';

/** The answer of all three executors, which must be one. */
async function answer(conditions: Conditions, facts: Readonly<Record<string, unknown>>): Promise<boolean> {
  const given = facts as Facts;
  const compiled = compileRule(conditions, everyType)(given);
  expect(closureOf(ruleTree(conditions, everyType))(given)).to.equal(compiled);
  expect((await explainRule(conditions, given, everyType)).result).to.equal(compiled);
  return compiled;
}

function refusals(conditions: unknown): string[] {
  return checkRule(conditions, '', { catalog: everyType, rules: {} }).map((fault) => fault.code);
}

/** Each of these is a wrong answer json-rules-engine gives without a word (style.md §2.8, reliability.md §0.3). */
describe('a silent wrong answer of json-rules-engine that is closed', () => {
  it('numbers written as text are not compared as text: "9" is not above "10"', async () => {
    expect(await answer({ fact: 'account.openAmount', operator: 'greaterThan', value: 10 }, { 'account.openAmount': '9' })).to.equal(false);
    expect(refusals({ fact: 'account.bucket', operator: 'greaterThan', value: '10' })).to.deep.equal(['rule.operator_mismatch']);
  });

  it('"in" is a list, not a piece of a text: OLD is not in GOLDEN', async () => {
    expect(await answer({ fact: 'account.bucket', operator: 'in', value: ['GOLDEN'] }, { 'account.bucket': 'OLD' })).to.equal(false);
    expect(refusals({ fact: 'account.bucket', operator: 'in', value: 'GOLDEN' })).to.deep.equal(['rule.value_type']);
  });

  it('a path into a fact does not exist', () => {
    expect(refusals({ fact: 'account.openAmount', path: '$.x', operator: 'equal', value: 7 })).to.deep.equal(['rule.form_refused']);
    expect(refusals({ fact: '$.account.openAmount', operator: 'equal', value: 7 })).to.deep.equal(['rule.fact_unknown']);
    expect(refusals({ fact: 'account.openAmount', params: { a: 1 }, operator: 'equal', value: 7 })).to.deep.equal(['rule.form_refused']);
  });

  it('nor does a path into the fact on the right side', () => {
    const value = { fact: 'account.overdueAmount', path: '$.x' };
    expect(refusals({ fact: 'account.openAmount', operator: 'equal', value })).to.deep.equal(['rule.value_type']);
    expect(refusals({ fact: 'account.openAmount', operator: 'equal', value: { ...value, params: {} } })).to.deep.equal(['rule.value_type']);
  });

  it('a status nobody knows is not "not DISPUTED"', async () => {
    expect(await answer({ fact: 'account.bucket', operator: 'notEqual', value: 'DISPUTED' }, {})).to.equal(false);
    expect(await answer({ not: { fact: 'account.bucket', operator: 'equal', value: 'DISPUTED' } }, { 'account.bucket': null })).to.equal(
      false,
    );
  });

  it('dates are compared, and Date objects are not facts', async () => {
    const before: Conditions = { fact: 'account.oldestDueOn', operator: 'before', value: '2026-02-06' };

    expect(await answer(before, { 'account.oldestDueOn': '2026-02-05' })).to.equal(true);
    expect(await answer(before, { 'account.oldestDueOn': new Date('2026-02-05') })).to.equal(false);
    expect(await answer({ not: before }, { 'account.oldestDueOn': new Date('2026-02-05') })).to.equal(false);
    expect(refusals({ fact: 'account.oldestDueOn', operator: 'before', value: new Date(0) })).to.deep.equal(['rule.value_type']);
  });

  it('a list of one number is not that number: [7] is not above 5', async () => {
    expect(await answer({ fact: 'account.openInvoices', operator: 'greaterThan', value: 5 }, { 'account.openInvoices': [7] })).to.equal(
      false,
    );
    expect(refusals({ fact: 'account.openInvoices', operator: 'greaterThan', value: [5] })).to.deep.equal(['rule.value_type']);
  });

  for (const form of ['all', 'any'] as const) {
    it(`an empty "${form}" does not hold: it is refused, and a fault of ours if it gets through`, () => {
      expect(refusals({ [form]: [] })).to.deep.equal(['rule.group_empty']);
      expect(refusals({ all: [{ not: { [form]: [] } }] })).to.deep.equal(['rule.group_empty']);
      expect(() => compileRule({ [form]: [] } as unknown as Conditions, everyType)).to.throw('an empty group was not checked');
    });
  }

  it('rules are answered in their order, not in the order their facts arrive', () => {
    const rules: Conditions[] = [
      { fact: 'account.openAmount', operator: 'greaterThan', value: 0 },
      { fact: 'account.openInvoices', operator: 'greaterThan', value: 0 },
    ];
    const facts = { 'account.openInvoices': 1, 'account.openAmount': 1 };

    expect(compileFirstMatch(rules, everyType)(facts)).to.equal(0);
    expect(compileFirstMatch([...rules].reverse(), everyType)(facts)).to.equal(0);
  });

  it('priorities, names and cached results cannot be written into a rule', () => {
    const leaf = { fact: 'account.openAmount', operator: 'equal', value: 1 };
    for (const extra of [{ priority: 0 }, { name: 'x' }, { result: true }, { factResult: 1 }, { operatorx: 1 }]) {
      expect(refusals({ ...leaf, ...extra }), JSON.stringify(extra)).to.deep.equal(['rule.form_refused']);
      expect(refusals({ all: [leaf], ...extra }), JSON.stringify(extra)).to.deep.equal(['rule.form_refused']);
    }
    expect(refusals({ ...leaf, 'x-note': 'mine' })).to.deep.equal([]);
  });

  for (const operator of [
    'not:equal',
    'swap:equal',
    'everyFact:equal',
    'someFact:in',
    'not:',
    ':equal',
    'equal/money',
    'constructor',
    'toString',
    '__proto__',
  ]) {
    it(`"${operator}" is no operator`, () => {
      expect(refusals({ fact: 'account.openAmount', operator, value: 1 })).to.deep.equal(['rule.operator_unknown']);
    });
  }

  it('names that every object has are neither facts nor rules', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(refusals({ fact: name, operator: 'equal', value: 1 }), name).to.deep.equal(['rule.fact_unknown']);
      expect(refusals({ condition: name }), name).to.deep.equal(['rule.condition_unknown']);
      expect(refusals({ fact: 'account.openAmount', operator: 'equal', value: { fact: name } }), name).to.deep.equal(['rule.value_type']);
    }
  });

  it('a value that looks like a database operator is only a value', async () => {
    expect(refusals({ fact: 'account.bucket', operator: 'equal', value: { $ne: '' } })).to.deep.equal(['rule.value_type']);
    expect(await answer({ fact: 'account.bucket', operator: 'notEqual', value: 'x' }, { 'account.bucket': { $ne: '' } })).to.equal(false);
  });

  it('a text of the author is never run: it is compared', async () => {
    const code = '"; throw new Error("ran"); //';
    expect(await answer({ fact: 'account.bucket', operator: 'equal', value: code }, { 'account.bucket': code })).to.equal(true);
    expect(await answer({ fact: 'account.bucket', operator: 'contains', value: '`process.exit(1)`' }, { 'account.bucket': 'x' })).to.equal(
      false,
    );
  });
});

/** "May we write?" must say no when the data is not what it should be. */
describe('a rule that lets a notice go', () => {
  const mayWrite: readonly (readonly [string, Conditions, readonly Readonly<Record<string, unknown>>[]])[] = [
    [
      'the status is not disputed',
      { fact: 'account.bucket', operator: 'notEqual', value: 'disputed' },
      [{}, { 'account.bucket': null }, { 'account.bucket': 3 }],
    ],
    [
      'not: the status is disputed',
      { not: { fact: 'account.bucket', operator: 'equal', value: 'disputed' } },
      [{}, { 'account.bucket': ['disputed'] }],
    ],
    [
      'no tag says stop',
      { fact: 'account.tags', operator: 'doesNotContain', value: 'stop' },
      [{}, { 'account.tags': 'stop' }, { 'account.tags': [1] }],
    ],
    [
      'not: a tag says stop',
      { not: { fact: 'account.tags', operator: 'contains', value: 'stop' } },
      [{}, { 'account.tags': 'do not contact: stop' }],
    ],
    [
      'the owner is none of two',
      { fact: 'account.ownerId', operator: 'notIn', value: ['a', 'b'] },
      [{}, { 'account.ownerId': null }, { 'account.ownerId': {} }],
    ],
    [
      'little is disputed',
      { fact: 'account.overdueAmount', operator: 'lessThan', value: 1 },
      [{}, { 'account.overdueAmount': '0 USD' }, { 'account.overdueAmount': Number.NaN }],
    ],
    [
      'not: no email',
      { not: { fact: 'contact.hasEmail', operator: 'equal', value: false } },
      [{}, { 'contact.hasEmail': 'false' }, { 'contact.hasEmail': 0 }],
    ],
    [
      'not written to lately',
      { fact: 'account.lastContactAt', operator: 'notWithinLast', value: 'P7D' },
      [{ 'clock.now': 5 }, { 'account.lastContactAt': 5 }, {}],
    ],
  ];
  for (const [name, conditions, spoilt] of mayWrite) {
    it(`stays shut on missing, misspelt and mistyped data: ${name}`, async () => {
      for (const facts of spoilt) expect(await answer(conditions, facts), JSON.stringify(facts)).to.equal(false);
    });
  }
});
