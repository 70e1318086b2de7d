import { invariant } from '../base/invariant.ts';
import { type Chart, isInside, lineage } from './chart.ts';
import type { CompiledFlow } from './compile.ts';
import type { ActiveTimer, FlowState, FlowStep, StepInput } from './flow-state.ts';
import { FlowProblem, takeStep } from './step.ts';

/** Where accounts go on that stand on a step of an older version, by the paths of innermost steps. */
export type StepMapping = ReadonlyMap<string, string>;

/** A subject on another version of its flow. */
export interface MovedStep extends FlowStep {
  /** Steps that are called something else there: what they have made goes with them. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** Whether accounts can stand on a step of a chart: an innermost one that is no end, but that of one region beside others. */
export function isStandable(chart: Chart, path: string): boolean {
  const type = chart.states.get(path)?.type;
  return type === 'atomic' || (type === 'final' && lineage(path).some((around) => chart.states.get(around)?.type === 'parallel'));
}

/** Where each of these innermost steps goes on in another version: where it is said, else under its own path; undefined where neither leads anywhere. */
export function placesIn(chart: Chart, leaves: readonly string[], mapping: StepMapping): readonly string[] | undefined {
  const places = leaves.map((leaf) => mapping.get(leaf) ?? leaf);
  return places.every((place) => isStandable(chart, place)) ? places : undefined;
}

/**
 * Puts a subject that stands on one version of a flow onto another, where it stands: nothing of its step is done
 * again, its waits are derived from their anchors and from when the step was entered. Waits that are over by then
 * end at once, but no message is sent for them, and a step it has been on before is passed without its actions.
 * Undefined when the mapping leads one of its steps nowhere. Throws `FlowProblem` when the machine cannot step.
 */
export function moveFlow(
  from: CompiledFlow,
  to: CompiledFlow,
  state: FlowState,
  mapping: StepMapping,
  input: StepInput,
): MovedStep | undefined {
  const places = placesIn(to.chart, state.leaves, mapping);
  if (!places || state.ended) return undefined;
  const origins = originsOf(to.chart, state.leaves, places);
  const value = nestedValue(to.chart, '', places);
  const leaves = leavesIn(to.chart, value, '');
  const active = [...new Set(leaves.flatMap(lineage))];
  const stood = (path: string): string | undefined => origins.get(path);
  const adopted: FlowState = {
    ...state,
    snapshot: { ...(state.snapshot as object), value, historyValue: keptHistory(to, state.snapshot) },
    leaves,
    since: Object.fromEntries(active.flatMap((path) => since(path))),
    visits: { ...state.visits, ...Object.fromEntries(active.flatMap((path) => visits(path))) },
    timers: active.flatMap((path) => timersOf(path)),
  };
  const step = takeStep(to, adopted, undefined, { ...input, moved: true });
  const gone = state.leaves.flatMap(lineage).filter((path) => ![...origins.values()].includes(path));
  const renamed = [...origins].flatMap(([path, origin]) => (path === origin ? [] : [{ from: origin, to: path }]));
  return { ...step, left: [...new Set([...gone, ...step.left])], renamed };

  function since(path: string): [string, number][] {
    const origin = stood(path);
    return [[path, (origin === undefined ? undefined : own(state.since, origin)) ?? input.at]];
  }

  function visits(path: string): [string, number][] {
    const origin = stood(path);
    return [[path, (origin === undefined ? undefined : own(state.visits, origin)) ?? 1]];
  }

  /** A wait the step had in the old version as well runs on, steered as it was, or is over; one that is new to it begins with the step. */
  function timersOf(path: string): ActiveTimer[] {
    const origin = stood(path);
    const names = timerNames(to.chart, path);
    const before = new Set(origin === undefined ? [] : timerNames(from.chart, origin));
    const running = new Map(state.timers.filter((timer) => timer.state === origin).map((timer) => [timer.timer, timer]));
    return names
      .filter((name) => !before.has(name) || running.has(name))
      .map((timer) => {
        const steering = running.get(timer)?.steering;
        return {
          id: `${path}|${timer}#${state.version + 1}.moved`,
          state: path,
          timer,
          enteredAt: adoptedSince(path),
          dueAt: null,
          ...(steering ? { steering } : {}),
        };
      });
  }

  function adoptedSince(path: string): number {
    return since(path)[0]?.[1] ?? input.at;
  }
}

function own(figures: Readonly<Record<string, number>>, path: string): number | undefined {
  return Object.hasOwn(figures, path) ? figures[path] : undefined;
}

/** Which step of the old version each step of the new one is, from the innermost ones outwards. */
function originsOf(chart: Chart, leaves: readonly string[], places: readonly string[]): ReadonlyMap<string, string> {
  const origins = new Map<string, string>([['', '']]);
  for (const [index, leaf] of leaves.entries()) {
    const outward = lineage(leaf);
    for (const [depth, path] of lineage(places[index] ?? leaf).entries()) {
      const origin = outward.includes(path) ? path : outward.length === lineage(places[index] ?? leaf).length ? outward[depth] : undefined;
      const isTaken = origin !== undefined && origin !== path && chart.states.has(origin) && depth > 0;
      if (origin !== undefined && !isTaken && !origins.has(path)) origins.set(path, origin);
    }
  }
  return origins;
}

/** The value XState writes for these innermost steps; what they do not say begins as it begins. */
function nestedValue(chart: Chart, path: string, places: readonly string[]): string | Record<string, unknown> {
  const state = chart.states.get(path);
  invariant(state, 'the step exists');
  const keyed = (child: string): [string, unknown] => [keyOf(chart, child), nestedValue(chart, child, places)];
  if (state.type === 'parallel')
    return Object.fromEntries(state.children.filter((child) => chart.states.get(child)?.type !== 'history').map(keyed));
  const inside = state.children.filter((child) => places.some((place) => isInside(place, child)));
  if (inside.length > 1) throw new FlowProblem(`it would stand on “${inside.join('” and “')}” at once`);
  const child = inside[0] ?? state.initial;
  if (typeof child !== 'string') return {};
  const [key, value] = keyed(child);
  return chart.states.get(child)?.children.length === 0 ? key : { [key]: value };
}

function keyOf(chart: Chart, path: string): string {
  return chart.states.get(path)?.key ?? path;
}

function leavesIn(chart: Chart, value: string | Record<string, unknown>, path: string): string[] {
  if (typeof value === 'string') return [join(path, value)];
  return Object.entries(value).flatMap(([key, inner]) => {
    const child = join(path, key);
    return chart.states.get(child)?.children.length === 0 ? [child] : leavesIn(chart, inner as string | Record<string, unknown>, child);
  });
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function timerNames(chart: Chart, path: string): string[] {
  const names = (chart.states.get(path)?.transitions ?? []).flatMap(({ trigger }) => (trigger.kind === 'timer' ? [trigger.name] : []));
  return [...new Set(names)];
}

/** Ways back to steps that exist in both. */
function keptHistory({ chart }: CompiledFlow, snapshot: unknown): Record<string, unknown> {
  const history = ((snapshot as { historyValue?: unknown }).historyValue ?? {}) as Record<string, readonly { readonly id: string }[]>;
  const known = (id: string): boolean => chart.states.has(id.slice(chart.machineId.length + 1));
  return Object.fromEntries(Object.entries(history).filter(([id, nodes]) => known(id) && nodes.every((node) => known(node.id))));
}
