import { addDays, addMonths, type LocalDate } from './local-date.ts';

/** An ISO 8601 duration, split into what the calendar counts and what the clock counts. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  /** Elapsed time in milliseconds (the part after `T`). */
  readonly elapsed: number;
}

const SHAPE = /^(-)?P(?:(\d{1,2})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;

/**
 * Parses `P5D`, `-P5D`, `P1M`, `P2W`, `PT48H`, `P1DT2H`; undefined for anything else, and for spans so long
 * that a date moved by them would leave the four-digit years.
 */
export function parseDuration(text: string): Duration | undefined {
  const match = SHAPE.exec(text);
  if (!match || /[PT]$/.test(text)) return undefined;
  const sign = match[1] ? -1 : 1;
  const part = (index: number): number => sign * Number(match[index] ?? 0);
  return {
    months: part(2) * 12 + part(3) + 0,
    days: part(4) * 7 + part(5) + 0,
    elapsed: (part(6) * 3600 + part(7) * 60 + part(8)) * 1000 + 0,
  };
}

/** Moves a date by the calendar part of a duration: months first, then days. */
export function shiftDate(date: LocalDate, duration: Duration): LocalDate {
  return addDays(duration.months === 0 ? date : addMonths(date, duration.months), duration.days);
}

/** The same duration, pointing the other way. */
export function negate(duration: Duration): Duration {
  return { months: -duration.months, days: -duration.days, elapsed: -duration.elapsed };
}
