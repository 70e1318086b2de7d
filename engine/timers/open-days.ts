import { civilOf, type DayNumber, fromDayNumber, type LocalDate, toDayNumber } from '../base/local-date.ts';
import type { Calendar } from '../model/calendar.ts';
import { type Holiday, holidaysOf, isOpenWeekday } from './holidays.ts';

const years = new WeakMap<Calendar, Map<number, ReadonlyMap<DayNumber, string>>>();

/** Why a day is closed: a holiday's name, or `weekend`; undefined when it is open. */
export function closedBecause(calendar: Calendar, on: LocalDate): string | undefined {
  return closed(calendar, toDayNumber(on));
}

export function isOpen(calendar: Calendar, on: LocalDate): boolean {
  return closedBecause(calendar, on) === undefined;
}

/** After so many closed days in a row a calendar has no open ones, and nobody goes on looking. */
const LONGEST_CLOSED = 366;

/** The day itself when open, else the next or previous open one. A year without one gives the day itself. */
export function rollToOpen(calendar: Calendar, on: LocalDate, direction: 'next' | 'previous'): LocalDate {
  const start = toDayNumber(on);
  const step = direction === 'next' ? 1 : -1;
  for (let day = start; Math.abs(day - start) < LONGEST_CLOSED; day += step)
    if (closed(calendar, day) === undefined) return fromDayNumber(day);
  return on;
}

/**
 * The day `count` open days after `on` (before it, when negative). The first counted day is the one after
 * `on`; 0 gives `on` itself. Holidays may close every open weekday: a year without an open day ends the walk.
 */
export function addOpenDays(calendar: Calendar, on: LocalDate, count: number): LocalDate {
  let [day, closedInRow] = [toDayNumber(on), 0];
  const step = count < 0 ? -1 : 1;
  for (let left = Math.abs(count); left > 0 && closedInRow < LONGEST_CLOSED; ) {
    day += step;
    closedInRow = closed(calendar, day) === undefined ? 0 : closedInRow + 1;
    if (closedInRow === 0) left -= 1;
  }
  return fromDayNumber(day);
}

function closed(calendar: Calendar, day: DayNumber): string | undefined {
  return isOpenWeekday(calendar, day) ? holidaysIn(calendar, civilOf(day).year).get(day) : 'weekend';
}

function holidaysIn(calendar: Calendar, year: number): ReadonlyMap<DayNumber, string> {
  const known = years.get(calendar) ?? new Map<number, ReadonlyMap<DayNumber, string>>();
  years.set(calendar, known);
  const holidays = known.get(year) ?? new Map(holidaysOf(calendar, year).map((holiday: Holiday) => [holiday.day, holiday.name]));
  known.set(year, holidays);
  return holidays;
}
