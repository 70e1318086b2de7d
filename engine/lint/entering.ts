import { type Chart, type ChartState, type ChartTransition, isInside, lineage } from '../machine/chart.ts';

/** The states that are active after a transition to `path`: it, what contains it, and what it starts with. */
export function entered(path: string, chart: Chart): string[] {
  return chart.states.has(path) ? [...around(path, chart, new Set()), ...startedAt(path, chart)] : [];
}

/** The states that begin with a state, from the outside in. History counts as empty; a circle is walked once. */
export function startedAt(path: string, chart: Chart, seen: ReadonlySet<string> = new Set()): string[] {
  const state = chart.states.get(path);
  if (!state || seen.has(path)) return [];
  const below = new Set([...seen, path]);
  return defaultsOf(state, chart).flatMap((next) => [
    ...(state.type === 'history' ? around(next, chart, below) : [next]),
    ...startedAt(next, chart, below),
  ]);
}

/** A state with all that contains it and all that begins beside it. */
function around(path: string, chart: Chart, seen: ReadonlySet<string>): string[] {
  return [...lineage(path), ...regionsBeside(path, chart).flatMap((region) => [region, ...startedAt(region, chart, seen)])];
}

/** Where entering a state leads by itself. */
export function defaultsOf(state: ChartState, chart: Chart): readonly string[] {
  if (state.type === 'parallel') return state.children.filter((child) => chart.states.get(child)?.type !== 'history');
  if (state.type !== 'history') return typeof state.initial === 'string' ? [state.initial] : [];
  if (typeof state.fallback === 'string') return [state.fallback];
  const parent = chart.states.get(state.parent ?? '');
  return parent && parent.path !== state.path ? defaultsOf(parent, chart) : [];
}

/** The states that entering `path` may bring back from a history. */
export function recalled(path: string, chart: Chart): string[] {
  const histories = [path, ...startedAt(path, chart)]
    .flatMap((each) => chart.states.get(each) ?? [])
    .filter((state) => state.type === 'history');
  return histories.flatMap((state) => inside(state.parent ?? '', chart));
}

/** Every state that may be active after a transition: history recalled in any way, other regions anywhere. */
export function maybeActive({ source, target }: ChartTransition, chart: Chart): Set<string> {
  const base = target ?? source;
  const own = typeof target !== 'string' ? inside(source, chart) : [...startedAt(target, chart), ...recalled(target, chart)];
  return new Set([...lineage(base), ...own, ...regionsBeside(base, chart).flatMap((region) => inside(region, chart))]);
}

function inside(path: string, chart: Chart): string[] {
  return [...chart.states.keys()].filter((each) => isInside(each, path));
}

/** The regions that run beside a path in the parallel states around it. */
function regionsBeside(path: string, chart: Chart): string[] {
  return lineage(path)
    .filter((each) => chart.states.get(each)?.type === 'parallel')
    .flatMap((each) => chart.states.get(each)?.children ?? [])
    .filter((child) => !isInside(path, child) && chart.states.get(child)?.type !== 'history');
}
