import type { EffectCall, Timer } from '#engine';
import { childPath, keyOf } from '../document/flow-draft.ts';
import { freshName } from '../document/fresh-name.ts';
import type { Json, JsonObject } from '../document/json.ts';
import { allow, called } from '../document/refused.ts';
import { arrange, type Join, type Seat, seatsOf } from './arrange.ts';
import { type Draft, type Edited, rearrange } from './edit.ts';
import { placeByDay } from './order.ts';
import type { ScheduleRow } from './project-schedule.ts';
import { type Place, placeIn, type Run } from './runs.ts';
import { addDefault } from './standing-defaults.ts';
import { startEarly } from './starts.ts';
import { nameFor } from './step-names.ts';
import { timerFor } from './timer-names.ts';
import { daysOf, kindOf, type Span } from './when.ts';

/** A step to be made. Without a timer it follows at once. */
export interface NewStep {
  readonly timer: Timer | undefined;
  readonly actions: readonly EffectCall[];
  readonly name?: string;
  readonly notes?: string;
}

/** Where a step is added: beside a row, or at the end of the ladder. One with a day past due goes where its day belongs. */
export type Spot = { readonly side: 'before' | 'after'; readonly id: string } | 'end';

export function addStep(value: JsonObject, spot: Spot, step: NewStep): Edited {
  return rearrange(value, (draft) => {
    startIfEmpty(draft);
    const { run, index } = spotIn(draft, spot);
    const path = addState(draft, run, step);
    const seats = insertSeat(draft, run, index, path, step.timer);
    startEarly(draft, step.timer);
    return { path, ...moved(seats, path, run.items[index]?.path ?? '') };
  });
}

/** The way past the waiting step of a schedule that has no row yet; with it comes the way out for whoever pays. */
function startIfEmpty(draft: Draft): void {
  const { rows, runs, chart, standing } = draft.schedule;
  if (runs.length === 0) {
    const name = freshName('waiting', new Set(chart.states.get('')?.children ?? []));
    draft.do({ op: 'state.add', parent: '', name, state: {} });
    draft.do({ op: 'state.initial', parent: '', name });
  }
  if (rows.length > 0) return;
  if (standing.some((rule) => rule.known === 'paid' && rule.ways.length === 0)) addDefault(draft, 'paid');
}

/** The run a row stands in, and the place in it a new step takes. */
export function spotIn(draft: Draft, spot: Spot): Place {
  const { rows, runs } = draft.schedule;
  const end = lastPlace(draft);
  const row = spot === 'end' ? undefined : rows.find((each) => each.id === spot.id);
  if (spot === 'end' || !row) {
    allow(end, 'Nothing in this schedule can be followed by another step; add it on the canvas.');
    return end;
  }
  if (!row.place) {
    const run = runs.find((each) => each.tail?.branches.some((way) => way.target === row.path) && row.kind === 'end');
    allow(run && spot.side === 'before', `A step beside ${called(row.path)} is added on the canvas.`);
    return { run, index: run.items.length };
  }
  const { run, index } = row.place;
  const isHead = index === 0 && spot.side === 'before' && !run.begins;
  allow(!isHead, `${called(row.path)} begins where a decision leads; a step before it is added on the canvas.`);
  return { run, index: spot.side === 'before' ? index : index + 1 };
}

/** After the last row that others can follow, else after the step that waits. */
function lastPlace(draft: Draft): Place | undefined {
  const { rows, runs, walk } = draft.schedule;
  const row = rows.findLast((each) => each.place !== undefined && each.kind === 'step');
  const place = row?.place ?? placeIn(runs, walk.stops[0]?.state.path ?? '');
  return place && { run: place.run, index: place.run.items.length };
}

function addState(draft: Draft, run: Run, step: NewStep): string {
  const { chart } = draft.schedule;
  // Levels have names of their own, but a name that nobody chose should tell its row from all others.
  const others = step.name ? (chart.states.get(run.level)?.children ?? []) : [...chart.states.keys()];
  const name = freshName(step.name || nameFor(step.actions), new Set(others.map(keyOf)));
  const state: JsonObject = {
    ...(step.notes ? { description: step.notes } : {}),
    ...(step.actions.length === 0 ? {} : { entry: step.actions as unknown as Json }),
  };
  draft.do({ op: 'state.add', parent: run.level, name, state });
  return childPath(run.level, name);
}

/** Puts a new step into a run: at its place, or where its day belongs. */
function insertSeat(draft: Draft, run: Run, index: number, path: string, timer: Timer | undefined): readonly Seat[] {
  const seats = seatsOf(run, draft.schedule.chart);
  const join = joinFor(draft, timer);
  if (timer && kindOf(timer) === 'due') {
    const start = withStart(draft, run, seats);
    const at = placeByDay(start, daysOf(timer), draft.schedule.timers);
    return arranged(draft, run, start.toSpliced(at, 0, { path, join }));
  }
  if (index > 0) return arranged(draft, run, seats.toSpliced(index, 0, { path, join }));
  if (timer) return arranged(draft, run, withStart(draft, run, seats).toSpliced(1, 0, { path, join }));
  const [first, ...rest] = seats;
  const always: Join = { trigger: { kind: 'always' }, written: {} };
  return arranged(draft, run, [{ path, join: undefined }, ...(first ? [{ ...first, join: first.join ?? always }] : []), ...rest]);
}

function arranged(draft: Draft, run: Run, seats: readonly Seat[]): readonly Seat[] {
  arrange(draft, run, seats);
  return seats;
}

export function joinFor(draft: Draft, timer: Timer | undefined): Join {
  return { trigger: timer ? { kind: 'timer', name: timerFor(draft, timer) } : { kind: 'always' }, written: {} };
}

/** The seats with one in front that waits, so that the first row can have a time of its own. */
export function withStart(draft: Draft, run: Run, seats: readonly Seat[]): readonly Seat[] {
  const [first, ...rest] = seats;
  if (run.items[0]?.waits && run.items[0].path === first?.path) return seats;
  allow(run.begins, `${called(first?.path ?? '')} begins where a decision leads and has no time of its own.`);
  const taken = new Set((draft.schedule.chart.states.get(run.level)?.children ?? []).map(keyOf));
  const name = freshName('waiting', taken);
  draft.do({ op: 'state.add', parent: run.level, name, state: {}, ...(first ? { before: keyOf(first.path) } : {}) });
  const waiting: Seat = { path: childPath(run.level, name), join: undefined };
  const always: Join = { trigger: { kind: 'always' }, written: {} };
  return [waiting, ...(first ? [{ ...first, join: first.join ?? always }] : []), ...rest];
}

/** Says which step one has come to stand before, when that is not the one it was put before; an empty text: none. */
export function moved(seats: readonly Seat[], path: string, wanted: string): { movedBefore?: string } {
  const next = seats[seats.findIndex((seat) => seat.path === path) + 1]?.path ?? '';
  return next === wanted ? {} : { movedBefore: next };
}

/** Puts a step on another rung: those in between move by one, the dates stay where they are. */
export function moveStep(value: JsonObject, id: string, to: number): Edited {
  return rearrange(value, (draft) => {
    const row = placed(draft, id);
    const { run, index } = row.place;
    const first = run.items[0]?.waits ? 1 : 0;
    allow(to >= first && to < run.items.length, edgeWords(row, to < first ? 'first' : 'last'));
    const seats = seatsOf(run, draft.schedule.chart);
    const paths = seats.map((seat) => seat.path);
    const order = paths.toSpliced(index, 1).toSpliced(to, 0, row.path);
    arrange(
      draft,
      run,
      seats.map((seat, at) => ({ ...seat, path: order[at] ?? seat.path })),
    );
    return { path: row.path };
  });
}

function edgeWords(row: ScheduleRow, edge: 'first' | 'last'): string {
  const level = row.place?.run.level ?? '';
  return level === '' || row.depth === 0
    ? `${called(row.path)} is the ${edge} step that can be moved here.`
    : `${called(row.path)} is the ${edge} step of ${called(level)}; steps change levels on the canvas.`;
}

/** A copy right after the step; one with a day of its own comes a week later. */
export function duplicateStep(value: JsonObject, id: string): Edited {
  return rearrange(value, (draft) => {
    const row = placed(draft, id);
    allow(row.kind === 'step', `${called(row.path)} holds steps; it is copied on the canvas.`);
    const { run, index } = row.place;
    const { chart, timers } = draft.schedule;
    const { after: _, always: __, onDone: ___, ...copy } = structuredClone(chart.states.get(row.path)?.config ?? {}) as JsonObject;
    const taken = new Set((chart.states.get(run.level)?.children ?? []).map(keyOf));
    const name = freshName(keyOf(row.path), taken);
    draft.do({ op: 'state.add', parent: run.level, name, state: copy });
    const path = childPath(run.level, name);
    const timer = row.when.timer === undefined ? undefined : timers[row.when.timer];
    const seats = insertSeat(
      draft,
      run,
      index + 1,
      path,
      timer && kindOf(timer) === 'due' ? laterBy(timer, { amount: 7, unit: 'day' }) : timer,
    );
    return { path, ...moved(seats, path, run.items[index + 1]?.path ?? '') };
  });
}

function laterBy(timer: Timer, span: Span): Timer {
  const days =
    Math.round(timer.count === 'business' ? daysOf(timer) / 1.4 : daysOf(timer)) + (timer.count === 'business' ? 5 : span.amount);
  return { ...timer, offset: days < 0 ? `-P${-days}D` : `P${days}D` };
}

/** A row with a place that can be changed. */
export function placed(draft: Draft, id: string): ScheduleRow & { readonly place: Place } {
  const row = draft.schedule.rows.find((each) => each.id === id);
  allow(row, 'This step is not there any more.');
  const { place } = row;
  allow(place, `${called(row.path)} hangs together with other paths; it is moved on the canvas.`);
  return { ...row, place };
}
