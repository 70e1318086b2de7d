import { type Duration, parseDuration } from '../base/duration.ts';
import type { Catalog } from '../facts/catalog.ts';
import type { Timer } from '../model/timer.ts';
import { durationWords } from '../rules/rule-words.ts';
import { DEFAULT_TIME } from '../timers/due-at.ts';

/**
 * The words of a timer in parts. `due` counts from when money was due, `date` from another date of the account,
 * `step` from the moment the step began: the first two move with the account, the last does not.
 */
export interface TimerParts {
  readonly kind: 'due' | 'date' | 'step';
  /** What is counted, and from where: `day 15 past due`, `5 business days after this step began`. */
  readonly lead: string;
  /** Local time of day; missing where it is that of the beginning. */
  readonly time?: string;
  /** Which days count, or what happens on a closed one. */
  readonly days?: string;
  readonly zone?: string;
}

/** Where the words of facts come from. */
export interface TimerNames {
  readonly catalog?: Catalog | undefined;
}

/** `day 15 past due, 09:00, business days`, or `5 business days after this step began, 09:00`. */
export function timerWords(timer: Timer, names: TimerNames = {}): string {
  const { lead, time, days, zone } = timerParts(timer, names);
  return [lead, time, zone, days].filter((part) => part !== undefined).join(', ');
}

export function timerParts(timer: Timer, names: TimerNames = {}): TimerParts {
  const offset = parseDuration(timer.offset);
  const kind = timer.anchor === undefined ? 'step' : pastDue.has(timer.anchor) ? 'due' : 'date';
  const time = timer.at ?? (timer.anchor !== undefined && (offset?.elapsed ?? 0) === 0 ? DEFAULT_TIME : undefined);
  const days = daysWords(timer, kind, offset);
  return {
    kind,
    lead: offset ? leadWords(timer, offset, names) : `“${timer.offset}” after ${anchorWords(timer, names)}`,
    ...(time === undefined ? {} : { time }),
    ...(days === undefined ? {} : { days }),
    ...(timer.zone === undefined ? {} : { zone: `${timer.zone.split('/').at(-1)?.replaceAll('_', ' ')} time` }),
  };
}

const pastDue: ReadonlySet<string> = new Set(['account.oldestDueOn', 'invoice.dueOn']);

const dates: Readonly<Record<string, string>> = {
  'account.oldestDueOn': 'the due date',
  'invoice.dueOn': 'the due date',
  'account.nextDueOn': 'the next due date',
  'account.promiseDueOn': 'the promised date',
  'account.lastPaymentOn': 'the last payment',
  'account.lastContactAt': 'the last contact',
  'account.callBackAt': 'the agreed call',
  'invoice.expectedOn': 'the payment run',
  'dispute.openedOn': 'the dispute was opened',
};

function anchorWords({ anchor }: Timer, { catalog }: TimerNames): string {
  if (anchor === undefined) return 'this step began';
  return dates[anchor] ?? `“${catalog?.fact(anchor)?.label ?? anchor}”`;
}

function leadWords(timer: Timer, offset: Duration, names: TimerNames): string {
  const anchor = anchorWords(timer, names);
  const isBefore = timer.offset.startsWith('-');
  if (offset.months === 0 && offset.days === 0 && offset.elapsed === 0)
    return timer.anchor === undefined ? 'as soon as this step began' : `on ${anchor}`;
  if (timer.anchor !== undefined && pastDue.has(timer.anchor) && !isBefore) {
    const isOnlyDays = offset.months === 0 && offset.elapsed === 0 && timer.count !== 'business';
    return isOnlyDays ? `day ${offset.days} past due` : `${spanWords(timer, offset)} past due`;
  }
  return `${spanWords(timer, offset)} ${isBefore ? 'before' : 'after'} ${anchor}`;
}

/** Business days are always named; calendar days where nothing else says which days they are. */
function spanWords(timer: Timer, offset: Duration): string {
  const words = durationWords(timer.offset);
  if (timer.count === 'business') return words.replace(/\bdays?$/, 'business $&');
  const isOnlyDays = offset.months === 0 && offset.elapsed === 0;
  return isOnlyDays && timer.anchor === undefined ? `${plainDays(offset)} calendar ${plural(offset)}` : words;
}

function plainDays({ days }: Duration): number {
  return Math.abs(days);
}

function plural(offset: Duration): string {
  return plainDays(offset) === 1 ? 'day' : 'days';
}

function daysWords(timer: Timer, kind: TimerParts['kind'], offset: Duration | undefined): string | undefined {
  const isElapsed = (offset?.elapsed ?? 0) !== 0;
  if (timer.calendar === undefined) return kind === 'step' || isElapsed ? undefined : 'calendar days';
  if (timer.count === 'business') return undefined;
  switch (timer.roll ?? 'next') {
    case 'none':
      return 'weekends and holidays too';
    case 'previous':
      return 'the business day before if closed';
    case 'next':
      return kind === 'step' ? 'the next business day if closed' : 'business days';
  }
}
