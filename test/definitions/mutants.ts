import { chartOf, type Flow, type Guard, pointerKeys, type Registry, runFlowTests, type Timer } from '#engine';

/** A copy of a flow with one decision changed, and what was changed. */
export interface Mutant {
  readonly change: string;
  readonly flow: Flow;
}

/** Every copy of a flow with one timer a day later. */
export function laterTimers(flow: Flow): Mutant[] {
  return Object.entries(flow.timers ?? {}).map(([name, timer]) => ({
    change: `timer "${name}" a ${timer.count === 'business' ? 'business day' : 'day'} later`,
    flow: { ...flow, timers: { ...flow.timers, [name]: aDayLater(timer) } },
  }));
}

/** Every copy of a flow with the condition of one path turned into its opposite. */
export function negatedGuards(flow: Flow): Mutant[] {
  return chartOf(flow.machine).transitions.flatMap(({ key, guard, pointer }) =>
    guard === undefined ? [] : [{ change: `path "${key}" with its condition negated`, flow: withGuard(flow, pointer, negated(guard)) }],
  );
}

/** Whether a test of the flow itself fails on the mutant; the first that does is enough. */
export function isKilled({ flow }: Mutant, registry: Registry): boolean {
  return (flow.tests ?? []).some((test) =>
    runFlowTests({ ...flow, tests: [test] }, registry).results.some(({ failures }) => failures.length > 0),
  );
}

/** The same timer with one day added to its offset; a negative offset comes nearer to its anchor. */
export function aDayLater(timer: Timer): Timer {
  const match = /^(-)?P(?:(\d+)D)?$/.exec(timer.offset);
  if (!match) throw new Error(`a mutation of the offset "${timer.offset}" is not defined`);
  const days = (match[1] ? -1 : 1) * Number(match[2] ?? 0) + 1;
  return { ...timer, offset: days < 0 ? `-P${-days}D` : `P${days}D` };
}

function negated(guard: Guard): Guard {
  if (typeof guard === 'string') return { type: 'rule', params: { not: { condition: guard } } };
  if (guard.type === 'rule') return { type: 'rule', params: { not: guard.params } };
  throw new Error('a split has no opposite');
}

function withGuard(flow: Flow, pointer: string, guard: Guard): Flow {
  const copy = structuredClone(flow);
  const transition = pointerKeys(pointer).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy);
  (transition as { guard: Guard }).guard = guard;
  return copy;
}
