import type { Timer, Trigger } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { allow, called } from '../document/refused.ts';
import { sameTrigger } from '../document/transition-place.ts';
import { arrange, cutsOf, type Seat, seatsOf } from './arrange.ts';
import { type Draft, type Edit, type Edited, rearrange } from './edit.ts';
import type { Link } from './ladder.ts';
import { placedByDay } from './order.ts';
import type { ScheduleRow } from './project-schedule.ts';
import type { Place } from './runs.ts';
import { startEarly } from './starts.ts';
import { joinFor, moved, withStart } from './step-edits.ts';
import { changeTimer, sameTimer, timerFor } from './timer-names.ts';

/**
 * Gives a step another date; without a timer it follows at once. A day past due puts it where that day belongs. A time
 * that others wait for too is left to them.
 */
export function redateStep(value: JsonObject, id: string, timer: Timer | undefined): Edited {
  return rearrange(value, (draft) => {
    const row = draft.schedule.rows.find((each) => each.id === id);
    allow(row, 'This step is not there any more.');
    const about = row.place ? redateRung(draft, row, row.place, timer) : redateWay(draft, row, timer);
    startEarly(draft, timer);
    return about;
  });
}

function redateRung(draft: Draft, row: ScheduleRow, { run, index }: Place, timer: Timer | undefined): Omit<Edit, 'operation'> {
  const before = seatsOf(run, draft.schedule.chart);
  if (index === 0 && !timer) return { path: row.path };
  if (index === 0 && !run.begins) return redateWay(draft, row, timer);
  const cuts = cutsOf(draft, run);
  const start = index === 0 ? withStart(draft, run, before) : before;
  const at = index === 0 ? 1 : index;
  const link = index === 0 ? undefined : run.items[index]?.link;
  const seat = start[at];
  if (!seat) return { path: row.path };
  const join = retimed(draft, seat, link, timer);
  const redated = start.map((each, place) => (place === at ? { ...each, join } : each));
  const seats = placedByDay(redated, at, draft.schedule.timers);
  // The timer may have another name now: the run is read again.
  const now = draft.schedule.runs.find((each) => each.items.some((item) => item.path === row.path)) ?? run;
  arrange(draft, now, seats, cuts);
  return { path: row.path, ...moved(seats, row.path, start[at + 1]?.path ?? '') };
}

function retimed(draft: Draft, seat: Seat, link: Link | undefined, timer: Timer | undefined): Seat['join'] {
  const written = seat.join?.written ?? {};
  const old = seat.join?.trigger;
  if (!timer) return { trigger: { kind: 'always' }, written };
  if (old?.kind === 'timer' && link && isOnlyHere(draft, old) && !knows(draft, timer)) {
    return { trigger: { kind: 'timer', name: changeTimer(draft, old.name, timer) }, written };
  }
  return { ...joinFor(draft, timer), written };
}

function knows(draft: Draft, timer: Timer): boolean {
  return Object.values(draft.schedule.timers).some((each) => sameTimer(each, timer));
}

/** Whether one way alone waits for a time. */
function isOnlyHere(draft: Draft, trigger: Trigger): boolean {
  return draft.schedule.chart.transitions.filter((way) => sameTrigger(way.trigger, trigger)).length === 1;
}

/** Where steps cannot change places the way that leads to the row, or that a decision hangs on, gets its other time. */
function redateWay(draft: Draft, row: ScheduleRow, timer: Timer | undefined): Omit<Edit, 'operation'> {
  const link = linkOf(draft, row);
  allow(link && row.when.follows === undefined, `${called(row.path)} follows what is before it at once; that is changed on the canvas.`);
  const [trigger] = link.branches.map((way) => way.trigger);
  const others = draft.schedule.chart.transitions.some(
    (way) => trigger && sameTrigger(way.trigger, trigger) && !link.branches.includes(way),
  );
  if (trigger?.kind === 'timer' && timer && !others && !knows(draft, timer)) changeTimer(draft, trigger.name, timer);
  else retrigger(draft, link, timer ? { kind: 'timer', name: timerFor(draft, timer) } : { kind: 'always' });
  return { path: row.path };
}

function linkOf(draft: Draft, row: ScheduleRow): Link | undefined {
  const { stops } = draft.schedule.walk;
  const stop = stops.find((each) => each.state.path === row.path);
  if (row.kind === 'decision' || row.kind === 'split') return stop?.goes;
  if (row.kind === 'back') return stops.at(-1)?.goes;
  return row.kind === 'level' ? stops.find((each) => each.state.path.startsWith(`${row.path}.`))?.came : stop?.came;
}

function retrigger(draft: Draft, link: Link, to: Trigger): void {
  const [first] = link.branches;
  if (!first || sameTrigger(first.trigger, to)) return;
  const isOpen = to.kind === 'always' && draft.schedule.chart.states.get(link.source)?.type !== 'atomic';
  allow(!isOpen, `What follows ${called(link.source)} needs a time of its own: at once would pass over the steps inside it.`);
  // Each becomes the last one of its new trigger, so their order stays when the first is taken again and again.
  for (const _ of link.branches)
    draft.do({ op: 'transition.trigger', ref: { source: link.source, trigger: first.trigger, index: 0 }, trigger: to });
}
