import { LOCALE } from '../../app/text/text.ts';

const names = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', timeZone: 'UTC' });

/** The days of a week as calendars count them, 1 = Monday, with their names. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  day,
  // 2024 began on a Monday.
  name: names.format(new Date(Date.UTC(2024, 0, day))),
}));
