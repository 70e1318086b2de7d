import { type Chart, type ChartState, type ChartTransition, lineage, type Timer } from '#engine';
import { sameTrigger } from '../document/transition-place.ts';
import { daysOf, isBeforeDue, isDueAnchor } from './when.ts';

/** How an account that does nothing gets on: all branches of one trigger, and the one the schedule goes along. */
export interface Link {
  readonly source: string;
  readonly branches: readonly ChartTransition[];
  /** Undefined when no branch leads anywhere. */
  readonly taken: ChartTransition | undefined;
}

/** A step an account that does nothing comes to, or all that runs side by side there. */
export interface Stop {
  readonly state: ChartState;
  /** What led here; undefined where the flow begins. */
  readonly came: Link | undefined;
  /** Nothing is done in it: it only waits for what comes first. It gets no row of its own. */
  readonly waits: boolean;
  /** How it goes on; undefined when it stays until somebody does something. */
  readonly goes: Link | undefined;
}

export interface Walk {
  readonly stops: readonly Stop[];
  /** The stop the last one leads back to. */
  readonly back: ChartState | undefined;
}

export type Timers = Readonly<Record<string, Timer>>;

/** The way of an account that does nothing: from the first step on, by times and at once, never by what happens to it. */
export function walkOf(chart: Chart, timers: Timers): Walk {
  const stops: Stop[] = [];
  const seen = new Set<string>();
  let came: Link | undefined;
  let target = chart.states.get('');
  while (target) {
    const state = landing(target, chart);
    if (seen.has(state.path)) return { stops, back: state };
    seen.add(state.path);
    const goes = onward(state, chart, timers, seen);
    stops.push({ state, came, goes, waits: isWaiting(state, chart, goes) });
    came = goes;
    target = typeof goes?.taken?.target === 'string' ? chart.states.get(goes.taken.target) : undefined;
  }
  return { stops, back: undefined };
}

/** The innermost step entering a state leads to; what runs side by side is one. */
export function landing(state: ChartState, chart: Chart): ChartState {
  const seen = new Set<string>();
  let at = state;
  while (!seen.has(at.path)) {
    seen.add(at.path);
    const back = at.type === 'history' ? (at.fallback ?? chart.states.get(at.parent ?? '')?.initial) : undefined;
    const next = at.type === 'compound' ? at.initial : back;
    const inner = typeof next === 'string' ? chart.states.get(next) : undefined;
    if (!inner) break;
    at = inner;
  }
  return at;
}

/** A first step without anything to do: it is where one waits for the first date. */
function isWaiting(state: ChartState, chart: Chart, goes: Link | undefined): boolean {
  const { config, path, type } = state;
  if (type !== 'atomic' || path === '' || (config.entry ?? []).length > 0) return false;
  if (chart.states.get(state.parent ?? '')?.initial !== path) return false;
  if (!goes) return true;
  return goes.branches.length === 1 && goes.branches[0]?.guard === undefined;
}

/** What takes an account on by itself, the most inner and the earliest first. */
function onward(state: ChartState, chart: Chart, timers: Timers, seen: ReadonlySet<string>): Link | undefined {
  const around = lineage(state.path).flatMap((path) => chart.states.get(path) ?? []);
  const links = around.flatMap((each) => linksOf(each));
  const always = links.find((link) => link.branches[0]?.trigger.kind === 'always');
  const done = doneWay(state, chart);
  const chosen = always ?? done ?? earliest(around, timers);
  return chosen && { ...chosen, taken: mainBranch(chosen, chart, seen) };
}

function doneWay(state: ChartState, chart: Chart): Omit<Link, 'taken'> | undefined {
  const level = state.type === 'parallel' ? state : state.type === 'final' ? chart.states.get(state.parent ?? '') : undefined;
  return level && linksOf(level).find((link) => link.branches[0]?.trigger.kind === 'done');
}

/** The waits of the innermost level that has any; of several the one that ends first. */
function earliest(around: readonly ChartState[], timers: Timers): Omit<Link, 'taken'> | undefined {
  for (const state of around) {
    const waits = linksOf(state).filter((link) => link.branches[0]?.trigger.kind === 'timer');
    if (waits.length > 0) return waits.toSorted((a, b) => rank(a, timers) - rank(b, timers))[0];
  }
  return undefined;
}

/** Waits that cannot be compared keep the order they are written in. */
function rank(link: Omit<Link, 'taken'>, timers: Timers): number {
  const trigger = link.branches[0]?.trigger;
  const timer = trigger?.kind === 'timer' ? timers[trigger.name] : undefined;
  return timer && isDueAnchor(timer.anchor) ? (isBeforeDue(timer) ? daysOf(timer) - 1000 : daysOf(timer)) : 0;
}

/** The transitions of a state by what triggers them, those that happen by themselves. */
function linksOf(state: ChartState): Omit<Link, 'taken'>[] {
  const links: { source: string; branches: ChartTransition[] }[] = [];
  for (const way of state.transitions) {
    if (way.trigger.kind === 'event' || typeof way.target !== 'string') continue;
    const same = links.find((link) => link.branches.some((each) => sameTrigger(each.trigger, way.trigger)));
    if (same) same.branches.push(way);
    else links.push({ source: state.path, branches: [way] });
  }
  return links;
}

/** Of several branches the one from which most of the rest is reached: the others are shortcuts or exceptions. */
function mainBranch(link: Omit<Link, 'taken'>, chart: Chart, seen: ReadonlySet<string>): ChartTransition | undefined {
  if (link.branches.length === 1) return link.branches[0];
  const reach = link.branches.map((way) => reachOf(way.target, chart, seen));
  const best = Math.max(...reach);
  return link.branches[reach.indexOf(best)];
}

function reachOf(target: ChartTransition['target'], chart: Chart, seen: ReadonlySet<string>): number {
  const found = new Set<string>();
  const open = [target];
  while (open.length > 0) {
    const path = open.pop();
    const state = typeof path === 'string' ? chart.states.get(path) : undefined;
    if (!state) continue;
    const stop = landing(state, chart);
    if (found.has(stop.path) || seen.has(stop.path)) continue;
    found.add(stop.path);
    const ways = lineage(stop.path).flatMap((each) => linksOf(chart.states.get(each) ?? stop).flatMap((link) => link.branches));
    open.push(...ways.map((way) => way.target));
  }
  return found.size;
}
