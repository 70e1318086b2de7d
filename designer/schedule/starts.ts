import type { Timer } from '#engine';
import type { Draft } from './edit.ts';
import { daysOf } from './when.ts';

/** Weekends and holidays a day before the due date may be rolled back over. */
const SPARE_DAYS = 3;

/** How many days before the due date accounts have to come for a step so many days before it. */
export function leadFor(daysBefore: number): number {
  return Math.ceil(daysBefore) + SPARE_DAYS;
}

/** How long before the due date accounts come onto a strategy; undefined when they come once something is past due. */
export function startsBefore(value: Readonly<Record<string, unknown>>): number | undefined {
  const written = value['startsBefore'];
  const days = typeof written === 'string' ? /^P(\d{1,3})D$/.exec(written)?.[1] : undefined;
  return days === undefined ? undefined : Number(days);
}

/** A step before the due date needs accounts that have come by then. */
export function startEarly(draft: Draft, timer: Timer | undefined): void {
  if (draft.value['kind'] !== 'strategy' || !timer?.offset.startsWith('-')) return;
  const needed = leadFor(Math.abs(daysOf(timer)));
  const now = startsBefore(draft.value);
  if (now === undefined || now < needed) draft.set('/startsBefore', `P${Math.min(needed, 999)}D`, draft.value['startsBefore']);
}
