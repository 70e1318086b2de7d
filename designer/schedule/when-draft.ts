import type { Timer } from '#engine';
import { dueAnchors, isDueAnchor, type SpanUnit, spanOf, type When, type WhenKind } from './when.ts';

/** What `days` counts in: as spans, with business days beside calendar days. */
export type WhenUnit = SpanUnit | 'open';

/** A date of a step as it is being written. */
export interface WhenDraft {
  readonly kind: WhenKind;
  readonly amount: string;
  readonly unit: WhenUnit;
  readonly side: 'past' | 'before';
  readonly time: string;
  /** Id of a calendar; empty for none. */
  readonly calendar: string;
  /** Stays on the day it falls on, also where a calendar counts the days. */
  readonly stays: boolean;
  readonly late: NonNullable<Timer['late']>;
}

export interface WhenContext {
  /** One schedule for each invoice: everything counts from that invoice. */
  readonly ofInvoice: boolean;
  /** Calendar business days are counted by when none is chosen. */
  readonly calendar: string | undefined;
}

export function draftOf(when: When, context: WhenContext): WhenDraft {
  const { config } = when;
  const span = config && spanOf(config.offset);
  return {
    kind: when.kind,
    amount: span ? String(Math.abs(span.amount)) : '',
    unit: config?.count === 'business' ? 'open' : (span?.unit ?? 'day'),
    side: config?.anchor === dueAnchors.coming || (span?.amount ?? 0) < 0 ? 'before' : 'past',
    time: config ? (config.at ?? '') : '09:00',
    calendar: config ? (config.calendar ?? '') : (context.calendar ?? ''),
    stays: config?.roll === 'none',
    late: config?.late ?? 'skip',
  };
}

/** A date for a step that is new: a number of days after the step before. */
export function newDraft(kind: WhenKind, context: WhenContext): WhenDraft {
  const calendar = context.calendar ?? '';
  const unit = kind === 'after' && calendar !== '' ? 'open' : 'day';
  return { kind, amount: kind === 'due' ? '' : '5', unit, side: 'past', time: '09:00', calendar, stays: false, late: 'skip' };
}

/** Whether the number is one a date can be made of. */
export function isWhole(draft: WhenDraft): boolean {
  return draft.kind === 'at-once' || /^\d{1,3}$/.test(draft.amount.trim());
}

const codes: Readonly<Record<WhenUnit, readonly [before: string, after: string]>> = {
  day: ['P', 'D'],
  open: ['P', 'D'],
  week: ['P', 'W'],
  month: ['P', 'M'],
  year: ['P', 'Y'],
  hour: ['PT', 'H'],
  minute: ['PT', 'M'],
};

/** The timer a draft means; undefined for a step that follows at once. What the form does not show stays as it was. */
export function timerOf(draft: WhenDraft, old: Timer | undefined, context: WhenContext): Timer | undefined {
  if (draft.kind === 'at-once') return undefined;
  const [before, after] = codes[draft.unit];
  const amount = Number(draft.amount.trim());
  const isEarly = draft.kind === 'due' && draft.side === 'before' && amount > 0;
  const isElapsed = draft.unit === 'hour' || draft.unit === 'minute';
  const calendar = draft.calendar === '' && draft.unit === 'open' ? (context.calendar ?? '') : draft.calendar;
  const anchor = anchorFor(draft, amount, old, context);
  const kept = Object.fromEntries(Object.entries(old ?? {}).filter(([key]) => !written.has(key)));
  return {
    ...(anchor === undefined ? {} : { anchor }),
    offset: `${isEarly ? '-' : ''}${before}${amount}${after}`,
    ...(draft.unit === 'open' ? { count: 'business' as const } : {}),
    ...(isElapsed || draft.time === '' ? {} : { at: draft.time }),
    ...(calendar === '' ? {} : { calendar }),
    ...(calendar === '' ? {} : rollFor(draft, old)),
    ...(draft.late === 'skip' && old?.late !== 'skip' ? {} : { late: draft.late }),
    ...kept,
  };
}

const written: ReadonlySet<string> = new Set(['anchor', 'offset', 'count', 'at', 'calendar', 'roll', 'late']);

function rollFor({ stays }: WhenDraft, old: Timer | undefined): Pick<Timer, 'roll'> {
  if (stays) return { roll: 'none' };
  return old?.roll === undefined || old.roll === 'none' ? {} : { roll: old.roll };
}

function anchorFor({ kind, side }: WhenDraft, amount: number, old: Timer | undefined, { ofInvoice }: WhenContext): string | undefined {
  if (kind === 'after') return undefined;
  if (kind === 'date') return old?.anchor;
  if (ofInvoice) return dueAnchors.invoice;
  // The day itself lies ahead as long as nothing is past due.
  if (side === 'before' || amount === 0) return dueAnchors.coming;
  return isDueAnchor(old?.anchor) && old?.anchor !== dueAnchors.coming ? old?.anchor : dueAnchors.past;
}
