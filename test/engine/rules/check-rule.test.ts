import { expect } from 'chai';
import { compileStrategy, createRegistry, lint, type Strategy } from '#engine';
import { checkRule, ruleCycles } from '../../../engine/rules/check-rule.ts';
import { everyType } from '../../support/rule-arbitraries.ts';
import { withoutStanding } from '../../support/without-standing.ts';

const leaf = { fact: 'account.openAmount', operator: 'greaterThan', value: 500 };

function faults(conditions: unknown, rules: Readonly<Record<string, unknown>> = {}): string[] {
  return checkRule(conditions, '/rules/r', { catalog: everyType, rules }).map((fault) => `${fault.code} ${fault.pointer}`);
}

describe('checkRule', () => {
  it('finds nothing wrong with a rule that is right', () => {
    expect(faults({ all: [leaf, { any: [{ not: leaf }, { condition: 'named' }] }] }, { named: leaf })).to.deep.equal([]);
  });

  it('names every fault with its place', () => {
    const conditions = {
      all: [
        { fact: 'account.opnAmount', operator: 'greaterThan', value: 1 },
        { any: [] },
        { not: { fact: 'account.openAmount', operator: 'above', value: 1 } },
        { condition: 'nobody' },
        { fact: 'custom.vip', operator: 'lessThan', value: true },
        'chaseable',
      ],
    };

    expect(faults(conditions)).to.deep.equal([
      'rule.fact_unknown /rules/r/all/0/fact',
      'rule.group_empty /rules/r/all/1/any',
      'rule.operator_unknown /rules/r/all/2/not/operator',
      'rule.condition_unknown /rules/r/all/3/condition',
      'rule.operator_mismatch /rules/r/all/4/operator',
      'rule.form_refused /rules/r/all/5',
    ]);
  });

  it('suggests the name that was meant', () => {
    const [fault] = checkRule({ fact: 'account.opnAmount', operator: 'equal', value: 1 }, '', { catalog: everyType, rules: {} });

    expect(fault?.message).to.contain('did you mean "account.openAmount"?');
  });

  const wrongValues = [
    ['account.openAmount', 'greaterThan', '500'],
    ['account.openAmount', 'greaterThan', 500.5],
    ['account.openAmount', 'greaterThan', Number.NaN],
    ['account.openAmount', 'greaterThan', null],
    ['account.openAmount', 'greaterThan', undefined],
    ['account.openAmount', 'greaterThan', 2 ** 53],
    ['account.openAmount', 'greaterThan', { fact: 'account.openInvoices' }],
    ['account.openAmount', 'greaterThan', { fact: 'account.nothing' }],
    ['account.openAmount', 'greaterThan', { Fact: 'account.overdueAmount' }],
    ['account.openAmount', 'between', [5]],
    ['account.openAmount', 'between', [5, 1]],
    ['account.openAmount', 'between', [1, 2, 3]],
    ['account.openAmount', 'between', { fact: 'account.overdueAmount' }],
    ['account.openInvoices', 'equal', Number.POSITIVE_INFINITY],
    ['account.bucket', 'equal', 5],
    ['account.bucket', 'equal', 'x'.repeat(1025)],
    ['account.bucket', 'contains', ''],
    ['account.bucket', 'contains', ['a']],
    ['account.bucket', 'in', []],
    ['account.bucket', 'in', ['a', 5]],
    ['account.bucket', 'in', Array.from({ length: 1001 }, () => 'a')],
    ['account.bucket', 'in', { fact: 'account.ownerId' }],
    ['custom.vip', 'equal', 'true'],
    ['account.oldestDueOn', 'before', '2026-02-30'],
    ['account.oldestDueOn', 'before', '02/05/2026'],
    ['account.oldestDueOn', 'withinLast', 'PT48H'],
    ['account.oldestDueOn', 'withinLast', 7],
    ['account.oldestDueOn', 'withinLast', '-P7D'],
    ['account.oldestDueOn', 'withinLast', 'P9999Y'],
    ['account.lastContactAt', 'withinNext', 'P99999999D'],
    ['account.lastContactAt', 'before', '2026-02-05'],
    ['account.tags', 'contains', 5],
    ['account.bucket', 'isMissing', false],
  ] as const;
  for (const [fact, operator, value] of wrongValues) {
    const written = JSON.stringify(value) ?? 'nothing';
    it(`refuses ${fact} ${operator} ${written.length > 40 ? `${written.slice(0, 40)}…` : written}`, () => {
      expect(faults({ fact, operator, value })).to.deep.equal(['rule.value_type /rules/r/value']);
    });
  }

  const forms = [
    null,
    5,
    'x',
    [],
    {},
    { fact: 'account.openAmount' },
    { all: leaf },
    { all: [leaf], any: [leaf] },
    { not: leaf, all: [leaf] },
    { and: [leaf] },
  ];
  for (const form of forms) {
    it(`refuses the form ${JSON.stringify(form)}`, () => {
      expect(faults(form).length).to.equal(1);
    });
  }

  it('takes 200 conditions and refuses 201', () => {
    expect(faults({ any: Array.from({ length: 200 }, () => leaf) })).to.deep.equal([]);
    expect(faults({ any: Array.from({ length: 201 }, () => leaf) })).to.deep.equal(['rule.too_large /rules/r']);
  });

  it('takes 8 levels of groups and refuses the ninth', () => {
    const nested = (levels: number): unknown => (levels === 0 ? leaf : { not: nested(levels - 1) });

    expect(faults(nested(8))).to.deep.equal([]);
    expect(faults(nested(9))).to.deep.equal([`rule.too_deep /rules/r${'/not'.repeat(9)}`]);
  });
});

describe('named rules', () => {
  it('that reach themselves are found, through however many others', () => {
    const rules = {
      a: { condition: 'b' },
      b: { all: [leaf, { not: { condition: 'c' } }] },
      c: { condition: 'a' },
      d: { condition: 'a' },
      e: leaf,
    };

    expect(ruleCycles(rules)).to.deep.equal(['a', 'b', 'c']);
  });

  it('that multiply each other are refused before anybody unfolds them', () => {
    const rules: Record<string, unknown> = { r0: leaf };
    for (let index = 1; index <= 40; index += 1)
      rules[`r${index}`] = { any: [{ condition: `r${index - 1}` }, { condition: `r${index - 1}` }] };
    const strategy: Strategy = {
      kind: 'strategy',
      id: 'laughs',
      name: 'Laughs',
      rules: rules as never,
      machine: {
        id: 'laughs',
        initial: 'a',
        on: { 'account.settled': '.z' },
        states: { a: { on: { 'manual.go': { guard: 'r40', target: 'z' } } }, z: { type: 'final' } },
      },
    };
    const began = process.cpuUsage().user;

    const codes = new Set(withoutStanding(lint(strategy, createRegistry([]))).map((fault) => fault.code));

    expect([...codes]).to.deep.equal(['rule.too_large']);
    expect(process.cpuUsage(undefined).user - began).to.be.below(1_000_000);
  });

  it('may be used in many places', () => {
    const rules = { chaseable: leaf, twice: { all: [{ condition: 'chaseable' }, { not: { condition: 'chaseable' } }] } };

    expect(faults({ any: [{ condition: 'twice' }, { condition: 'chaseable' }] }, rules)).to.deep.equal([]);
    expect(compileStrategy).to.be.a('function');
  });
});
