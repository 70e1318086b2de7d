import { type ChartTransition, isInside } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { allow, called } from '../document/refused.ts';
import { historyTargetText } from '../document/target-text.ts';
import { arrange, headOf, leadTo, type Seat, seatsOf } from './arrange.ts';
import { type Draft, type Edited, edit } from './edit.ts';
import type { ScheduleRow } from './project-schedule.ts';
import type { Run } from './runs.ts';
import { placed, withStart } from './step-edits.ts';
import { dropUnreached } from './unreached.ts';

/**
 * Takes a step out; the ladder closes over it: the next step follows the one before it by its own date, and what led
 * to the step from elsewhere leads to the next one. Steps beside the ladder that only it led to go with it.
 */
export function removeStep(value: JsonObject, id: string): Edited {
  return edit(value, (draft) => {
    const end = draft.schedule.rows.find((row) => row.id === id && row.kind === 'end');
    return end ? removeEnd(draft, end) : removeRung(draft, id);
  });
}

function removeRung(draft: Draft, id: string): { path: string | undefined } {
  const row = placed(draft, id);
  const { run, index } = row.place;
  const before = draft.schedule.chart;
  // Read before the change: these are the ways that must not end with the step.
  const others = waysInto(draft, row.path, run);
  const heir = closeOver(draft, run, index);
  for (const { source, trigger, index: at } of others.toReversed()) {
    const ref = { source, trigger, index: at };
    if (source === heir || (isInside(source, heir) && trigger.kind !== 'event')) draft.do({ op: 'transitions.remove', refs: [ref] });
    else draft.do({ op: 'transition.retarget', ref, target: heir });
  }
  keepHistory(draft, row.path, heir);
  draft.do({ op: 'states.remove', paths: [row.path] });
  dropUnreached(draft, before);
  return { path: draft.schedule.rows.find((each) => each.path === heir)?.path };
}

/** Lets the steps around one follow each other; gives the one that takes its place. */
function closeOver(draft: Draft, run: Run, index: number): string {
  const onward = run.items.length === 1 && !run.begins ? run.tail : undefined;
  const [way, ...others] = onward?.branches ?? [];
  if (way && others.length === 0 && way.guard === undefined && typeof way.target === 'string') {
    leadTo(draft, headOf(draft, run), way.target);
    return way.target;
  }
  const seats = without(draft, run, seatsOf(run, draft.schedule.chart), index);
  arrange(draft, run, seats);
  return seats[Math.min(index, seats.length - 1)]?.path ?? '';
}

/** The steps that are left. What had a date keeps it, so a step that waits takes the place of one that came at once. */
function without(draft: Draft, run: Run, seats: readonly Seat[], index: number): readonly Seat[] {
  const left = seats.toSpliced(index, 1);
  const [first] = left;
  if (index > 0) return left;
  const removed = seats[0]?.path ?? '';
  if (run.begins && (first?.join !== undefined || left.length === 0)) {
    const start = withStart(draft, run, seats);
    return start.filter((seat) => seat.path !== removed);
  }
  allow(first, `${called(removed)} hangs together with several other paths; it is removed on the canvas.`);
  return [{ ...first, join: undefined }, ...left.slice(1)];
}

/** Ways from elsewhere: not those by which the steps of the run follow each other. */
function waysInto(draft: Draft, path: string, run: Run): ChartTransition[] {
  const items = new Set(run.items.map((item) => item.path));
  const { chart, walk } = draft.schedule;
  const head = walk.stops.find((stop) => stop.state.path === path || isInside(stop.state.path, path))?.came;
  return chart.transitions.filter((way) => {
    if (isInside(way.source, path) || typeof way.target !== 'string' || !isInside(way.target, path)) return false;
    if (way.trigger.kind === 'event') return true;
    const isOwn = items.has(way.source) && (way.trigger.kind === 'timer' || way.trigger.kind === 'always') && way.guard === undefined;
    return !isOwn && !(head?.branches.includes(way) && way.target === path);
  });
}

/** A level that went back to the removed step goes back to its heir. */
function keepHistory(draft: Draft, path: string, heir: string): void {
  const { chart } = draft.schedule;
  for (const state of chart.states.values()) {
    if (state.type !== 'history' || typeof state.fallback !== 'string' || !isInside(state.fallback, path) || isInside(state.path, path))
      continue;
    draft.set(`${state.pointer}/target`, historyTargetText(chart.machineId, state.path, heir), state.config.target);
  }
}

/** An end of the ladder: the step before it is the last one then, and stays until something happens. */
function removeEnd(draft: Draft, row: ScheduleRow): { path: string | undefined } {
  const stop = draft.schedule.walk.stops.find((each) => each.state.path === row.path);
  const ways = stop?.came?.branches ?? [];
  allow(ways.length === 1, `${called(row.path)} is one end of a decision; it is removed on the canvas.`);
  const before = draft.schedule.chart;
  draft.do({ op: 'transitions.remove', refs: ways.map(({ source, trigger, index }) => ({ source, trigger, index })) });
  dropUnreached(draft, before);
  return { path: ways[0]?.source };
}
