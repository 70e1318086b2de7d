import { expect } from 'chai';
import type { Timer } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import { changedTimer, timerOperation, withAnchor, withUnit } from '../../../designer/inspector/timer-change.ts';
import { inUnit, spanText, typedAmountOf } from '../../../designer/settings/span.ts';

const ground = { calendar: 'us-business' };
const day15: Timer = { anchor: 'account.oldestDueOn', offset: 'P15D', at: '09:00', calendar: 'us-business', late: 'review' };

describe('spans', () => {
  it('are written as people type them', () => {
    expect(spanText({ amount: 10, unit: 'day' })).to.equal('P10D');
    expect(spanText({ amount: -5, unit: 'day' })).to.equal('-P5D');
    expect(spanText({ amount: 30, unit: 'minute' })).to.equal('PT30M');
    expect(spanText({ amount: 2, unit: 'month' })).to.equal('P2M');
  });

  it('keep their number in another unit as far as that holds it', () => {
    expect(inUnit('P5D', 'week')).to.equal('P5W');
    expect(inUnit('-P120D', 'year')).to.equal('-P99Y');
    expect(inUnit('P1DT12H', 'hour')).to.equal('PT1H');
  });

  it('take whole numbers only', () => {
    expect(typedAmountOf(' 12 ', 'day')).to.equal(12);
    for (const text of ['', '1.5', '-3', 'five', '10000']) expect(typedAmountOf(text, 'day'), text).to.equal(undefined);
  });
});

describe('changing a timer', () => {
  it('takes the calendar of the flow when business days are asked for', () => {
    expect(changedTimer({ offset: 'P5D' }, { count: 'business' }, ground)).to.deep.equal({
      offset: 'P5D',
      count: 'business',
      calendar: 'us-business',
    });
  });

  it('counts all days again when its calendar is taken away', () => {
    const changed = changedTimer(
      { offset: 'P5D', count: 'business', calendar: 'us-business', roll: 'none' },
      { calendar: undefined },
      ground,
    );

    expect(changed).to.deep.equal({ offset: 'P5D' });
  });

  it('has no time of day and no business days in hours', () => {
    const changed = withUnit({ offset: 'P2D', count: 'business', at: '09:00', calendar: 'us-business' }, 'hour', ground);

    expect(changed).to.deep.equal({ offset: 'PT2H', calendar: 'us-business' });
  });

  it('lies before the next due date and after the step, whatever it counted from', () => {
    expect(withAnchor(day15, 'account.nextDueOn', ground).offset).to.equal('P15D');
    expect(withAnchor({ offset: 'P5D' }, 'account.nextDueOn', ground).offset).to.equal('-P5D');
    expect(withAnchor({ anchor: 'account.nextDueOn', offset: '-P5D' }, undefined, ground)).to.deep.equal({ offset: 'P5D' });
  });

  it('keeps the keys nobody touched, and those of others, where they are', () => {
    const written = { 'x-why': 'agreed in May', ...day15 } as Timer;
    const after = changedTimer(written, { offset: 'P10D', late: undefined }, ground);
    const operation = timerOperation('day15', written, after);
    const document = { timers: { day15: written } } as unknown as JsonObject;
    const applied = operation && applyOperation(document, operation);

    expect(applied?.ok && JSON.stringify(applied.value['timers'])).to.equal(
      '{"day15":{"x-why":"agreed in May","anchor":"account.oldestDueOn","offset":"P10D","at":"09:00","calendar":"us-business"}}',
    );
    expect(timerOperation('day15', written, written)).to.equal(undefined);
  });
});
