import { daysBetween, type LocalDate } from '#engine';
import { LOCALE } from './text.ts';

const shortDay = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' });
const fullDay = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });

const NEAR_DAYS = 1;
const FAR_DAYS = 60;

/** `Sun Nov 22, 2026`. */
export function dayInFull(on: LocalDate): string {
  return fullDay.format(dateOf(on)).replace(',', '');
}

/** As people say it, seen from `today`: `yesterday`, `Thu Feb 26`, and the year where it is another. */
export function dayWords(on: LocalDate, today: LocalDate): string {
  if (Math.abs(daysBetween(today, on)) <= NEAR_DAYS) return daysAway(on, today);
  return on.slice(0, 4) === today.slice(0, 4) ? shortDay.format(dateOf(on)).replace(',', '') : dayInFull(on);
}

/** How far away: `in 3 days`, `today`, `2 months ago`. */
export function daysAway(on: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, on);
  return Math.abs(days) <= FAR_DAYS ? relative.format(days, 'day') : relative.format(Math.round(days / 30.44), 'month');
}

/** Local day and clock time of an instant in a zone. */
export function localMoment(instant: string, zone: string): { readonly on: LocalDate; readonly time: string } {
  const parts = Object.fromEntries(
    clockIn(zone)
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  );
  return { on: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` };
}

/** `Thu Feb 26, 09:00`, in the zone of whom it concerns. */
export function momentWords(instant: string, zone: string, today: LocalDate): string {
  const { on, time } = localMoment(instant, zone);
  return `${dayWords(on, today)}, ${time}`;
}

/** The exact instant with its zone, and the same in UTC. */
export function momentExactly(instant: string, zone: string): string {
  const { on, time } = localMoment(instant, zone);
  return `${on} ${time}:${instant.slice(17, 19)} ${zone.replaceAll('_', ' ')} · ${instant.slice(0, 19).replace('T', ' ')} UTC`;
}

/** A sentence of the server with its ISO days as people say them. */
export function withDays(sentence: string, today: LocalDate): string {
  return sentence.replaceAll(/(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])/g, (_, on: string) => {
    const words = on.slice(0, 4) === today.slice(0, 4) ? shortDay.format(dateOf(on)).replace(',', '') : dayInFull(on);
    return words;
  });
}

function dateOf(on: LocalDate): Date {
  return new Date(`${on}T00:00:00Z`);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(zone, clock);
  }
  return clock;
}
