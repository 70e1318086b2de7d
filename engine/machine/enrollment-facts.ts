import type { Instant } from '../base/clock-time.ts';
import { daysBetween } from '../base/local-date.ts';
import { localDateAt, type Zone } from '../base/zone.ts';
import type { Facts } from '../facts/catalog.ts';
import type { FlowState } from './flow-state.ts';

/** The facts of the enrollment itself, as of before a step. Visits and days in state are those of the first innermost state. */
export function enrollmentFacts(state: FlowState, at: Instant, zone: Zone): Facts {
  const leaf = state.leaves[0] ?? '';
  const today = localDateAt(at, zone);
  const days = (since: Instant | undefined): number => (since === undefined ? 0 : daysBetween(localDateAt(since, zone), today));
  return {
    'enrollment.daysInState': days(figureOf(state.since, leaf)),
    'enrollment.days': days(state.startedAt),
    'enrollment.visits': figureOf(state.visits, leaf) ?? 0,
  };
}

/** A state may be called "toString"; what every object inherits under such a name is no figure of it. */
export function figureOf(figures: Readonly<Record<string, number>>, path: string): number | undefined {
  return Object.hasOwn(figures, path) ? figures[path] : undefined;
}
