import { pointer, type Timer } from '#engine';
import { type Json, sameJson } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';
import { isDueAnchor, spanOf } from '../schedule/when.ts';
import { inUnit, spanText } from '../settings/span.ts';

interface TimerGround {
  /** The calendar business days are counted in when none is chosen yet. */
  readonly calendar: string | undefined;
}

/** Members a change takes away are given as undefined. */
export type TimerPart = { readonly [Key in keyof Timer]?: Timer[Key] | undefined };

/** The timer with a change, and with what the change makes meaningless taken away. */
export function changedTimer(timer: Timer, part: TimerPart, ground: TimerGround): Timer {
  const next: Record<string, unknown> = { ...timer };
  for (const [key, value] of Object.entries(part)) {
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  const made = next as Timer;
  const span = spanOf(made.offset);
  const isElapsed = /T/.test(made.offset);
  if (isElapsed) delete next['at'];
  if (made.count === 'business' && span?.unit !== 'day' && span !== undefined) delete next['count'];
  if (made.count === 'business' && made.calendar === undefined) {
    if (ground.calendar === undefined || 'calendar' in part) delete next['count'];
    else next['calendar'] = ground.calendar;
  }
  if (made.calendar === undefined) delete next['roll'];
  if (made.anchor === undefined && made.offset.startsWith('-')) next['offset'] = made.offset.slice(1);
  return made;
}

/** The timer counted from somewhere else; a day past due lies after it, one before the next due date before. */
export function withAnchor(timer: Timer, anchor: string | undefined, ground: TimerGround): Timer {
  const span = spanOf(timer.offset);
  const turns = span && anchor === 'account.nextDueOn' && !isDueAnchor(timer.anchor) && span.amount > 0;
  const offset = turns ? spanText({ ...span, amount: -span.amount }) : timer.offset;
  return changedTimer(timer, { anchor, offset }, ground);
}

export function withUnit(timer: Timer, unit: Parameters<typeof inUnit>[1], ground: TimerGround): Timer {
  return changedTimer(timer, { offset: inUnit(timer.offset, unit) }, ground);
}

/** Writes the members of a timer that differ. Its keys stay where they are. */
export function timerOperation(name: string, before: Timer, after: Timer): Operation | undefined {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Timer)[];
  const operations = keys
    .filter((key) => !sameJson(before[key], after[key]))
    .map((key): Operation => {
      const value = after[key] as Json | undefined;
      return { op: 'field.set', pointer: pointer('timers', name, key), ...(value === undefined ? {} : { value }) };
    });
  const [only, ...others] = operations;
  return only && others.length === 0 ? only : only && { op: 'batch', operations };
}
