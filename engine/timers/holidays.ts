import { type DayNumber, dayNumberOf, daysInMonth, toDayNumber, weekdayOfNumber } from '../base/local-date.ts';
import type { Calendar, HolidayRule } from '../model/calendar.ts';

/** A day a calendar is closed on by name. */
export interface Holiday {
  readonly day: DayNumber;
  readonly name: string;
}

/**
 * The holidays that are observed in a year, moved ones included. A rule may be observed in the neighboring
 * year (January 1st on a Saturday is observed on December 31st), so three years are worked out.
 */
export function holidaysOf(calendar: Calendar, year: number): Holiday[] {
  const closed = new Set<DayNumber>();
  const all: Holiday[] = [];
  for (const at of [year - 1, year, year + 1]) {
    const fallen = calendar.holidays.flatMap((rule) => {
      const day = fallsOn(rule, at);
      return day === undefined ? [] : [{ rule, day }];
    });
    // What stays where it falls is closed first; what moves then looks for an open day around them.
    const moves = (entry: { rule: HolidayRule; day: DayNumber }): boolean =>
      observedOf(entry.rule) !== 'none' && !isOpenWeekday(calendar, entry.day);
    for (const { rule, day } of fallen.filter((entry) => !moves(entry))) take(rule.name, day);
    for (const { rule, day } of fallen.filter(moves)) take(rule.name, observed(rule, day));
  }
  return all.filter((holiday) => holiday.day >= dayNumberOf(year, 1, 1) && holiday.day < dayNumberOf(year + 1, 1, 1));

  function take(name: string, day: DayNumber): void {
    closed.add(day);
    all.push({ day, name });
  }

  function observed(rule: HolidayRule, day: DayNumber): DayNumber {
    if (observedOf(rule) === 'nearest') return nearestOpenWeekday(calendar, day);
    let next = day + 1;
    while (!isOpenWeekday(calendar, next) || closed.has(next)) next += 1;
    return next;
  }
}

export function isOpenWeekday(calendar: Calendar, day: DayNumber): boolean {
  return calendar.week.includes(weekdayOfNumber(day));
}

/** The weekday before goes first when both are as near. */
function nearestOpenWeekday(calendar: Calendar, day: DayNumber): DayNumber {
  const distance = [1, 2, 3, 4, 5, 6].find((days) => isOpenWeekday(calendar, day - days) || isOpenWeekday(calendar, day + days)) ?? 0;
  return isOpenWeekday(calendar, day - distance) ? day - distance : day + distance;
}

function observedOf(rule: HolidayRule): 'none' | 'nearest' | 'next' {
  return 'observed' in rule && rule.observed ? rule.observed : 'none';
}

/** The day a rule falls on in a year, before any moving; undefined when it does not fall in that year. */
export function fallsOn(rule: HolidayRule, year: number): DayNumber | undefined {
  if ('on' in rule) return rule.on.startsWith(`${String(year).padStart(4, '0')}-`) ? toDayNumber(rule.on) : undefined;
  if (year < (rule.from ?? year) || year > (rule.to ?? year)) return undefined;
  if ('easter' in rule) return easterSunday(year) + rule.easter;
  if ('day' in rule) return rule.day <= daysInMonth(year, rule.month) ? dayNumberOf(year, rule.month, rule.day) : undefined;
  return nthWeekday(year, rule.month, rule.weekday, rule.nth);
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber | undefined {
  const length = daysInMonth(year, month);
  if (nth === -1) {
    const last = dayNumberOf(year, month, length);
    return last - ((weekdayOfNumber(last) - weekday + 7) % 7);
  }
  const first = dayNumberOf(year, month, 1);
  const day = 1 + ((weekday - weekdayOfNumber(first) + 7) % 7) + (nth - 1) * 7;
  return nth >= 1 && day <= length ? dayNumberOf(year, month, day) : undefined;
}

/** Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", ch. 8). */
function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumberOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
