import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, addOpenDays, type Calendar, daysBetween, fromDayNumber, isOpen, rollToOpen, toDayNumber } from '#engine';
import { everyDay, gulfDays, ukDays, usDays } from '../../support/calendars.ts';

const calendar = fc.constantFrom(usDays, ukDays, gulfDays);
const date = fc.integer({ min: toDayNumber('2011-06-01'), max: toDayNumber('2036-06-01') }).map(fromDayNumber);

function openBetween(of: Calendar, from: string, to: string): number {
  let count = 0;
  for (let on = from; on <= to; on = addDays(on, 1)) if (isOpen(of, on)) count += 1;
  return count;
}

describe('addOpenDays', () => {
  it('passes exactly so many open days, the first of them after the day it starts from', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: 1, max: 60 }), (of, on, count) => {
        const forward = addOpenDays(of, on, count);
        const back = addOpenDays(of, on, -count);

        expect(isOpen(of, forward)).to.equal(true);
        expect(openBetween(of, addDays(on, 1), forward)).to.equal(count);
        expect(isOpen(of, back)).to.equal(true);
        expect(openBetween(of, back, addDays(on, -1))).to.equal(count);
      }),
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(calendar, date, fc.nat(20), fc.nat(20), (of, on, one, other) => {
        expect(addOpenDays(of, addOpenDays(of, on, one), other)).to.equal(addOpenDays(of, on, one + other));
      }),
    );
  });

  it('comes back from an open day', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: -30, max: 30 }), (of, on, count) => {
        const start = rollToOpen(of, on, 'next');

        expect(addOpenDays(of, addOpenDays(of, start, count), -count)).to.equal(start);
      }),
    );
  });

  it('is plain counting where every day is open', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -400, max: 400 }), (on, count) => {
        expect(addOpenDays(everyDay, on, count)).to.equal(addDays(on, count));
      }),
    );
  });

  it('steps over Thanksgiving and the weekend', () => {
    expect(addOpenDays(usDays, '2026-11-25', 1)).to.equal('2026-11-27');
    expect(addOpenDays(usDays, '2026-11-25', 2)).to.equal('2026-11-30');
    expect(addOpenDays(usDays, '2026-02-07', 5)).to.equal('2026-02-13');
    expect(addOpenDays(usDays, '2026-02-07', 0)).to.equal('2026-02-07');
  });

  it('ends even in a calendar whose holidays close every day it opens on', () => {
    const months = Array.from({ length: 12 }, (_, index) => index + 1);
    const never: Calendar = {
      ...usDays,
      week: [1],
      holidays: months.flatMap((month) => [1, 2, 3, 4, 5].map((nth) => ({ name: 'closed', month, weekday: 1, nth }))),
    };

    expect(daysBetween('2026-02-05', addOpenDays(never, '2026-02-05', 3))).to.be.above(0);
    expect(rollToOpen(never, '2026-02-05', 'next')).to.equal('2026-02-05');
  });
});

describe('rollToOpen', () => {
  it('gives an open day itself, else the nearest in its direction', () => {
    fc.assert(
      fc.property(calendar, date, (of, on) => {
        const next = rollToOpen(of, on, 'next');
        const previous = rollToOpen(of, on, 'previous');

        expect(isOpen(of, next) && isOpen(of, previous)).to.equal(true);
        expect(next >= on && previous <= on).to.equal(true);
        expect(openBetween(of, on, next)).to.equal(1);
        expect(openBetween(of, previous, on)).to.equal(1);
        if (isOpen(of, on)) expect([next, previous]).to.deep.equal([on, on]);
      }),
    );
  });

  it('takes Saturday to Monday, or back to Friday', () => {
    expect(rollToOpen(usDays, '2026-03-07', 'next')).to.equal('2026-03-09');
    expect(rollToOpen(usDays, '2026-03-07', 'previous')).to.equal('2026-03-06');
  });
});
