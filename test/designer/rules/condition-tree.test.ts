import { expect } from 'chai';
import fc from 'fast-check';
import type { Conditions } from '#engine';
import { conditionsOf, createMint, isFullyShown, rowOf } from '../../../designer/rules/condition-tree.ts';
import { ruleArbitrary } from '../../support/rule-arbitraries.ts';
import { stockRules } from '../../support/stock-rules.ts';

describe('conditionsOf', () => {
  it('gives back every rule exactly as it was read, key order included', () => {
    fc.assert(
      fc.property(ruleArbitrary(), ({ conditions, rules }) => {
        for (const each of [conditions, ...Object.values(rules)]) {
          const row = rowOf(each, createMint());

          expect(isFullyShown(row)).to.equal(true);
          expect(conditionsOf(row)).to.deep.equal(each);
          expect(JSON.stringify(conditionsOf(row))).to.equal(JSON.stringify(each));
        }
      }),
    );
  });

  it('gives back whatever else stands where a rule should stand', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(JSON.stringify(conditionsOf(rowOf(value, createMint())))).to.equal(JSON.stringify(value));
      }),
    );
  });

  it('keeps keys it does not know, each part for itself', () => {
    const noted = { fact: 'account.openAmount', operator: 'equal', value: 0, 'x-why': 'agreed in May' };
    const rule = { all: [{ condition: 'chaseable' }, noted, { any: [], 'x-n': 1 }, { not: { value: 1, fact: 'a', operator: 'b' } }] };

    const row = rowOf(rule, createMint());

    expect(row.kind === 'group' && row.members.map(({ kind, nots }) => [kind, nots])).to.deep.equal([
      ['named', 0],
      ['opaque', 0],
      ['opaque', 0],
      ['test', 1],
    ]);
    expect(JSON.stringify(conditionsOf(row))).to.equal(JSON.stringify(rule));
  });

  for (const { place, conditions } of stockRules()) {
    it(`shows ${place}`, () => {
      const row = rowOf(conditions, createMint());

      expect(isFullyShown(row)).to.equal(true);
      expect(JSON.stringify(conditionsOf(row))).to.equal(JSON.stringify(conditions));
    });
  }

  it('leaves conditions out that were not begun', () => {
    const mint = createMint();
    const said: Conditions = { fact: 'account.kind', operator: 'equal', value: 'person' };
    const members = [rowOf(said, mint), { kind: 'blank', of: 'data', id: mint(), nots: 0 } as const];

    expect(conditionsOf({ kind: 'group', id: mint(), nots: 0, join: 'any', members })).to.deep.equal({ any: [said] });
    expect(conditionsOf({ kind: 'blank', of: 'data', id: mint(), nots: 0 })).to.equal(undefined);
  });
});
