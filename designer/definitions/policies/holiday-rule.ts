import { addDays, type Calendar, checkShape, fromDayNumber, holidaysOf, isOpenWeekday, type LocalDate, localDate } from '#engine';
import type { JsonObject } from '../../document/json.ts';

export const holidayKinds = ['fixed', 'weekday', 'easter', 'single'] as const;
export type HolidayKind = (typeof holidayKinds)[number];

/** How a rule of a draft finds its day, told by the members it has. */
export function holidayKind(rule: JsonObject): HolidayKind {
  if ('on' in rule) return 'single';
  if ('easter' in rule) return 'easter';
  return 'weekday' in rule || 'nth' in rule ? 'weekday' : 'fixed';
}

/** A rule of another kind under the same name; the month and the years stay where both kinds have them. */
export function ruleOfKind(kind: HolidayKind, rule: JsonObject, today: LocalDate): JsonObject {
  const { name = '', month = Number(today.slice(5, 7)), from, to } = rule;
  const years = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  switch (kind) {
    case 'fixed':
      return { name, month, day: 1, ...years };
    case 'weekday':
      return { name, month, weekday: 1, nth: 1, ...years };
    case 'easter':
      return { name, easter: 1, ...years };
    case 'single':
      return { name, on: today };
  }
}

export interface UpcomingHoliday {
  readonly on: LocalDate;
  readonly name: string;
  /** The day would be closed without it. */
  readonly isClosedAnyway: boolean;
}

const YEARS = 2;

/** The holidays from a day on over two years, in order; undefined while the calendar does not fit its form. */
export function upcomingHolidays(value: JsonObject, today: LocalDate): readonly UpcomingHoliday[] | undefined {
  const shape = checkShape(value);
  if (!shape.ok || shape.definition.kind !== 'calendar') return undefined;
  const calendar: Calendar = shape.definition;
  const year = Number(today.slice(0, 4));
  const end = addDays(localDate(year + YEARS, Number(today.slice(5, 7)), 1), Number(today.slice(8, 10)) - 1);
  return [year, year + 1, year + 2]
    .flatMap((each) => holidaysOf(calendar, each))
    .map(({ day, name }) => ({ on: fromDayNumber(day), name, isClosedAnyway: !isOpenWeekday(calendar, day) }))
    .filter(({ on }) => on >= today && on < end)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
