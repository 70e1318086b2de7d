import { type Chart, type ChartState, type ChartTransition, isInside } from '#engine';
import { type FlowDraft, stateAt } from '../flow-draft.ts';
import { outermost, takeOut } from '../level.ts';
import type { RemoveStates } from '../operation.ts';
import { forgetPlaces } from '../relative-places.ts';
import { targetText } from '../target-text.ts';
import { writeTarget } from '../transition-place.ts';
import { dropUnusedTimers } from '../unused-timers.ts';
import { takeAway } from './remove-transitions.ts';

export function removeStates(flow: FlowDraft, chart: Chart, { paths }: RemoveStates): void {
  const removed = outermost(chart, paths);
  const gone = (path: string): boolean => removed.some((state) => isInside(path, state.path));
  takeOut(flow, removed, 'removed');

  const dropped: ChartTransition[] = [];
  for (const way of chart.transitions) {
    if (gone(way.source) || typeof way.target !== 'string' || !gone(way.target)) continue;
    const onward = wayPast(chart, removed, way.target);
    if (onward === undefined || onward === way.source || comesBack(chart, way, onward)) dropped.push(way);
    else writeTarget(stateAt(flow, way.source), way.trigger, way.index, targetText(flow.machine.id, way.source, onward));
  }
  takeAway(flow, dropped);
  for (const state of chart.states.values()) {
    if (!gone(state.path) && typeof state.fallback === 'string' && gone(state.fallback)) delete stateAt(flow, state.path).target;
  }
  dropUnusedTimers(flow, chart);
  forgetPlaces(flow, gone);
}

/** Where an account would have gone from a removed state by itself, past all that is removed; undefined when that is open. */
function wayPast(chart: Chart, removed: readonly ChartState[], target: string): string | undefined {
  const seen = new Set<string>();
  let path = target;
  for (;;) {
    const owner = removed.find((state) => isInside(path, state.path));
    if (!owner) return path;
    if (seen.has(owner.path)) return undefined;
    seen.add(owner.path);
    const next = owner.type === 'history' ? (owner.fallback ?? owner.parent) : onlyWayOut(chart, owner);
    if (typeof next !== 'string') return undefined;
    path = next;
  }
}

/** The one way that leads out of a state, when it is taken by itself and without condition. */
function onlyWayOut(chart: Chart, state: ChartState): string | undefined {
  const out = chart.transitions.filter(
    (way) => isInside(way.source, state.path) && typeof way.target === 'string' && !isInside(way.target, state.path),
  );
  const [way] = out;
  const byItself = way && way.trigger.kind !== 'event' && way.guard === undefined;
  return out.length === 1 && byItself ? (way.target ?? undefined) : undefined;
}

/** Whether a decision led on would come back to itself without anything happening in between. */
function comesBack(chart: Chart, way: ChartTransition, onward: string): boolean {
  if (way.trigger.kind === 'event' || way.trigger.kind === 'timer') return false;
  const seen = new Set<string>();
  const open = [onward];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path === way.source) return true;
    if (seen.has(path)) continue;
    seen.add(path);
    const state = chart.states.get(path);
    const begun = state?.type === 'parallel' ? state.children : [state?.initial, state?.fallback];
    const taken = (state?.transitions ?? []).filter((each) => each.trigger.kind === 'always').map((each) => each.target);
    for (const next of [...begun, ...taken]) if (typeof next === 'string') open.push(next);
  }
  return false;
}
