import { InvariantError } from '../base/invariant.ts';
import type { Zone } from '../base/zone.ts';
import type { Facts } from '../facts/catalog.ts';
import { dueAt } from '../timers/due-at.ts';
import type { CompiledFlow } from './compile.ts';
import type { ActiveTimer } from './flow-state.ts';
import { steeredEnd } from './steering.ts';

/** Derives when running waits end from the facts: an anchor that moved moves its wait, and what a person has put off stays so. */
export function deriveTimers(flow: CompiledFlow, timers: readonly ActiveTimer[], facts: Facts, zone: Zone): ActiveTimer[] {
  return timers.map((timer) => {
    const definition = flow.timers[timer.timer];
    if (!definition) throw new InvariantError(`timer "${timer.timer}" is not defined`);
    const due = dueAt(definition, { facts, enteredAt: timer.enteredAt, zone, calendars: flow.registry.calendars });
    const { rolledFrom: _, ...rest } = timer;
    if (!due) return { ...rest, dueAt: null };
    const at = steeredEnd(timer, due.at);
    return { ...rest, dueAt: at, ...(due.rolledFrom && at === due.at ? { rolledFrom: due.rolledFrom } : {}) };
  });
}
