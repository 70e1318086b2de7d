import { type Diagnostic, diagnose, unknownName } from '../diagnostics/diagnostic.ts';
import { type Chart, type ChartState, type ChartTransition, triggerName } from '../machine/chart.ts';
import type { StateConfig } from '../model/machine.ts';
import { defaultsOf, startedAt } from './entering.ts';

/** Faults of states taken one by one: what their type has no use for, and where history and "onDone" cannot lead. */
export function lintStates(chart: Chart): Diagnostic[] {
  const ofStates = [...chart.states.values()].flatMap((state) => [
    ...lintType(state),
    ...unread(state),
    ...lintHistory(state, chart),
    ...state.transitions.filter((way) => way.trigger.kind === 'done' && !canBeDone(state, chart)).map(neverTaken),
  ]);
  return [...ofStates, ...repeatedIds(chart)];
}

function lintType(state: ChartState): Diagnostic[] {
  if (state.path === '' && (state.type === 'history' || state.type === 'final')) {
    return [diagnose('definition.value_refused', `${state.pointer}/type`, `the machine itself is no ${state.type} state`)];
  }
  if ((state.type === 'compound' || state.type === 'parallel') && state.children.length === 0) {
    return [diagnose('definition.property_missing', state.pointer, `"states": a ${state.type} state has inner states`)];
  }
  return [];
}

const unreadBy: Readonly<Record<ChartState['type'], readonly (keyof StateConfig)[]>> = {
  atomic: ['states', 'history', 'target'],
  compound: ['history', 'target'],
  parallel: ['initial', 'history', 'target'],
  history: ['initial', 'states', 'entry', 'exit', 'on', 'after', 'always', 'onDone'],
  final: ['initial', 'states', 'history', 'target'],
};

/** XState passes over these in silence. */
function unread(state: ChartState): Diagnostic[] {
  return unreadBy[state.type]
    .filter((key) => state.config[key] !== undefined && !(key === 'states' && state.children.length === 0))
    .map((key) =>
      diagnose('definition.property_unknown', `${state.pointer}/${key}`, `"${key}" means nothing on a state of type "${state.type}"`),
    );
}

function lintHistory(state: ChartState, chart: Chart): Diagnostic[] {
  if (state.type !== 'history') return [];
  if (state.fallback === null) {
    const beside = chart.states.get(state.parent ?? '')?.children ?? [];
    const names = beside.map((path) => chart.states.get(path)?.key ?? '');
    return [diagnose('target.unknown', `${state.pointer}/target`, unknownName(state.config.target ?? '', names))];
  }
  const leads = defaultsOf(state, chart).flatMap((path) => [path, ...startedAt(path, chart)]);
  if (!leads.includes(state.path)) return [];
  const fix = 'Give the history state a "target" that is an ordinary state inside.';
  return [diagnose('machine.instant_loop', state.pointer, `with nothing to go back to, "${state.path}" leads to itself`, fix)];
}

/** Whether a state can ever be done: one of its inner states is final, in each region of a parallel one. */
function canBeDone(state: ChartState, chart: Chart): boolean {
  return state.path !== '' && isDoable(state, chart) && state.type !== 'final';
}

function isDoable(state: ChartState, chart: Chart): boolean {
  const children = state.children.flatMap((path) => chart.states.get(path) ?? []).filter((child) => child.type !== 'history');
  if (state.type === 'compound') return children.some((child) => child.type === 'final');
  return state.type === 'parallel' ? children.every((child) => isDoable(child, chart)) : state.type === 'final';
}

function neverTaken(way: ChartTransition): Diagnostic {
  return diagnose('transition.never_taken', way.pointer, `"${way.source}" is never done`);
}

/** Traces and coverage tell paths apart by their ids. */
function repeatedIds(chart: Chart): Diagnostic[] {
  const byKey = new Map<string, ChartTransition[]>();
  for (const way of chart.transitions) {
    const same = byKey.get(way.key);
    if (same) same.push(way);
    else byKey.set(way.key, [way]);
  }
  return [...byKey.values()].flatMap((same) =>
    same.length === 1 ? [] : same.filter((way, index) => !isImplicit(way) && (index > 0 || same.some(isImplicit))).map(repeatedId),
  );
}

function isImplicit(way: ChartTransition): boolean {
  return way.key === `${way.source}|${triggerName(way.trigger)}|${way.index}`;
}

function repeatedId(way: ChartTransition): Diagnostic {
  return diagnose('definition.id_repeated', `${way.pointer}/meta/id`, `"${way.key}"`);
}
