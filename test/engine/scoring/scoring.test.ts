import { expect } from 'chai';
import { compileRanking, compileSegment, createRegistry, type Ranking, type Segment } from '#engine';

const registry = createRegistry([]);

describe('compileSegment', () => {
  const segment: Segment = {
    kind: 'segment',
    id: 's',
    name: 'S',
    rows: [
      { id: 'small', name: 'Small', when: { fact: 'account.openAmount', operator: 'lessThan', value: 100 } },
      { id: 'us', name: 'US', when: { all: [{ fact: 'account.country', operator: 'equal', value: 'US' }] }, strategy: 'firm' },
      { id: 'known', name: 'Known', when: { not: { fact: 'account.country', operator: 'isMissing', value: true } } },
    ],
  };
  const rowOf = compileSegment(segment, registry);

  it('takes the first row that matches', () => {
    expect(rowOf({ 'account.openAmount': 50, 'account.country': 'US' })?.id).to.equal('small');
    expect(rowOf({ 'account.openAmount': 500, 'account.country': 'US' })?.id).to.equal('us');
    expect(rowOf({ 'account.country': 'DE' })?.id).to.equal('known');
  });

  it('leaves a hole where none does: what is not known matches nothing', () => {
    expect(rowOf({})).to.equal(undefined);
    expect(compileSegment({ ...segment, rows: [...segment.rows, { id: 'rest', name: 'Rest' }] }, registry)({})?.id).to.equal('rest');
  });
});

describe('compileRanking', () => {
  const ranking: Ranking = {
    kind: 'ranking',
    id: 'r',
    name: 'R',
    valuations: [
      { id: 'base', name: 'Base', points: 1 },
      { id: 'amount', name: 'Amount', per: { fact: 'account.overdueAmount', points: 2, unit: 10_000, most: 50 } },
      { id: 'broken', name: 'Broken promise', when: { fact: 'account.promisesBroken12m', operator: 'greaterThan', value: 0 }, points: 30 },
    ],
  };
  const rank = compileRanking(ranking, registry);

  it('adds up what holds, and can recite it', () => {
    expect(rank({ 'account.overdueAmount': 119_999, 'account.promisesBroken12m': 1 })).to.deep.equal({
      points: 53,
      reasons: [
        { id: 'base', name: 'Base', points: 1 },
        { id: 'amount', name: 'Amount', points: 22 },
        { id: 'broken', name: 'Broken promise', points: 30 },
      ],
    });
  });

  it('gives no more than the most, and nothing for what is not known', () => {
    expect(rank({ 'account.overdueAmount': 90_000_000 }).points).to.equal(51);
    for (const value of [undefined, null, Number.NaN, Number.POSITIVE_INFINITY, '120000']) {
      expect(rank({ 'account.overdueAmount': value } as never).points, String(value)).to.equal(1);
    }
  });
});
