import { expect } from 'chai';
import type { Timer } from '#engine';
import type { When } from '../../../designer/schedule/when.ts';
import { draftOf, isWhole, newDraft, timerOf } from '../../../designer/schedule/when-draft.ts';
import { stockFlow, stockIds } from './stock-flows.ts';

const context = { ofInvoice: false, calendar: 'us-business' };
const when = (config: Timer): When => ({ kind: config.anchor === undefined ? 'after' : 'due', timer: 't', config });

describe('the date of a step as a form', () => {
  it('gives back every stock date as it was', () => {
    for (const id of stockIds.strategies) {
      const timers = stockFlow('strategies', id)['timers'] as unknown as Record<string, Timer>;
      for (const timer of Object.values(timers)) expect(timerOf(draftOf(when(timer), context), timer, context)).to.deep.equal(timer);
    }
  });

  it('counts days past due from the oldest due date, those before from the next, and of an invoice from its own', () => {
    const draft = { ...newDraft('due', context), amount: '15' };
    expect(timerOf(draft, undefined, context)).to.deep.equal({
      anchor: 'account.oldestDueOn',
      offset: 'P15D',
      at: '09:00',
      calendar: 'us-business',
    });
    expect(timerOf({ ...draft, side: 'before' }, undefined, context)).to.include({ anchor: 'account.nextDueOn', offset: '-P15D' });
    expect(timerOf({ ...draft, amount: '0' }, undefined, context)).to.include({ anchor: 'account.nextDueOn', offset: 'P0D' });
    expect(timerOf({ ...draft, side: 'before' }, undefined, { ...context, ofInvoice: true })).to.include({
      anchor: 'invoice.dueOn',
      offset: '-P15D',
    });
  });

  it('counts business days by a calendar, and hours without a time of day', () => {
    const draft = newDraft('after', context);
    expect(timerOf(draft, undefined, context)).to.deep.equal({ offset: 'P5D', count: 'business', at: '09:00', calendar: 'us-business' });
    expect(timerOf({ ...draft, calendar: '' }, undefined, context)).to.include({ calendar: 'us-business' });
    expect(timerOf({ ...draft, unit: 'hour', amount: '48', calendar: '' }, undefined, context)).to.deep.equal({ offset: 'PT48H' });
  });

  it('keeps what it does not show', () => {
    const timer = { offset: 'P5D', at: '09:00', zone: 'Europe/Berlin', description: 'Time to pay.', late: 'skip', 'x-mine': 1 } as Timer;
    expect(timerOf({ ...draftOf(when(timer), context), amount: '6' }, timer, context)).to.deep.equal({ ...timer, offset: 'P6D' });
  });

  it('needs a whole number of days', () => {
    const draft = newDraft('due', context);
    for (const amount of ['', '1.5', '-3', 'ten', '1000']) expect(isWhole({ ...draft, amount })).to.equal(false);
    for (const amount of ['0', '7', ' 30 ']) expect(isWhole({ ...draft, amount })).to.equal(true);
    expect(isWhole({ ...draft, kind: 'at-once', amount: '' })).to.equal(true);
  });
});
