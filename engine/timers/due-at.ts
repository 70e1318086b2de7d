import type { Instant } from '../base/clock-time.ts';
import { type Duration, parseDuration, shiftDate } from '../base/duration.ts';
import { invariant } from '../base/invariant.ts';
import { isLocalDate, type LocalDate } from '../base/local-date.ts';
import { localAt, toInstant, type Zone } from '../base/zone.ts';
import type { Facts } from '../facts/catalog.ts';
import type { Calendar } from '../model/calendar.ts';
import type { Timer } from '../model/timer.ts';
import { addOpenDays, closedBecause, rollToOpen } from './open-days.ts';

/** Local time of timers that are anchored to a date and say no time themselves. */
export const DEFAULT_TIME = '09:00';

/** When a timer fires, and how that came about. */
export interface DueTime {
  readonly at: Instant;
  /** The local day it fires on. */
  readonly on: LocalDate;
  /** The closed day it was moved away from, and why it was closed. */
  readonly rolledFrom?: { readonly on: LocalDate; readonly because: string };
}

/** What a due time is derived from. */
export interface TimerContext {
  readonly facts: Facts;
  /** When the step that waits was entered. */
  readonly enteredAt: Instant;
  /** Zone of the account; the timer's own goes first. */
  readonly zone: Zone;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/**
 * Derives when a timer fires. Undefined when its anchor has no value: the timer sleeps until it has one.
 * Calendar and business days keep the local time; `PT…` is elapsed time and counts through clock changes.
 */
export function dueAt(timer: Timer, context: TimerContext): DueTime | undefined {
  const zone = timer.zone ?? context.zone;
  const offset = parseDuration(timer.offset);
  invariant(offset, `offset "${timer.offset}" was not checked`);
  const calendar = timer.calendar === undefined ? undefined : context.calendars.get(timer.calendar);
  invariant(timer.calendar === undefined || calendar, `calendar "${timer.calendar}" was not checked`);

  const start = startOf(timer, context, zone);
  if (!start) return undefined;
  if (offset.elapsed !== 0) return elapsed(timer, start.at + offset.elapsed, offset, zone, calendar);

  const counted = timer.count === 'business' && calendar ? addOpenDays(calendar, start.on, offset.days) : shiftDate(start.on, offset);
  const on = rolled(timer, counted, calendar);
  // A wait of no days from the step itself keeps its second, and its pass of an hour that comes twice.
  const stays = timer.anchor === undefined && timer.at === undefined && on === start.on;
  const time = timer.at ?? (timer.anchor === undefined ? start.time : DEFAULT_TIME);
  return withRoll({ at: stays ? start.at : toInstant(on, time, zone), on }, counted, calendar);
}

function startOf(timer: Timer, context: TimerContext, zone: Zone): { on: LocalDate; time: string; at: Instant } | undefined {
  if (timer.anchor === undefined) return { ...localAt(context.enteredAt, zone), at: context.enteredAt };
  const value = context.facts[timer.anchor];
  if (isLocalDate(value)) return { on: value, time: DEFAULT_TIME, at: toInstant(value, DEFAULT_TIME, zone) };
  return typeof value === 'number' && Number.isFinite(value) ? { ...localAt(value, zone), at: value } : undefined;
}

function elapsed(timer: Timer, at: Instant, offset: Duration, zone: Zone, calendar: Calendar | undefined): DueTime {
  const local = localAt(at, zone);
  const counted = shiftDate(local.on, offset);
  const on = rolled(timer, counted, calendar);
  return withRoll(on === local.on ? { at, on } : { at: toInstant(on, local.time, zone), on }, counted, calendar);
}

function rolled(timer: Timer, on: LocalDate, calendar: Calendar | undefined): LocalDate {
  if (!calendar || timer.roll === 'none') return on;
  return rollToOpen(calendar, on, timer.roll ?? 'next');
}

function withRoll(due: DueTime, counted: LocalDate, calendar: Calendar | undefined): DueTime {
  if (!calendar || due.on === counted) return due;
  return { ...due, rolledFrom: { on: counted, because: closedBecause(calendar, counted) ?? 'closed' } };
}
