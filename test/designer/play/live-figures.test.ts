import { expect } from 'chai';
import { type LiveStep, leadingCurrency, sortedSteps, spanOf, widthOf } from '../../../designer/live-overlay/live-figures.ts';
import { livePaint } from '../../../designer/live-overlay/live-paint.ts';

const HOUR = 3_600_000;
const usd = (amount: number) => [{ amount, currency: 'USD' }];

function aStep(state: string, accounts: number, amount: number, hours: number, parked = 0): LiveStep {
  return { state, accounts, open: usd(amount), overdue: usd(amount), enrollments: accounts, parked, medianDwellMs: hours * HOUR };
}

const steps = [aStep('calling', 3, 100, 90), aStep('reminded', 5, 50, 10), aStep('stuck', 5, 700, 1, 2)];

describe('the figures of the live book', () => {
  it('are put in order by what is shown', () => {
    const order = (measure: 'count' | 'money' | 'dwell') => sortedSteps(steps, measure, 'USD').map(({ state }) => state);

    expect(order('count')).to.deep.equal(['reminded', 'stuck', 'calling']);
    expect(order('money')).to.deep.equal(['stuck', 'calling', 'reminded']);
    expect(order('dwell')).to.deep.equal(['calling', 'reminded', 'stuck']);
  });

  it('say a time in the unit people would', () => {
    expect([0.5, 10, 47, 72].map((hours) => spanOf(hours * HOUR))).to.deep.equal([
      { unit: 'minutes', count: 30 },
      { unit: 'hours', count: 10 },
      { unit: 'hours', count: 47 },
      { unit: 'days', count: 3 },
    ]);
  });

  it('take the currency most money is in to compare', () => {
    expect(leadingCurrency([...usd(5), { amount: 9, currency: 'EUR' }])).to.equal('EUR');
    expect(leadingCurrency([])).to.equal(undefined);
  });

  it('draw what is gone more often thicker, and all within bounds', () => {
    const widths = [0, 1, 10, 100, 1000].map((times) => widthOf(times, 1000));

    expect(widths).to.deep.equal([...widths].sort((a, b) => a - b));
    expect(widths.at(-1)).to.equal(8);
    expect(widths[1]).to.be.greaterThan(1.5);
    expect(widthOf(1, 1)).to.be.lessThan(4);
  });

  it('stand on the canvas as numbers, never as color alone', () => {
    const paint = livePaint(
      { steps, transitions: [{ transition: 'a|b|0', enrollments: 2, times: 4 }] },
      { badge: ({ accounts }) => String(accounts), step: () => 'words', times: String, way: () => 'way' },
    );

    expect(paint.states.get('calling')).to.deep.equal({ tone: 'live', badge: '3', words: 'words' });
    expect(paint.states.get('stuck')?.tone).to.equal('warning');
    expect(paint.transitions.get('a|b|0')).to.deep.equal({ tone: 'live', width: widthOf(4, 4), badge: '4', words: 'way' });
  });
});
