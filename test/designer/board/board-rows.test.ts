import { expect } from 'chai';
import type { BoardRow, Holder } from '#engine';
import { evenCount, rowKey, settledRows, totalOf } from '../../../designer/board/board-rows.ts';
import { type MoveDraft, ruleOf } from '../../../designer/board/move-rule.ts';

const none = { open: 0, accounts: 0, late: 0, lateAccounts: 0, done: 0, calls: 0, reached: 0, promises: 0, cash: [] };
const row = (word: string, more: Partial<BoardRow> = {}): BoardRow => {
  const [kind, id = ''] = word.split(':');
  return { ...none, holder: { kind: kind as Holder['kind'], id }, name: id, ...more };
};

describe('the rows of the board', () => {
  it('keep their places: who is new comes last, who has nothing any more stays with nothing', () => {
    const kept = [row('person:ann', { open: 9 }), row('pool:calls', { open: 2 })];

    const now = settledRows(kept, [row('person:alf', { open: 1 }), row('person:ann', { open: 6 })]);

    expect(now.map((each) => `${rowKey(each)} ${each.open}`)).to.deep.equal(['person:ann 6', 'pool:calls 0', 'person:alf 1']);
  });

  it('add up, amounts by currency', () => {
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const total = totalOf([
      row('person:ann', { open: 9, calls: 2, cash: [usd(100)] }),
      row('person:ben', { open: 1, cash: [usd(50), { amount: 7, currency: 'EUR' }] }),
    ]);

    expect(total).to.deep.include({ open: 10, calls: 2, done: 0 });
    expect(total.cash).to.deep.equal([usd(150), { amount: 7, currency: 'EUR' }]);
  });

  it('are made even by half of what one has more, and by one at least', () => {
    expect(evenCount({ accounts: 60 }, { accounts: 12 })).to.equal(24);
    expect(evenCount({ accounts: 3 }, { accounts: 8 })).to.equal(1);
  });
});

describe('a rule of moving as it is typed', () => {
  const ann: Holder = { kind: 'person', id: 'ann' };
  const draft: MoveDraft = {
    to: 'pool:calls',
    taskKind: '',
    ...{ amountFrom: '', amountTo: '', daysFrom: '', daysTo: '', reason: '' },
    order: 'least-overdue',
    count: '20',
  };

  it('says only what is filled in', () => {
    const to = { kind: 'pool', id: 'calls' };
    expect(ruleOf(ann, draft, 'USD')).to.deep.equal({ from: ann, to, order: 'least-overdue', count: 20 });
    expect(ruleOf(ann, { ...draft, taskKind: 'call', amountFrom: '0', amountTo: '1,250.50', daysTo: '30' }, 'USD')).to.deep.include({
      ...{ taskKind: 'call', amountFrom: 0, amountTo: 125_050, daysTo: 30 },
    });
  });

  it('is none while something is missing or is no number', () => {
    for (const wrong of [
      { to: '' },
      { count: '' },
      { count: '0' },
      { count: '501' },
      { count: '2.5' },
      { amountTo: 'much' },
      { daysFrom: '-1' },
    ])
      expect(ruleOf(ann, { ...draft, ...wrong }, 'USD'), JSON.stringify(wrong)).to.equal(undefined);
  });
});
