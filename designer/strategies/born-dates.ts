import { addDays, addOpenDays, type Calendar, type LocalDate, rollToOpen } from '#engine';
import type { Rung } from './born.ts';

const FIRST_TRIED = '2026-03-02';
const DAYS_TRIED = 120;

/** The days on which an account of the tests comes to each step, for one due date. */
export interface BornDates {
  readonly dueOn: LocalDate;
  /** In the order of the steps. */
  readonly reached: readonly LocalDate[];
}

/** A due date of the tests: one where no weekend lets two steps fall on one day, if there is any. */
export function bornDates(rungs: readonly Rung[], calendar: Calendar | undefined): BornDates {
  const tried = Array.from({ length: DAYS_TRIED }, (_, index) => datesFrom(addDays(FIRST_TRIED, index), rungs, calendar));
  const best = tried.find(({ reached }) => new Set(reached).size === reached.length) ?? tried[0];
  return best ?? datesFrom(FIRST_TRIED, rungs, calendar);
}

function datesFrom(dueOn: LocalDate, rungs: readonly Rung[], calendar: Calendar | undefined): BornDates {
  return { dueOn, reached: rungs.map(({ step }) => openFrom(addDays(dueOn, step.day), calendar)) };
}

/** The day itself when it is open, else the next open one. */
function openFrom(on: LocalDate, calendar: Calendar | undefined): LocalDate {
  return calendar ? rollToOpen(calendar, on, 'next') : on;
}

/** So many open days later. */
export function openDaysAfter(on: LocalDate, days: number, calendar: Calendar | undefined): LocalDate {
  return calendar ? addOpenDays(calendar, on, days) : addDays(on, days);
}
