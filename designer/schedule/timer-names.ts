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

/** A name that was made of the settings, so that it may follow them. */
export function isMadeName(name: string): boolean {
  return /^(?:day|before|after|date)\d+(?:Weeks|Months|Years|Hours|Minutes)?(?:open)?\d*$/.test(name);
}

/** A timer with these settings: one that is there already, else a new one. */
export function timerFor(draft: Draft, timer: Timer): string {
  const { timers } = draft.schedule;
  const same = Object.keys(timers).find((name) => sameTimer(timers[name], timer));
  return same ?? newTimer(draft, timer);
}

export function newTimer(draft: Draft, timer: Timer): string {
  const { timers } = draft.schedule;
  const taken: Timers = timers;
  const name = freshName(timerName(timer), { has: (each) => Object.hasOwn(taken, each) });
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
  if (!isMadeName(name)) return name;
  const wanted = timerName(timer);
  if (wanted === name || name.replace(/(\D)\d+$/, '$1') === wanted) return name;
  const to = freshName(wanted, { has: (each) => each !== name && Object.hasOwn(timers, each) });
  draft.do({ op: 'timer.rename', name, to });
  return to;
}
