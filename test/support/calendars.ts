import type { Calendar } from '#engine';

/** United States federal holidays, Monday to Friday. Written for the tests; the stock one is tested elsewhere. */
export const usDays: Calendar = {
  kind: 'calendar',
  id: 'us',
  name: 'United States',
  week: [1, 2, 3, 4, 5],
  holidays: [
    { name: "New Year's Day", month: 1, day: 1, observed: 'nearest' },
    { name: 'Martin Luther King Day', month: 1, weekday: 1, nth: 3 },
    { name: "Washington's Birthday", month: 2, weekday: 1, nth: 3 },
    { name: 'Memorial Day', month: 5, weekday: 1, nth: -1 },
    { name: 'Juneteenth', month: 6, day: 19, observed: 'nearest', from: 2021 },
    { name: 'Independence Day', month: 7, day: 4, observed: 'nearest' },
    { name: 'Labor Day', month: 9, weekday: 1, nth: 1 },
    { name: 'Columbus Day', month: 10, weekday: 1, nth: 2 },
    { name: 'Veterans Day', month: 11, day: 11, observed: 'nearest' },
    { name: 'Thanksgiving', month: 11, weekday: 4, nth: 4 },
    { name: 'Christmas Day', month: 12, day: 25, observed: 'nearest' },
  ],
};

/** Bank holidays of England and Wales, the moved and the single ones of 2022 included. */
export const ukDays: Calendar = {
  kind: 'calendar',
  id: 'uk',
  name: 'England and Wales',
  week: [1, 2, 3, 4, 5],
  holidays: [
    { name: "New Year's Day", month: 1, day: 1, observed: 'next' },
    { name: 'Good Friday', easter: -2 },
    { name: 'Easter Monday', easter: 1 },
    { name: 'Early May bank holiday', month: 5, weekday: 1, nth: 1 },
    { name: 'Spring bank holiday', month: 5, weekday: 1, nth: -1, to: 2021 },
    { name: 'Spring bank holiday', month: 5, weekday: 1, nth: -1, from: 2023 },
    { name: 'Spring bank holiday', on: '2022-06-02' },
    { name: 'Platinum Jubilee', on: '2022-06-03' },
    { name: 'State Funeral', on: '2022-09-19' },
    { name: 'Summer bank holiday', month: 8, weekday: 1, nth: -1 },
    { name: 'Christmas Day', month: 12, day: 25, observed: 'next' },
    { name: 'Boxing Day', month: 12, day: 26, observed: 'next' },
  ],
};

/** Sunday to Thursday, as in the Gulf. */
export const gulfDays: Calendar = {
  kind: 'calendar',
  id: 'gulf',
  name: 'Gulf',
  week: [7, 1, 2, 3, 4],
  holidays: [{ name: 'National Day', month: 12, day: 2, observed: 'nearest' }],
};

/** No holidays, every day open. */
export const everyDay: Calendar = { kind: 'calendar', id: 'every-day', name: 'Every day', week: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
