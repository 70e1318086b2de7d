import type { Timer } from '#engine';
import type { Seat } from './arrange.ts';
import type { Timers } from './ladder.ts';
import { daysOf, kindOf } from './when.ts';

function timerOf(seat: Seat, timers: Timers): Timer | undefined {
  return seat.join?.trigger.kind === 'timer' ? timers[seat.join.trigger.name] : undefined;
}

function isDue(seat: Seat, timers: Timers): boolean {
  const timer = timerOf(seat, timers);
  return timer !== undefined && kindOf(timer) === 'due';
}

/** Days past due each step is reached on, about, when it is reached by itself. */
export function reachedOn(seats: readonly Seat[], timers: Timers): number[] {
  let day = 0;
  return seats.map((seat) => {
    const timer = timerOf(seat, timers);
    if (timer && kindOf(timer) === 'due') day = daysOf(timer);
    else if (timer && kindOf(timer) === 'after') day += daysOf(timer);
    return day;
  });
}

/**
 * Where a step of this day past due belongs: behind every step with an earlier day of its own, and of those counted
 * from it behind what is reached by then. The first step of a run stays the first.
 */
export function placeByDay(seats: readonly Seat[], day: number, timers: Timers): number {
  const days = reachedOn(seats, timers);
  const earlier = seats.findLastIndex((seat, index) => isDue(seat, timers) && (days[index] ?? 0) <= day);
  const from = Math.max(earlier + 1, seats[0]?.join === undefined ? 1 : 0);
  const later = seats.findIndex((_, index) => index >= from && (days[index] ?? 0) > day);
  return later < 0 ? Math.max(seats.length, from) : later;
}

/**
 * Puts a step with a day of its own where that day belongs. What is counted from it goes along: a call three days
 * after the letter stays a call three days after the letter.
 */
export function placedByDay(seats: readonly Seat[], index: number, timers: Timers): readonly Seat[] {
  const seat = seats[index];
  const timer = seat && timerOf(seat, timers);
  if (!seat || !timer || !isDue(seat, timers)) return seats;
  const end = seats.findIndex((each, at) => at > index && isDue(each, timers));
  const block = seats.slice(index, end < 0 ? seats.length : end);
  const rest = seats.filter((each) => !block.includes(each));
  return rest.toSpliced(placeByDay(rest, daysOf(timer), timers), 0, ...block);
}
