import { parseDuration, type Timer } from '#engine';

/** What a wait counts from: a due date, the step before, nothing at all, or another date of the account. */
export type WhenKind = 'due' | 'after' | 'at-once' | 'date';

/** When a step is reached by an account that does nothing. */
export interface When {
  readonly kind: WhenKind;
  /** Name and settings of the timer; missing where nothing is waited for. */
  readonly timer?: string;
  readonly config?: Timer;
  /**
   * What `after` counts from: the step before, the moment the account came onto the strategy, or (a path) the moment
   * it came into a level.
   */
  readonly since?: 'previous' | 'start' | { readonly level: string };
  /**
   * What `at-once` follows: the start, the beginning of its level, a decision, the end of all that ran side by side, or
   * simply the step before.
   */
  readonly follows?: 'start' | 'level' | 'decision' | 'done' | 'previous';
}

/** Date facts that "days past due" is counted from. */
export const dueAnchors = { past: 'account.oldestDueOn', coming: 'account.nextDueOn', invoice: 'invoice.dueOn' } as const;

const anchors: readonly string[] = Object.values(dueAnchors);

export function isDueAnchor(anchor: string | undefined): boolean {
  return anchor !== undefined && anchors.includes(anchor);
}

/** A timer counted from the due date that lies ahead. */
export function isBeforeDue(timer: Timer | undefined): boolean {
  return timer?.anchor === dueAnchors.coming;
}

export function kindOf(timer: Timer): 'due' | 'after' | 'date' {
  if (timer.anchor === undefined) return 'after';
  return isDueAnchor(timer.anchor) ? 'due' : 'date';
}

export type SpanUnit = 'day' | 'week' | 'month' | 'year' | 'hour' | 'minute';

/** A span as people say it: one number of one unit. */
export interface Span {
  readonly amount: number;
  readonly unit: SpanUnit;
}

const units: readonly (readonly [RegExp, SpanUnit])[] = [
  [/^-?P(\d+)D$/, 'day'],
  [/^-?P(\d+)W$/, 'week'],
  [/^-?P(\d+)M$/, 'month'],
  [/^-?P(\d+)Y$/, 'year'],
  [/^-?PT(\d+)H$/, 'hour'],
  [/^-?PT(\d+)M$/, 'minute'],
];

/** The span an offset names; undefined for one of several units. A span before its anchor is negative. */
export function spanOf(offset: string): Span | undefined {
  for (const [shape, unit] of units) {
    const digits = shape.exec(offset)?.[1];
    if (digits !== undefined) return { amount: Number(digits) * (offset.startsWith('-') ? -1 : 1) + 0, unit };
  }
  return undefined;
}

const OPEN_DAYS_TO_DAYS = 7 / 5;
const DAYS_OF_MONTH = 365.25 / 12;
const MS_OF_DAY = 86_400_000;

/** How many days an offset spans, about: what rows are put in order by. */
export function daysOf(timer: Timer): number {
  const offset = parseDuration(timer.offset);
  if (!offset) return 0;
  const days = offset.months * DAYS_OF_MONTH + offset.days + offset.elapsed / MS_OF_DAY;
  return timer.count === 'business' ? days * OPEN_DAYS_TO_DAYS : days;
}
