import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type Chart, type ChartState, type ChartTransition, candidatesFor, isInside, lineage, triggerName } from '../machine/chart.ts';
import type { Flow } from '../model/strategy.ts';
import type { Registry } from '../registry/registry.ts';

/** Faults of the paths through a machine, taken together. */
export function lintGraph(flow: Flow, chart: Chart, registry: Registry): Diagnostic[] {
  const reachable = reachableStates(chart);
  const states = [...chart.states.values()];
  const lasting = states.filter(
    (state) => reachable.has(state.path) && (state.type === 'atomic' || (state.type === 'final' && !isEnd(state))),
  );
  return [
    ...states.filter((state) => !reachable.has(state.path)).map((state) => diagnose('state.unreachable', state.pointer, `"${state.path}"`)),
    ...states
      .filter((state) => state.type === 'final' && state.transitions.length > 0)
      .map((state) => diagnose('state.final_exit', state.pointer, `"${state.path}"`)),
    ...lasting.flatMap((state) => lintWaysOn(state, chart, endEvents(flow))),
    ...(endEvents(flow).length === 0
      ? []
      : lasting.filter((state) => state.type === 'atomic').flatMap((state) => lintSettlement(state, chart, endEvents(flow)))),
    ...instantLoops(chart, registry),
    ...shadowed(chart),
  ];
}

/** Events after which nothing is left to do for the subject. */
function endEvents(flow: Flow): readonly string[] {
  if (flow.kind === 'resolution') return ['dispute.resolved'];
  return flow.subject === 'invoice' ? ['invoice.paid', 'account.settled'] : ['account.settled'];
}

/** A final state that ends the whole machine. */
function isEnd(state: ChartState): boolean {
  return state.type === 'final' && state.parent === '';
}

/** Every state some path can enter, guards taken as open. */
function reachableStates(chart: Chart): Set<string> {
  const seen = new Set<string>();
  const queue: string[] = [...entered('', chart)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { target } of chart.states.get(path)?.transitions ?? []) {
      if (typeof target === 'string') queue.push(...entered(target, chart));
    }
  }
  return seen;
}

/** The states that are active after a transition to `path`: it, what contains it, and what it starts with. */
function entered(path: string, chart: Chart): string[] {
  const state = chart.states.get(path);
  if (!state) return [];
  const regions = lineage(path)
    .filter((each) => chart.states.get(each)?.type === 'parallel')
    .flatMap((each) => chart.states.get(each)?.children ?? [])
    .filter((child) => !isInside(path, child));
  return [...lineage(path), ...started(state, chart), ...regions.flatMap((region) => [region, ...startedAt(region, chart)])];
}

function startedAt(path: string, chart: Chart): string[] {
  const state = chart.states.get(path);
  return state ? started(state, chart) : [];
}

function started(state: ChartState, chart: Chart): string[] {
  const first =
    state.type === 'parallel'
      ? state.children
      : state.type === 'history'
        ? historyTargets(state, chart)
        : typeof state.initial === 'string'
          ? [state.initial]
          : [];
  return first.flatMap((path) => [path, ...startedAt(path, chart)]);
}

/** A history state leads back to any of its siblings, first of all to its default. */
function historyTargets(state: ChartState, chart: Chart): string[] {
  const parent = state.parent === undefined ? undefined : chart.states.get(state.parent);
  return (parent?.children ?? []).filter((path) => path !== state.path && chart.states.get(path)?.type !== 'history');
}

/** What can be taken while a state is the innermost one. */
function waysFrom(state: ChartState, chart: Chart): ChartTransition[] {
  return lineage(state.path)
    .flatMap((path) => chart.states.get(path)?.transitions ?? [])
    .filter((transition) => transition.target !== undefined);
}

function lintWaysOn(state: ChartState, chart: Chart, ends: readonly string[]): Diagnostic[] {
  const ways = waysFrom(state, chart);
  if (ways.length === 0) return [diagnose('state.dead_end', state.pointer, `nothing leads on from "${state.path}"`)];
  const others = ways.filter((way) => !(way.trigger.kind === 'event' && ends.includes(way.trigger.name)));
  if (others.length === 0 || others.some((way) => way.trigger.kind !== 'timer' || way.guard === undefined)) return [];
  return others
    .filter((way) => way.source === state.path && way.index === 0)
    .map((way) =>
      diagnose(
        'timer.no_else',
        way.pointer,
        `when "${triggerName(way.trigger)}" fires and the condition fails, "${state.path}" has no way on`,
      ),
    );
}

function lintSettlement(state: ChartState, chart: Chart, ends: readonly string[]): Diagnostic[] {
  const out = ends.some((event) => {
    const candidates = lineage(state.path).flatMap((path) => candidatesFor(chart.states.get(path) as ChartState, event));
    const certain = candidates.find((candidate) => candidate.guard === undefined);
    return typeof certain?.target === 'string' && leadsToEnd(certain.target, chart, new Set());
  });
  if (out) return [];
  return [diagnose('settlement.no_way_out', state.pointer, `"${state.path}" has no path on "${ends.join('" or "')}" that surely ends`)];
}

/** Whether entering a state surely ends the machine, at once or by `always` and `onDone` without conditions. */
function leadsToEnd(path: string, chart: Chart, seen: Set<string>): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  const leaf = chart.states.get([path, ...startedAt(path, chart)].at(-1) ?? path);
  if (!leaf) return false;
  if (isEnd(leaf)) return true;
  const onward =
    leaf.type === 'final'
      ? chart.states.get(leaf.parent ?? '')?.transitions.filter((each) => each.trigger.kind === 'done')
      : leaf.transitions.filter((each) => each.trigger.kind === 'always');
  const certain = onward?.find((each) => each.guard === undefined);
  return typeof certain?.target === 'string' && leadsToEnd(certain.target, chart, seen);
}

/** Circles of transitions that nothing from outside has to set off. */
function instantLoops(chart: Chart, registry: Registry): Diagnostic[] {
  const instant = chart.transitions.filter(
    ({ trigger }) =>
      trigger.kind === 'always' ||
      trigger.kind === 'done' ||
      (trigger.kind === 'event' && registry.events.get(trigger.name)?.ours === true),
  );
  const follows = new Map(instant.map((transition) => [transition, instant.filter((next) => canFollow(transition, next, chart))]));
  return instant
    .filter((transition) => returnsTo(transition, follows) || (transition.trigger.kind === 'always' && transition.target === undefined))
    .map((transition) => diagnose('machine.instant_loop', transition.pointer, `"${transition.key}" can follow itself without waiting`));
}

function canFollow(transition: ChartTransition, next: ChartTransition, chart: Chart): boolean {
  if (typeof transition.target !== 'string') return false;
  const active = entered(transition.target, chart).flatMap((path) => chart.states.get(path) ?? []);
  if (active.some(isEnd) || !active.some((state) => state.path === next.source)) return false;
  return next.trigger.kind !== 'done' || active.some((state) => state.type === 'final' && state.parent === next.source);
}

function returnsTo(start: ChartTransition, follows: ReadonlyMap<ChartTransition, readonly ChartTransition[]>): boolean {
  const seen = new Set<ChartTransition>();
  const queue = [...(follows.get(start) ?? [])];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(follows.get(next) ?? []));
  }
  return false;
}

/** Branches of one list that an earlier branch always takes first: one without a condition, or with the same. */
function shadowed(chart: Chart): Diagnostic[] {
  return chart.transitions.flatMap((transition) => {
    const earlier = chart.transitions.filter(
      (each) =>
        each.source === transition.source &&
        triggerName(each.trigger) === triggerName(transition.trigger) &&
        each.trigger.kind === transition.trigger.kind &&
        each.index < transition.index,
    );
    const winner = earlier.find((each) => each.guard === undefined || JSON.stringify(each.guard) === JSON.stringify(transition.guard));
    return winner ? [diagnose('transition.shadowed', transition.pointer, `branch ${winner.index + 1} always wins`)] : [];
  });
}
