import { IANAZone } from 'luxon';
import { type ClockTime, clockTimeOf, DAY, type Instant, MINUTE, minutesOf } from './clock-time.ts';
import { InvariantError } from './invariant.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from './local-date.ts';

/** An IANA time zone name, `America/New_York`. */
export type Zone = string;

export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** Local day and time of day of an instant in a zone. */
export function localAt(at: Instant, zone: Zone): { on: LocalDate; time: ClockTime } {
  const local = at + offsetAt(at, zone);
  const day = Math.floor(local / DAY);
  return { on: fromDayNumber(day), time: clockTimeOf(Math.floor((local - day * DAY) / MINUTE)) };
}

/** Local day of an instant in a zone. */
export function localDateAt(at: Instant, zone: Zone): LocalDate {
  return fromDayNumber(Math.floor((at + offsetAt(at, zone)) / DAY));
}

/**
 * The instant a local time names. In a gap (clocks go forward) the first valid instant: 02:30 → 03:00.
 * In an overlap (clocks go back) the earlier of the two, so it comes once. luxon does neither by itself.
 */
export function toInstant(on: LocalDate, time: ClockTime, zone: Zone): Instant {
  const local = toDayNumber(on) * DAY + minutesOf(time) * MINUTE;
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  const candidates = [local - before, local - after].filter((at) => at + offsetAt(at, zone) === local);
  return candidates.length > 0 ? Math.min(...candidates) : changeBetween(local - after, local - before, zone);
}

/** The first minute in (`from`, `to`] at which the zone's offset is the one it has at `to`. */
function changeBetween(from: Instant, to: Instant, zone: Zone): Instant {
  const target = offsetAt(to, zone);
  let [low, high] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE, zone) === target) high = middle;
    else low = middle;
  }
  return high * MINUTE;
}

/** The same few instants are asked about for thousands of accounts, and asking the platform costs microseconds. */
const offsets = new Map<Zone, Map<Instant, number>>();
const MOST_OFFSETS = 10_000;

function offsetAt(at: Instant, zone: Zone): number {
  const known = offsets.get(zone);
  const offset = known?.get(at);
  if (offset !== undefined) return offset;
  const asked = IANAZone.create(zone).offset(at) * MINUTE;
  if (Number.isNaN(asked)) throw new InvariantError(`"${zone}" is no time zone, or ${at} no instant`);
  if (!known || known.size === MOST_OFFSETS) offsets.set(zone, new Map([[at, asked]]));
  else known.set(at, asked);
  return asked;
}
