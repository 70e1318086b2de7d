import { pointer, type Timer } from '#engine';
import { freshName } from '../document/fresh-name.ts';
import type { Json } from '../document/json.ts';
import type { Draft } from './edit.ts';
import type { Timers } from './ladder.ts';
import { kindOf, spanOf } from './when.ts';

const letters = { day: '', week: 'Weeks', month: 'Months', year: 'Years', hour: 'Hours', minute: 'Minutes' } as const;

/** What a time is called when nobody has named it: `day15`, `before5`, `after5`. */
export function timerName(timer: Timer): string {
  const span = spanOf(timer.offset);
  if (!span) return 'wait';
  const stem = { due: span.amount < 0 ? 'before' : 'day', after: 'after', date: 'date' }[kindOf(timer)];
  return `${stem}${Math.abs(span.amount)}${letters[span.unit]}${timer.count === 'business' ? 'open' : ''}`;
}

/** A name that was made of the settings, so that it may follow them; the letter behind it tells it from another. */
const MADE = /^((?:day|before|after|date)\d+(?:Weeks|Months|Years|Hours|Minutes)?(?:open)?)[b-z]?$/;

/** A name made of the settings that is free: `day10`, then `day10b`. A number behind it would read as other settings. */
export function freeTimerName(timer: Timer, timers: Timers): string {
  const wanted = timerName(timer);
  const free = ['', ...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `${wanted}${letter}`).find((name) => !Object.hasOwn(timers, name));
  return free ?? freshName(`${wanted}-`, { has: (name) => Object.hasOwn(timers, name) });
}

/** The name a timer is given when its own was made of settings it no longer has; undefined when it keeps its own. */
export function followingName(name: string, timer: Timer, timers: Timers): string | undefined {
  const stem = MADE.exec(name)?.[1];
  return stem === undefined || stem === timerName(timer) ? undefined : freeTimerName(timer, timers);
}

/** A timer with these settings: one that is there already, else a new one. */
export function timerFor(draft: Draft, timer: Timer): string {
  const { timers } = draft.schedule;
  const same = Object.keys(timers).find((name) => sameTimer(timers[name], timer));
  return same ?? newTimer(draft, timer);
}

export function newTimer(draft: Draft, timer: Timer): string {
  const name = freeTimerName(timer, draft.schedule.timers);
  draft.set(pointer('timers', name), timer as unknown as Json, undefined);
  return name;
}

export function sameTimer(a: Timer | undefined, b: Timer): boolean {
  if (!a) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Timer>;
  return [...keys].every((key) => a[key] === b[key]);
}

/** Gives a timer other settings; a name that was made of the old ones follows. Gives the name it has now. */
export function changeTimer(draft: Draft, name: string, timer: Timer): string {
  const { timers } = draft.schedule;
  draft.set(pointer('timers', name), timer as unknown as Json, timers[name] as unknown as Json);
  const to = followingName(name, timer, timers);
  if (to === undefined) return name;
  draft.do({ op: 'timer.rename', name, to });
  return to;
}
