import { leadFor } from '../schedule/starts.ts';

/** Something a step does, as the form offers it. */
export type BornAction =
  | { readonly kind: 'message'; readonly channel: string; readonly template: string }
  | { readonly kind: 'call' }
  | { readonly kind: 'lead' };

/** A day and what is done on it. Days before the due date are below 0; there is no day 0. */
export interface BornStep {
  readonly day: number;
  readonly actions: readonly BornAction[];
}

/** What somebody says of a strategy that is to be made. */
export interface BornForm {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** One schedule for each account, led by its oldest open undisputed invoice, or one for each invoice. */
  readonly subject: 'account' | 'invoice';
  /** Id of the calendar whose closed days are passed over; every day is open without one. */
  readonly calendar: string | undefined;
  /** By day, each once; at most one before the due date and at least one after it. */
  readonly steps: readonly BornStep[];
  /** Open days after the last step until the team lead is asked; nobody is without. */
  readonly leadAfter: number | undefined;
}

export const MOST_STEPS = 24;
export const EARLIEST_DAY = -60;
export const LATEST_DAY = 360;

/** How many days before the due date accounts come onto the strategy; undefined when they come once something is past due. */
export function leadDays(form: Pick<BornForm, 'steps'>): number | undefined {
  const first = Math.min(0, ...form.steps.map((step) => step.day));
  return first < 0 ? leadFor(-first) : undefined;
}

/** Why steps cannot become a schedule; undefined when they can. */
export type StepFault = 'none' | 'tooMany' | 'dayRange' | 'dayZero' | 'dayTwice' | 'twoBefore' | 'noneAfter' | 'noAction';

export function stepFault(steps: readonly BornStep[]): StepFault | undefined {
  const days = steps.map((step) => step.day);
  if (steps.length === 0) return 'none';
  if (steps.length > MOST_STEPS) return 'tooMany';
  if (days.some((day) => !Number.isInteger(day) || day < EARLIEST_DAY || day > LATEST_DAY)) return 'dayRange';
  if (days.includes(0)) return 'dayZero';
  if (new Set(days).size < days.length) return 'dayTwice';
  if (days.filter((day) => day < 0).length > 1) return 'twoBefore';
  if (!days.some((day) => day > 0)) return 'noneAfter';
  return steps.some((step) => step.actions.length === 0) ? 'noAction' : undefined;
}
