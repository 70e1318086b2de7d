import { expect } from 'chai';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  addMonths,
  civilOf,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  earlier,
  fromDayNumber,
  isLocalDate,
  later,
  monthOf,
  toDayNumber,
  weekdayOf,
} from '#engine';

const day = fc.integer({ min: toDayNumber('1800-01-01'), max: toDayNumber('2399-12-31') });
const date = day.map(fromDayNumber);

function luxon(on: string): DateTime {
  return DateTime.fromISO(on, { zone: 'utc' });
}

describe('local dates, against luxon', () => {
  it('count days, weekdays and months alike', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (on, days) => {
        expect(addDays(on, days)).to.equal(luxon(on).plus({ days }).toISODate());
        expect(addMonths(on, days)).to.equal(luxon(on).plus({ months: days }).toISODate());
        expect(weekdayOf(on)).to.equal(luxon(on).weekday);
        expect(daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)))).to.equal(luxon(on).daysInMonth);
        expect(monthOf(on)).to.equal(luxon(on).toFormat('yyyy-MM'));
      }),
      { numRuns: 500 },
    );
  });

  it('lie as far apart', () => {
    fc.assert(
      fc.property(date, date, (from, to) => {
        expect(daysBetween(from, to)).to.equal(luxon(to).diff(luxon(from), 'days').days);
      }),
    );
  });

  it('are days of the calendar or are not', () => {
    const written = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
      .map(([year, month, of]) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`);
    fc.assert(
      fc.property(written, (text) => {
        expect(isLocalDate(text), text).to.equal(luxon(text).isValid);
      }),
      { numRuns: 500 },
    );
  });
});

describe('day numbers', () => {
  it('go there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 2_900_000 }), (number) => {
        const { year, month, day: of } = civilOf(number);

        expect(dayNumberOf(year, month, of)).to.equal(number);
      }),
    );
  });

  it('begin on the first of January 1970', () => {
    expect(toDayNumber('1970-01-01')).to.equal(0);
    expect(toDayNumber('1969-12-31')).to.equal(-1);
    expect(fromDayNumber(11_016)).to.equal('2000-02-29');
  });

  it('order as the texts do', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(a < b).to.equal(toDayNumber(a) < toDayNumber(b));
      }),
    );
  });
});

describe('addMonths', () => {
  const ends = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-31', -15, '2025-02-28'],
    ['1900-01-31', 1, '1900-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
  ] as const;
  for (const [from, months, to] of ends) {
    it(`puts ${months} month(s) from ${from} on ${to}`, () => {
      expect(addMonths(from, months)).to.equal(to);
    });
  }
});

describe('isLocalDate', () => {
  for (const value of [
    '2026-02-30',
    '2026-2-3',
    '2026-02-05T00:00',
    ' 2026-02-05',
    '2026-02-05\n',
    '20260205',
    '',
    null,
    undefined,
    20260205,
    new Date(0),
    ['2026-02-05'],
  ]) {
    it(`does not take ${JSON.stringify(value) ?? 'nothing'} for a day`, () => {
      expect(isLocalDate(value)).to.equal(false);
    });
  }

  it('knows leap days', () => {
    expect(['2024-02-29', '2000-02-29'].every(isLocalDate)).to.equal(true);
    expect(['2026-02-29', '1900-02-29', '2100-02-29'].some(isLocalDate)).to.equal(false);
  });
});

describe('earlier and later', () => {
  it('pick one of the two', () => {
    expect(earlier('2026-02-05', '2026-01-31')).to.equal('2026-01-31');
    expect(later('2026-02-05', '2026-01-31')).to.equal('2026-02-05');
    expect(later('2026-02-05', '2026-02-05')).to.equal('2026-02-05');
  });
});
