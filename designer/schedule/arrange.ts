import type { Chart, ChartState, ChartTransition, Timer, Trigger } from '#engine';
import { keyOf, type StateDraft, type TransitionDraft } from '../document/flow-draft.ts';
import type { Json } from '../document/json.ts';
import { allow, called } from '../document/refused.ts';
import { targetText } from '../document/target-text.ts';
import { sameTrigger, transitionsOf, writeTransitions } from '../document/transition-place.ts';
import type { Draft } from './edit.ts';
import type { Link } from './ladder.ts';
import type { Run, RunItem } from './runs.ts';
import { newTimer, timerFor } from './timer-names.ts';
import { dueAnchors, isBeforeDue, kindOf } from './when.ts';

/** How a step follows the one before it: what sets the way off, and what else is written on it. */
export interface Join {
  readonly trigger: Trigger;
  readonly written: Omit<TransitionDraft, 'target'>;
}

/** A step in its new place. The first one of a run follows nothing. */
export interface Seat {
  readonly path: string;
  readonly join: Join | undefined;
}

/** The steps of a run as they stand. */
export function seatsOf(run: Run, chart: Chart): Seat[] {
  return run.items.map((item) => ({ path: item.path, join: joinOf(item, chart) }));
}

function joinOf({ link }: RunItem, chart: Chart): Join | undefined {
  const way = link?.branches[0];
  if (!link || !way) return undefined;
  const { target: _, ...written } = writtenOf(link.source, way.trigger, chart)[way.index] ?? {};
  return { trigger: way.trigger, written };
}

function writtenOf(source: string, trigger: Trigger, chart: Chart): TransitionDraft[] {
  return transitionsOf((chart.states.get(source)?.config ?? {}) as StateDraft, trigger);
}

/**
 * Lets the steps of a run follow each other in a new order: each leads on to the next by the next one's join, and the
 * last one goes on as the last one did. Steps that are new must stand in the document already; those left out are not
 * led to any more.
 */
export function arrange(draft: Draft, run: Run, seats: readonly Seat[], cuts: readonly Cut[] = cutsOf(draft, run)): void {
  const before = seatsOf(run, draft.schedule.chart);
  const wanted = shortCuts(seats, draft);
  const head = headOf(draft, run);
  const { chart } = draft.schedule;
  for (const [index, seat] of seats.entries()) {
    const state = chart.states.get(seat.path);
    allow(state, `There is no step ${called(seat.path)} any more.`);
    const ways = new Ways(draft, state);
    ways.drop(outOf(before, seat.path, run));
    for (const cut of cuts) if (cut.source === seat.path) ways.drop(cut.trigger);
    const next = seats[index + 1];
    if (next?.join) ways.add(next.join.trigger, [{ ...next.join.written, target: next.path }]);
    else if (!next && run.tail) ways.add(run.tail.branches[0]?.trigger, tailFor(run.tail, chart));
    for (const cut of wanted) if (cut.source === seat.path) ways.add({ kind: 'timer', name: cut.timer() }, [{ target: cut.target }]);
    ways.write();
  }
  lead(draft, run, head, seats[0]?.path ?? '');
}

/** What leads an item of the run on before the change. */
function outOf(seats: readonly Seat[], path: string, run: Run): Trigger | undefined {
  const index = seats.findIndex((seat) => seat.path === path);
  if (index < 0) return undefined;
  return index === seats.length - 1 ? run.tail?.branches[0]?.trigger : seats[index + 1]?.join?.trigger;
}

interface Onward extends Omit<TransitionDraft, 'target'> {
  readonly target: string;
}

function tailFor(tail: Link, chart: Chart): Onward[] {
  return tail.branches.map((way) => ({ ...writtenOf(tail.source, way.trigger, chart)[way.index], target: way.target ?? '' }));
}

/** The ways out of a step by time and at once, while they are being changed. */
class Ways {
  private readonly draft: Draft;
  private readonly state: ChartState;
  private readonly next: StateDraft;

  constructor(draft: Draft, state: ChartState) {
    this.draft = draft;
    this.state = state;
    const { after, always } = state.config as StateDraft;
    this.next = { ...(after ? { after: { ...after } } : {}), ...(always === undefined ? {} : { always }) };
  }

  drop(trigger: Trigger | undefined): void {
    if (trigger) writeTransitions(this.next, trigger, []);
  }

  add(trigger: Trigger | undefined, list: readonly Onward[]): void {
    if (!trigger) return;
    allow(trigger.kind !== 'done', `What follows ${called(this.state.path)} begins when all of it is done; that is changed on the canvas.`);
    const isOpen = trigger.kind === 'always' && this.state.type !== 'atomic';
    allow(!isOpen, `What follows ${called(this.state.path)} needs a time of its own: at once would pass over the steps inside it.`);
    const { machineId } = this.draft.schedule.chart;
    const written = list.map((each) => ({ ...each, target: targetText(machineId, this.state.path, each.target) }));
    const there = transitionsOf(this.next, trigger);
    if (there.length === 0) writeTransitions(this.next, trigger, written);
    else if (trigger.kind === 'timer' && !leadsThere(there, written)) this.addBeside(trigger.name, written);
    else allow(leadsThere(there, written), `${called(this.state.path)} already goes on at once elsewhere.`);
  }

  /** The step waits for this time already, for something else: the same time under another name. */
  private addBeside(name: string, written: readonly TransitionDraft[]): void {
    const timer = this.draft.schedule.timers[name];
    allow(timer, `${called(this.state.path)} waits for a time that does not exist.`);
    writeTransitions(this.next, { kind: 'timer', name: newTimer(this.draft, timer) }, written);
  }

  write(): void {
    const { after, always } = this.state.config as StateDraft;
    const { pointer } = this.state;
    this.draft.set(`${pointer}/after`, this.next.after as Json | undefined, after as Json | undefined);
    this.draft.set(`${pointer}/always`, this.next.always as Json | undefined, always as Json | undefined);
  }
}

function leadsThere(there: readonly TransitionDraft[], written: readonly TransitionDraft[]): boolean {
  return there.length === 1 && written.length === 1 && there[0]?.guard === undefined && there[0]?.target === written[0]?.target;
}

/** The branches by which an account that does nothing comes to a run. */
export function headOf(draft: Draft, run: Run): readonly ChartTransition[] {
  const first = run.items[0]?.path;
  const stop = draft.schedule.walk.stops.find((each) => each.came?.taken?.target === first);
  return (stop?.came?.branches ?? []).filter((way) => way.target === first);
}

/** What led to the first step of a run leads to the one that is first now. */
function lead(draft: Draft, run: Run, head: readonly ChartTransition[], first: string): void {
  const old = run.items[0]?.path;
  if (old === undefined || first === '' || old === first) return;
  if (run.begins) draft.do({ op: 'state.initial', parent: run.level, name: keyOf(first) });
  else leadTo(draft, head, first);
}

export function leadTo(draft: Draft, ways: readonly ChartTransition[], target: string): void {
  for (const { source, trigger, index } of ways) draft.do({ op: 'transition.retarget', ref: { source, trigger, index }, target });
}

/** A way past the steps before the due date, for accounts of which nothing falls due: without it they would wait forever. */
interface ShortCut {
  readonly source: string;
  readonly target: string;
  /** Name of the timer it is taken by; made when there is none. */
  timer(): string;
}

function shortCuts(seats: readonly Seat[], draft: Draft): ShortCut[] {
  const timerOf = (seat: Seat | undefined): Timer | undefined =>
    seat?.join?.trigger.kind === 'timer' ? draft.schedule.timers[seat.join.trigger.name] : undefined;
  const after = seats.findIndex((seat, index) => index > 0 && !isBeforeDue(timerOf(seat)));
  const target = seats[after];
  if (!target || after < 2) return [];
  const timer = timerOf(target);
  const name = target.join?.trigger.kind === 'timer' ? target.join.trigger.name : '';
  const own = timer && kindOf(timer) === 'due' ? () => name : () => timerFor(draft, pastDue(timer ?? timerOf(seats[1])));
  return seats.slice(0, after - 1).map(({ path }) => ({ source: path, target: target.path, timer: own }));
}

/** The first day on which something is past due. */
function pastDue(like: Timer | undefined): Timer {
  const { at, calendar } = like ?? {};
  return { anchor: dueAnchors.past, offset: 'P1D', ...(at === undefined ? {} : { at }), ...(calendar === undefined ? {} : { calendar }) };
}

/** A way past the steps before the due date that is there. */
export interface Cut {
  readonly source: string;
  readonly trigger: Trigger;
}

/** To be read before a timer is changed: which steps lie before the due date depends on them. */
export function cutsOf(draft: Draft, run: Run): Cut[] {
  const seats = seatsOf(run, draft.schedule.chart);
  return shortCuts(seats, draft).flatMap(({ source, target }) => cutTriggers(draft, source, target, outOf(seats, source, run)));
}

function cutTriggers(draft: Draft, source: string, target: string, main: Trigger | undefined): Cut[] {
  const ways = draft.schedule.chart.states.get(source)?.transitions ?? [];
  return ways
    .filter(({ trigger, guard, target: leads }) => trigger.kind === 'timer' && guard === undefined && leads === target)
    .filter(({ trigger }) => !main || !sameTrigger(trigger, main))
    .map(({ trigger }) => ({ source, trigger }));
}
