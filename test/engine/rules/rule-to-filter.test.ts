import { expect } from 'chai';
import fc from 'fast-check';
import { type Conditions, compileRule, type Facts, ruleToFilter } from '#engine';
import { documentArbitrary, everyType, ruleArbitrary } from '../../support/rule-arbitraries.ts';
import { passes } from '../../support/tiny-filter.ts';

const asOf = { today: '2026-02-28', now: Date.UTC(2026, 1, 28, 12) };
const filterOf = (conditions: Conditions) => ruleToFilter(conditions, everyType, asOf);

describe('ruleToFilter', () => {
  it('asks MongoDB for a known number only: no text, no list, no NaN, no infinity', () => {
    expect(filterOf({ fact: 'account.openAmount', operator: 'greaterThan', value: 500 })).to.deep.equal({
      filter: {
        $and: [
          { 'standing.openAmount': { $not: { $type: 'array' } } },
          { 'standing.openAmount': { $type: 'number' } },
          { 'standing.openAmount': { $gte: -Number.MAX_VALUE, $lte: Number.MAX_VALUE } },
          { 'standing.openAmount': { $gt: 500 } },
        ],
      },
      residual: false,
    });
  });

  it('asks for "not disputed" only where the value is known', () => {
    const { filter, residual } = filterOf({ not: { fact: 'account.bucket', operator: 'equal', value: 'x' } });

    expect(residual).to.equal(false);
    expect(filter).to.deep.equal({
      $and: [
        { 'standing.bucket': { $not: { $type: 'array' } } },
        { 'standing.bucket': { $type: 'string' } },
        { 'standing.bucket': { $ne: 'x' } },
      ],
    });
  });

  const left: readonly Conditions[] = [
    { fact: 'account.daysPastDue', operator: 'greaterThan', value: 5 },
    { fact: 'account.openAmount', operator: 'greaterThan', value: { fact: 'account.overdueAmount' } },
    { fact: 'account.oldestDueOn', operator: 'withinLast', value: 'P7D' },
    { fact: 'account.lastContactAt', operator: 'before', value: 5 },
    { fact: 'account.tags', operator: 'contains', value: 'a' },
    { fact: 'account.bucket', operator: 'startsWith', value: 'a' },
  ];
  for (const conditions of left) {
    it(`leaves to the compiled rule what MongoDB cannot say: ${JSON.stringify(conditions)}`, () => {
      expect(filterOf(conditions)).to.deep.equal({ filter: {}, residual: true });
    });
  }

  it('lets everybody through an "any" of which one part is left over, and nobody be lost by an "all"', () => {
    const pushed: Conditions = { fact: 'custom.vip', operator: 'equal', value: true };
    const leftOver: Conditions = { fact: 'account.daysPastDue', operator: 'greaterThan', value: 5 };

    expect(filterOf({ any: [pushed, leftOver] })).to.deep.equal({ filter: {}, residual: true });
    const both = filterOf({ all: [pushed, leftOver] });
    expect(both.residual).to.equal(true);
    expect(both.filter).to.deep.equal({ $and: [filterOf(pushed).filter] });
  });

  it('holds no key of the author: paths come from the catalogue, values stay values', () => {
    fc.assert(
      fc.property(ruleArbitrary(), ({ conditions, rules }) => {
        const keys = keysOf(ruleToFilter(conditions, everyType, asOf, rules).filter);
        const paths = [...everyType.facts.values()].map((fact) => fact.path);

        for (const key of keys) expect(key.startsWith('$') || paths.includes(key), key).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never loses an account the rule holds for, and is exact where nothing is left over', () => {
    let exact = 0;
    fc.assert(
      fc.property(ruleArbitrary(), documentArbitrary(), ({ conditions, rules }, { document, facts }) => {
        const { filter, residual } = ruleToFilter(conditions, everyType, asOf, rules);
        const holds = compileRule(conditions, everyType, rules)(facts as Facts);
        const through = passes(document, filter);

        if (holds) expect(through).to.equal(true);
        if (!residual) {
          expect(through).to.equal(holds);
          exact += 1;
        }
      }),
      { numRuns: 4000 },
    );
    expect(exact).to.be.above(500);
  });
});

function keysOf(filter: unknown): string[] {
  if (Array.isArray(filter)) return filter.flatMap(keysOf);
  if (typeof filter !== 'object' || filter === null) return [];
  return Object.entries(filter).flatMap(([key, value]) => (['$in', '$nin', '$eq', '$ne'].includes(key) ? [key] : [key, ...keysOf(value)]));
}
