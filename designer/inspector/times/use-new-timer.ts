import type { Timer } from '#engine';
import { useFlow, useFlowDefinition } from '../../flow/flow-context.ts';

/** The calendar most times of the flow count with; where none does the installation's first. */
export function useUsualCalendar(): string | undefined {
  const { registry } = useFlow();
  const { timers = {} } = useFlowDefinition();
  return usualCalendar(Object.values(timers)) ?? [...registry.calendars.keys()][0];
}

function usualCalendar(timers: readonly Timer[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { calendar } of timers) if (calendar !== undefined) counts.set(calendar, (counts.get(calendar) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** A time to begin with: five days after the step began, at nine on an open day. */
export function useNewTimer(): Timer {
  const calendar = useUsualCalendar();
  return calendar === undefined ? { offset: 'P5D', at: '09:00' } : { offset: 'P5D', count: 'business', at: '09:00', calendar };
}
