import { expect } from 'chai';
import { type Calendar, closedBecause, fallsOn, fromDayNumber, holidaysOf, isOpen } from '#engine';
import { gulfDays, ukDays, usDays } from '../../support/calendars.ts';

function observed(calendar: Calendar, year: number): string[] {
  return holidaysOf(calendar, year)
    .map((holiday) => fromDayNumber(holiday.day).slice(5))
    .sort();
}

describe('holidaysOf', () => {
  /** As published by the US Office of Personnel Management. */
  const federal: Readonly<Record<number, string>> = {
    2012: '01-02 01-16 02-20 05-28 07-04 09-03 10-08 11-12 11-22 12-25',
    2021: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
    2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
    2023: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
    2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
    2027: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  };
  for (const [year, days] of Object.entries(federal)) {
    it(`knows the federal holidays of ${year} as they were observed`, () => {
      expect(observed(usDays, Number(year)).join(' ')).to.equal(days);
    });
  }

  /** As published on gov.uk for England and Wales. */
  const bank: Readonly<Record<number, string>> = {
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  };
  for (const [year, days] of Object.entries(bank)) {
    it(`knows the bank holidays of ${year}, substitute days included`, () => {
      expect(observed(ukDays, Number(year)).join(' ')).to.equal(days);
    });
  }

  it('moves a holiday to the nearest open day of a week that is not Monday to Friday', () => {
    // December 2nd: 2022 a Friday, 2023 a Saturday, 2024 a Monday.
    expect(observed(gulfDays, 2022)).to.deep.equal(['12-01']);
    expect(observed(gulfDays, 2023)).to.deep.equal(['12-03']);
    expect(observed(gulfDays, 2024)).to.deep.equal(['12-02']);
  });

  it('leaves a holiday on a closed day where it is when it is not observed elsewhere', () => {
    const calendar: Calendar = { ...usDays, holidays: [{ name: 'Founding Day', month: 7, day: 4, observed: 'none' }] };

    expect(observed(calendar, 2026)).to.deep.equal(['07-04']);
    expect(isOpen(calendar, '2026-07-03')).to.equal(true);
    expect(isOpen(calendar, '2026-07-06')).to.equal(true);
  });
});

/** Easter Sundays as the almanacs list them. */
const easterSundays = `2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04
  2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28
  2033-04-17 2034-04-09 2035-03-25`.split(/\s+/);

describe('fallsOn', () => {
  it('knows every Easter from 2012 to 2035', () => {
    expect(easterSundays.map((on) => fromDayNumber(fallsOn({ name: 'Easter', easter: 0 }, Number(on.slice(0, 4))) ?? 0))).to.deep.equal(
      easterSundays,
    );
  });

  it('knows the earliest and the latest Easter there can be', () => {
    expect(fromDayNumber(fallsOn({ name: 'Easter', easter: 0 }, 1818) ?? 0)).to.equal('1818-03-22');
    expect(fromDayNumber(fallsOn({ name: 'Easter', easter: 0 }, 2038) ?? 0)).to.equal('2038-04-25');
    expect(fromDayNumber(fallsOn({ name: 'Easter', easter: 0 }, 2285) ?? 0)).to.equal('2285-03-22');
  });

  it('falls on a fifth weekday only in months that have one', () => {
    const fifthMonday = { name: 'x', month: 2, weekday: 1, nth: 5 };

    expect(fallsOn(fifthMonday, 2026)).to.equal(undefined);
    expect(fromDayNumber(fallsOn(fifthMonday, 2044) ?? 0)).to.equal('2044-02-29');
  });

  it('falls on February 29th in leap years only', () => {
    const leapDay = { name: 'x', month: 2, day: 29 };

    expect(fallsOn(leapDay, 2026)).to.equal(undefined);
    expect(fromDayNumber(fallsOn(leapDay, 2028) ?? 0)).to.equal('2028-02-29');
  });

  it('begins and ends with the years it is given', () => {
    const rule = { name: 'Juneteenth', month: 6, day: 19, from: 2021, to: 2023 };

    expect([2020, 2021, 2023, 2024].map((year) => fallsOn(rule, year) !== undefined)).to.deep.equal([false, true, true, false]);
  });
});

describe('closedBecause', () => {
  it('names the holiday or the weekend, and nothing on an open day', () => {
    expect(closedBecause(usDays, '2026-07-03')).to.equal('Independence Day');
    expect(closedBecause(usDays, '2026-07-04')).to.equal('weekend');
    expect(closedBecause(usDays, '2027-12-31')).to.equal("New Year's Day");
    expect(closedBecause(usDays, '2026-07-06')).to.equal(undefined);
  });
});
