/** An instant as milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A local time of day, `HH:MM` in 24 hours. */
export type ClockTime = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** `HH:MM` of minutes since midnight (0–1439). */
export function clockTimeOf(minutes: number): ClockTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
