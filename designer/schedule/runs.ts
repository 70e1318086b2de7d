import { type Chart, isInside } from '#engine';
import { childPath } from '../document/flow-draft.ts';
import { parentOf } from '../document/target-text.ts';
import { sameTrigger } from '../document/transition-place.ts';
import type { Link, Stop, Walk } from './ladder.ts';

/** A step of a run and how it follows the one before it. */
export interface RunItem {
  readonly path: string;
  /** The way from the item before; undefined for the first. */
  readonly link: Link | undefined;
  /** It only waits for what comes first: it keeps its place and has no row. */
  readonly waits: boolean;
}

/**
 * Steps of one level that simply follow each other. Within a run steps can be put into any order: nothing but the next
 * step hangs on each of them.
 */
export interface Run {
  readonly level: string;
  readonly items: readonly RunItem[];
  /** Whether the level begins with the first of them. */
  readonly begins: boolean;
  /** How the last one goes on, where that is its own: into a decision, to an end, out of the level. */
  readonly tail: Link | undefined;
}

export interface Place {
  readonly run: Run;
  readonly index: number;
}

/** The runs of a schedule. A step stands in at most one. */
export function runsOf(walk: Walk, chart: Chart): Run[] {
  const runs: { level: string; items: RunItem[]; tail: Link | undefined }[] = [];
  const placed = new Set<string>();
  for (const [at, stop] of walk.stops.entries()) {
    const before = walk.stops[at - 1];
    for (const path of itemsOf(stop, chart)) {
      if (placed.has(path)) continue;
      placed.add(path);
      const level = chart.states.get(path)?.parent ?? '';
      const source = isMeetingPoint(path, level, chart, stop) ? undefined : plainSource(stop, before, path);
      const run = runs.find((each) => each.items.at(-1)?.path === source && each.level === level);
      const item = { path, link: run ? stop.came : undefined, waits: stop.waits && stop.state.path === path };
      if (run) run.items.push(item);
      else runs.push({ level, items: [item], tail: undefined });
    }
  }
  for (const run of runs) run.tail = tailOf(run.items.at(-1)?.path, walk);
  return runs.map((run) => ({ ...run, begins: chart.states.get(run.level)?.initial === run.items[0]?.path }));
}

/** The step and the levels that are entered with it, as far as they can be put elsewhere. */
function itemsOf(stop: Stop, chart: Chart): string[] {
  const { path, type } = stop.state;
  if (path === '') return [];
  const names = path.split('.');
  const paths = names.map((_, index) => names.slice(0, index + 1).reduce(childPath, ''));
  return paths.filter((each) => each !== path || type !== 'final').filter((each) => chart.states.get(each)?.type !== 'final');
}

/** The step that simply leads on to `path`: by its own time or at once, without condition, nowhere but there. */
function plainSource(stop: Stop, before: Stop | undefined, path: string): string | undefined {
  const [way, ...others] = stop.came?.branches ?? [];
  if (!before || !way || others.length > 0 || way.guard !== undefined || way.target !== path || way.trigger.kind === 'done')
    return undefined;
  return way.source;
}

/** Whether other ways lead to it by themselves: then what is before it is not the same for all. A way past steps of its level is none. */
function isMeetingPoint(path: string, level: string, chart: Chart, { came }: Stop): boolean {
  return chart.transitions.some((way) => {
    if (way.target !== path || way.trigger.kind === 'event' || came?.branches.includes(way)) return false;
    const isOnly = (chart.states.get(way.source)?.transitions ?? []).every(
      (each) => each === way || !sameTrigger(each.trigger, way.trigger),
    );
    return !(way.trigger.kind === 'timer' && way.guard === undefined && isOnly && parentOf(way.source) === level && way.source !== '');
  });
}

/** The way a step itself goes on by, last of all that are inside it. */
function tailOf(path: string | undefined, walk: Walk): Link | undefined {
  if (path === undefined) return undefined;
  const last = walk.stops.findLast((stop) => isInside(stop.state.path, path));
  return last?.goes?.source === path ? last.goes : undefined;
}

/** Where in the runs a step stands; undefined when its place is not one that can be changed here. */
export function placeIn(runs: readonly Run[], path: string): Place | undefined {
  for (const run of runs) {
    const index = run.items.findIndex((item) => item.path === path);
    if (index >= 0) return { run, index };
  }
  return undefined;
}
