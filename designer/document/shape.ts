import { type Chart, chartOf, type MachineConfig } from '#engine';
import { isObject, type JsonObject } from './json.ts';

/** Whether a machine has the form that a chart can be made of. What it says may be wrong all the same. */
export function isMachine(machine: unknown): boolean {
  return isObject(machine) && typeof machine['id'] === 'string' && isState(machine);
}

/** The same for a map of states by name. */
export function areStates(states: unknown): states is JsonObject {
  return isObject(states) && Object.entries(states).every(([name, state]) => /^[A-Za-z][\w-]*$/.test(name) && isState(state));
}

/**
 * How many places of a machine XState would refuse: targets and first steps that do not exist, levels without a
 * first step.
 */
export function looseEnds(chart: Chart): number {
  const states = [...chart.states.values()].filter(
    (state) => state.initial === null || state.fallback === null || (state.type === 'compound' && state.initial === undefined),
  );
  return states.length + chart.transitions.filter((way) => way.target === null).length;
}

const charts = new WeakMap<object, Chart>();

/** The chart of a machine of unknown form, made once for each machine; undefined when none can be made. */
export function chartIfAny(machine: unknown): Chart | undefined {
  if (!isObject(machine)) return undefined;
  const known = charts.get(machine);
  if (known || !isMachine(machine)) return known;
  const chart = chartOf(machine as unknown as MachineConfig);
  charts.set(machine, chart);
  return chart;
}

function isState(state: unknown): boolean {
  if (!isObject(state)) return false;
  const { type, initial, target, entry, exit, on, after, always, onDone, states, tags } = state;
  return (
    [type, initial, target].every((text) => text === undefined || typeof text === 'string') &&
    [entry, exit].every((calls) => calls === undefined || (Array.isArray(calls) && calls.every(isObject))) &&
    [on, after].every((map) => map === undefined || (isObject(map) && Object.values(map).every(areTransitions))) &&
    [always, onDone].every((ways) => ways === undefined || areTransitions(ways)) &&
    (tags === undefined || Array.isArray(tags)) &&
    (states === undefined || areStates(states))
  );
}

function areTransitions(written: unknown): boolean {
  if (Array.isArray(written)) return written.every(isTransition);
  return typeof written === 'string' || isTransition(written);
}

function isTransition(written: unknown): boolean {
  if (!isObject(written)) return false;
  const { target, guard, actions, meta } = written;
  const calls = actions === undefined || (Array.isArray(actions) && actions.every(isObject));
  const condition = guard === undefined || typeof guard === 'string' || isObject(guard);
  return (target === undefined || typeof target === 'string') && calls && condition && (meta === undefined || isObject(meta));
}
