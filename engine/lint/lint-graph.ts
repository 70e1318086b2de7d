import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import {
  type Chart,
  type ChartState,
  type ChartTransition,
  candidatesFor,
  isInside,
  lineage,
  matchesWildcard,
  triggerName,
} from '../machine/chart.ts';
import type { Flow } from '../model/strategy.ts';
import type { Registry } from '../registry/registry.ts';
import { entered, maybeActive, recalled, startedAt } from './entering.ts';

/** Faults of the paths through a machine, taken together. */
export function lintGraph(flow: Flow, chart: Chart, registry: Registry): Diagnostic[] {
  const reachable = reachableStates(chart);
  const known = new Map<string, boolean>();
  const surelyEnds = (path: string): boolean => {
    const ends = known.get(path) ?? leadsToEnd(path, chart, new Set());
    known.set(path, ends);
    return ends;
  };
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
      : lasting.filter((state) => state.type === 'atomic').flatMap((state) => lintSettlement(state, chart, endEvents(flow), surelyEnds))),
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
  const targets = new Set<string>();
  const queue: string[] = [...entered('', chart)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { target } of chart.states.get(path)?.transitions ?? []) {
      if (typeof target !== 'string' || targets.has(target)) continue;
      targets.add(target);
      queue.push(...entered(target, chart));
    }
  }
  return seen;
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

function lintSettlement(state: ChartState, chart: Chart, ends: readonly string[], surelyEnds: (path: string) => boolean): Diagnostic[] {
  const out = ends.some((event) => {
    const candidates = lineage(state.path).flatMap((path) => candidatesFor(chart.states.get(path) as ChartState, event));
    const certain = candidates.findIndex((candidate) => candidate.guard === undefined);
    // A branch with a condition before it may be taken as well, so it must end too.
    const possible = candidates.slice(0, certain + 1);
    return certain >= 0 && possible.every(({ target }) => typeof target === 'string' && surelyEnds(target));
  });
  if (out) return [];
  return [diagnose('settlement.no_way_out', state.pointer, `"${state.path}" has no path on "${ends.join('" or "')}" that surely ends`)];
}

/** Whether entering a state surely ends the machine, at once or by `always` and `onDone` without conditions. */
function leadsToEnd(path: string, chart: Chart, seen: Set<string>): boolean {
  if (seen.has(path) || recalled(path, chart).length > 0) return false;
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
  const causes = causesIn(registry);
  const instant = chart.transitions
    .map((transition) => ({ transition, causes: causes(transition) }))
    .filter(({ transition: { trigger }, causes }) => trigger.kind === 'always' || trigger.kind === 'done' || causes.length > 0);
  const follows = new Map(
    instant.map(({ transition }) => {
      const follower = followerOf(transition, chart);
      return [transition, instant.filter((next) => follower(next.transition, next.causes)).map((next) => next.transition)];
    }),
  );
  return instant
    .map(({ transition }) => transition)
    .filter((transition) => returnsTo(transition, follows) || (transition.trigger.kind === 'always' && transition.target === undefined))
    .map((transition) => diagnose('machine.instant_loop', transition.pointer, `"${transition.key}" can follow itself without waiting`));
}

/** Says which effects' outcome can set a transition off. */
function causesIn(registry: Registry): (transition: ChartTransition) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return ({ trigger }) => {
    if (trigger.kind !== 'event') return [];
    const { name } = trigger;
    const found = known.get(name) ?? causesOf(name, registry);
    known.set(name, found);
    return found;
  };
}

function causesOf(name: string, registry: Registry): readonly string[] {
  const events = [...registry.events.values()].filter(({ type }) => type === name || matchesWildcard(name, type));
  return events.flatMap((event) => event.causedBy);
}

/** Says of another transition, and the effects that cause it, whether it can be taken right after this one. */
function followerOf(transition: ChartTransition, chart: Chart): (next: ChartTransition, causes: readonly string[]) => boolean {
  const active =
    typeof transition.target === 'string' ? entered(transition.target, chart).flatMap((path) => chart.states.get(path) ?? []) : [];
  if (transition.target === null || active.some(isEnd)) return () => false;
  const back =
    typeof transition.target === 'string' ? recalled(transition.target, chart).flatMap((path) => chart.states.get(path) ?? []) : [];
  const sources = new Set([...active, ...back].map((state) => state.path));
  const finals = new Set([...active, ...back].filter((state) => state.type === 'final').map((state) => state.parent));
  const maybe = maybeActive(transition, chart);
  const asked = new Set(askedBy(transition, active, chart));
  return (next, causes) => {
    if (next.trigger.kind === 'event') return maybe.has(next.source) && causes.some((type) => asked.has(type));
    return sources.has(next.source) && (next.trigger.kind !== 'done' || finals.has(next.source));
  };
}

/** The effects that taking a transition may ask for. */
function askedBy(transition: ChartTransition, active: readonly ChartState[], chart: Chart): string[] {
  const left = transition.target === undefined ? [] : [...chart.states.values()].filter((state) => isInside(state.path, transition.source));
  const calls = [transition.actions, ...active.map((state) => state.config.entry ?? []), ...left.map((state) => state.config.exit ?? [])];
  return calls.flat().map((call) => call.type);
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
  return [...chart.states.values()].flatMap(({ transitions }) =>
    transitions.flatMap((transition) => {
      if (transition.index === 0) return [];
      const winner = transitions.find((each) => each.index < transition.index && winsOver(each, transition));
      return winner ? [diagnose('transition.shadowed', transition.pointer, `branch ${winner.index + 1} always wins`)] : [];
    }),
  );
}

function winsOver(earlier: ChartTransition, later: ChartTransition): boolean {
  if (earlier.trigger.kind !== later.trigger.kind || triggerName(earlier.trigger) !== triggerName(later.trigger)) return false;
  return earlier.guard === undefined || JSON.stringify(earlier.guard) === JSON.stringify(later.guard);
}
