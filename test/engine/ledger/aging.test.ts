import { expect } from 'chai';
import fc from 'fast-check';
import { type Aging, addDays, agingOf, bucketNames, bucketOf } from '#engine';

const byDue: Aging = { kind: 'aging', id: 'due', name: 'By due date', basis: 'due', bounds: [30, 60, 90] };
const byIssue: Aging = { ...byDue, basis: 'issued' };

describe('bucketOf', () => {
  const due = [
    [-400, 'current'],
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, '>90'],
    [4000, '>90'],
  ] as const;
  for (const [days, bucket] of due) {
    it(`puts ${days} days past due into ${bucket}`, () => {
      expect(bucketOf(byDue, days)).to.equal(bucket);
    });
  }

  it('begins with the invoice day itself when it ages by invoice date', () => {
    expect(bucketNames(byIssue)).to.deep.equal(['0-30', '31-60', '61-90', '>90']);
    expect([0, 30, 31, 91].map((days) => bucketOf(byIssue, days))).to.deep.equal(['0-30', '0-30', '31-60', '>90']);
  });

  it('has no gap and no overlap, whatever the bounds', () => {
    const bounds = fc
      .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
      .map((each) => each.sort((a, b) => a - b));
    fc.assert(
      fc.property(bounds, fc.constantFrom('due' as const, 'issued' as const), fc.integer({ min: -5, max: 500 }), (list, basis, days) => {
        const aging = { ...byDue, basis, bounds: list };
        const names = bucketNames(aging);
        const bucket = bucketOf(aging, days);

        expect(names.filter((name) => name === bucket)).to.have.length(1);
        expect(names.indexOf(bucketOf(aging, days + 1))).to.be.at.least(names.indexOf(bucket));
        const [low, high] = bucket.split('-').map(Number);
        if (low !== undefined && high !== undefined && days >= 0) expect(days >= low && days <= high).to.equal(true);
      }),
    );
  });

  it('takes a single bound, and bounds one day apart', () => {
    expect(bucketNames({ ...byDue, bounds: [1, 2, 3] })).to.deep.equal(['current', '1-1', '2-2', '3-3', '>3']);
    expect(bucketOf({ ...byDue, bounds: [1, 2, 3] }, 2)).to.equal('2-2');
  });
});

describe('agingOf', () => {
  const item = (dueOn: string, openAmount: number) => ({ dueOn, issuedOn: addDays(dueOn, -30), openAmount });

  it('adds up to what is open; a part payment leaves the rest in its bucket', () => {
    const rows = agingOf(
      [item('2026-01-06', 40), item('2026-01-05', 60), item('2026-02-05', 7), item('2026-01-06', 0)],
      byDue,
      '2026-02-05',
    );

    expect(rows).to.deep.equal([
      { bucket: 'current', count: 1, amount: 7 },
      { bucket: '1-30', count: 1, amount: 40 },
      { bucket: '31-60', count: 1, amount: 60 },
      { bucket: '61-90', count: 0, amount: 0 },
      { bucket: '>90', count: 0, amount: 0 },
    ]);
  });

  it('lists every bucket of an empty ledger', () => {
    expect(agingOf([], byDue, '2026-02-05').map((row) => row.bucket)).to.deep.equal(bucketNames(byDue));
  });
});
