import {
  type Chart,
  type ChartState,
  type ChartTransition,
  type EffectCall,
  escapeKey,
  type Guard,
  lineage,
  pointer,
  type Trigger,
} from '#engine';
import { chartOfValue } from '../document/flow-draft.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { parentOf } from '../document/target-text.ts';
import { type EndKind, endsOf } from './ends.ts';
import { type Link, type Stop, type Timers, type Walk, walkOf } from './ladder.ts';
import { type Place, placeIn, type Run, runsOf } from './runs.ts';
import { type StandingRule, standingOf } from './standing.ts';
import { kindOf, type When } from './when.ts';

/** An action of a step, and where it is written. */
export interface Action {
  readonly pointer: string;
  readonly call: EffectCall;
}

/** One way out of a decision. */
export interface Branch {
  readonly pointer: string;
  readonly guard: Guard | undefined;
  readonly target: string | undefined;
  /** The schedule goes on along this one. */
  readonly isMain: boolean;
}

/**
 * `step` and `end` are what a schedule is made of, `level` is the head of a group of them. The others are what a
 * schedule cannot express: they say what they are and open the canvas.
 */
export type RowKind = 'step' | 'end' | 'level' | 'decision' | 'split' | 'regions' | 'back';

export interface ScheduleRow {
  readonly id: string;
  readonly kind: RowKind;
  /** The step meant; of a decision the step it is taken in, of a way back the step it leads to. */
  readonly path: string;
  /** How many groups it stands in. */
  readonly depth: number;
  readonly when: When;
  readonly notes: string | undefined;
  readonly actions: readonly Action[];
  /** What takes an account out of this step before its time. */
  readonly ends: readonly EndKind[];
  readonly branches: readonly Branch[];
  /** What runs side by side. */
  readonly regions: readonly string[];
  readonly pointers: {
    readonly state: string;
    /** The way that leads here by itself. */
    readonly way: string | undefined;
    readonly timer: string | undefined;
  };
  /** Where it stands among steps that can change places; undefined where they cannot. */
  readonly place: Place | undefined;
  /** Nothing leads on by itself: it stays until somebody does something. */
  readonly isLast: boolean;
}

/** Whether a row is a step with a name and actions of its own, to be changed in its place. */
export function hasStepForm({ kind }: ScheduleRow): boolean {
  return kind === 'step' || kind === 'end' || kind === 'level';
}

export interface Schedule {
  readonly rows: readonly ScheduleRow[];
  readonly standing: readonly StandingRule[];
  readonly runs: readonly Run[];
  readonly walk: Walk;
  readonly chart: Chart;
  readonly timers: Timers;
}

const known = new WeakMap<JsonObject, Schedule>();

/** A strategy or resolution path as its schedule. Reads only; made once for each document. */
export function projectSchedule(value: JsonObject): Schedule {
  let schedule = known.get(value);
  if (!schedule) {
    const chart = chartOfValue(value);
    const timers = (isObject(value['timers']) ? value['timers'] : {}) as unknown as Timers;
    const walk = walkOf(chart, timers);
    const runs = runsOf(walk, chart);
    const rows = new Rows({ chart, timers, walk, runs }).all();
    schedule = { rows, runs, walk, chart, timers, standing: standingOf(value, chart, walk) };
    known.set(value, schedule);
  }
  return schedule;
}

class Rows {
  private readonly rows: ScheduleRow[] = [];
  private readonly from: Pick<Schedule, 'chart' | 'timers' | 'walk' | 'runs'>;
  private readonly groups: ReadonlySet<string>;

  constructor(from: Pick<Schedule, 'chart' | 'timers' | 'walk' | 'runs'>) {
    this.from = from;
    this.groups = groupsOf(from.walk, from.chart);
  }

  all(): readonly ScheduleRow[] {
    const { walk } = this.from;
    for (const [at, stop] of walk.stops.entries()) this.add(stop, walk.stops[at - 1]);
    const last = walk.stops.at(-1);
    if (walk.back && last?.goes) this.addBack(last, walk.back, last.goes);
    return this.rows;
  }

  private add(stop: Stop, before: Stop | undefined): void {
    const { state, goes } = stop;
    let when = this.whenOf(stop, before);
    for (const group of this.opened(stop, before)) {
      this.push({ kind: 'level', state: group, when, came: stop.came, actions: entryOf(group) });
      when = { kind: 'at-once', follows: 'level' };
    }
    const decides = goes !== undefined && isDecision(goes);
    const isJunction = decides && goes.branches[0]?.trigger.kind === 'always' && entryOf(state).length === 0;
    if (state.path !== '' && !stop.waits && !isJunction) {
      const kind = state.type === 'parallel' ? 'regions' : state.type === 'final' ? 'end' : 'step';
      this.push({ kind, state, when, came: stop.came, actions: entryOf(state), isLast: !goes && kind !== 'end' });
    }
    if (decides) this.addDecision(stop, goes, isJunction ? when : whenAfter(goes, stop, this.from.timers));
  }

  private addDecision(stop: Stop, goes: Link, when: When): void {
    const isSplit = goes.branches.some(({ guard }) => typeof guard === 'object' && guard.type === 'split');
    const branches = goes.branches.map((way) => branchOf(way, way === goes.taken));
    this.push({ kind: isSplit ? 'split' : 'decision', state: stop.state, when, came: goes, branches });
  }

  private addBack(stop: Stop, target: ChartState, goes: Link): void {
    if (isDecision(goes)) return;
    const branches = goes.branches.map((way) => branchOf(way, true));
    this.push({ kind: 'back', state: target, when: whenAfter(goes, stop, this.from.timers), came: goes, branches });
  }

  /** Groups that begin with this stop. */
  private opened(stop: Stop, before: Stop | undefined): ChartState[] {
    const inside = before ? lineage(before.state.path) : [];
    return lineage(stop.state.path)
      .filter((path) => path !== stop.state.path && this.groups.has(path) && !inside.includes(path))
      .reverse()
      .flatMap((path) => this.from.chart.states.get(path) ?? []);
  }

  private whenOf(stop: Stop, before: Stop | undefined): When {
    if (!stop.came || !before) return { kind: 'at-once', follows: 'start' };
    if (isDecision(stop.came)) return { kind: 'at-once', follows: 'decision' };
    return whenAfter(stop.came, before, this.from.timers);
  }

  private push(row: Pick<ScheduleRow, 'kind' | 'when'> & Partial<ScheduleRow> & { state: ChartState; came: Link | undefined }): void {
    const { state, came, ...given } = row;
    const { timer } = row.when;
    const isStep = row.kind !== 'decision' && row.kind !== 'split' && row.kind !== 'back';
    // A decision of a whole level is taken outside of it.
    const stands = row.kind === 'decision' || row.kind === 'split' ? (came?.source ?? state.path) : state.path;
    this.rows.push({
      id: isStep ? state.path : `${row.kind}:${state.path}`,
      path: state.path,
      depth: lineage(stands).filter((path) => path !== stands && this.groups.has(path)).length,
      notes: isStep ? state.config.description : undefined,
      actions: [],
      ends: row.kind === 'back' || row.kind === 'end' ? [] : endsOf(state.path, this.from.chart),
      branches: [],
      regions: state.type === 'parallel' && row.kind === 'regions' ? state.children : [],
      pointers: {
        state: state.pointer,
        way: came && wayPointer(came, this.from.chart),
        timer: timer === undefined ? undefined : pointer('timers', timer),
      },
      place: isStep ? placeIn(this.from.runs, state.path) : undefined,
      isLast: false,
      ...given,
    });
  }
}

/** Levels worth a heading: what is around them has other steps on the way, or they do something themselves. */
function groupsOf(walk: Walk, chart: Chart): Set<string> {
  const children = new Map<string, Set<string>>();
  for (const { state } of walk.stops) {
    if (state.type === 'final') continue;
    for (const path of lineage(state.path)) {
      if (path === '') continue;
      const level = parentOf(path);
      children.set(level, (children.get(level) ?? new Set()).add(path));
    }
  }
  const levels = [...children.keys()].filter((path) => path !== '');
  return new Set(levels.filter((path) => (children.get(parentOf(path))?.size ?? 0) > 1 || entryOf(chart.states.get(path)).length > 0));
}

/** Whether it depends on something where a way leads. */
export function isDecision(link: Link): boolean {
  return link.branches.length > 1 || link.branches[0]?.guard !== undefined;
}

function branchOf(way: ChartTransition, isMain: boolean): Branch {
  return { pointer: way.pointer, guard: way.guard, target: way.target ?? undefined, isMain };
}

function entryOf(state: ChartState | undefined): readonly Action[] {
  return (state?.config.entry ?? []).map((call, index) => ({ pointer: `${state?.pointer}/entry/${index}`, call }));
}

/** When a link is taken by an account that stands at `from`. */
function whenAfter(link: Link, from: Stop, timers: Timers): When {
  const trigger = link.branches[0]?.trigger;
  if (trigger?.kind === 'done') return { kind: 'at-once', follows: 'done' };
  if (trigger?.kind !== 'timer') return { kind: 'at-once', follows: from.waits ? 'start' : 'previous' };
  const config = timers[trigger.name];
  const kind = config ? kindOf(config) : 'after';
  const at = { timer: trigger.name, ...(config ? { config } : {}) };
  if (kind !== 'after') return { kind, ...at };
  return { kind, ...at, since: sinceOf(link, from) };
}

function sinceOf(link: Link, from: Stop): (When['since'] & object) | 'previous' | 'start' {
  if (link.source === from.state.path) return from.waits ? 'start' : 'previous';
  return link.source === '' ? 'start' : { level: link.source };
}

/** Where all branches of a trigger are written. */
function wayPointer(link: Link, chart: Chart): string | undefined {
  const trigger = link.branches[0]?.trigger;
  const state = chart.states.get(link.source);
  return trigger && state && `${state.pointer}${triggerPointer(trigger)}`;
}

export function triggerPointer(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event':
      return `/on/${escapeKey(trigger.name)}`;
    case 'timer':
      return `/after/${escapeKey(trigger.name)}`;
    case 'always':
      return '/always';
    case 'done':
      return '/onDone';
  }
}
