import { useMemo } from 'react';
import { useAnswer } from '../app/api/use-answer.ts';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { projectSchedule, type Schedule } from './project-schedule.ts';
import { calendarInUse } from './standing-defaults.ts';
import type { WhenKind } from './when.ts';
import type { WhenContext } from './when-draft.ts';

/** The schedule of the document as it stands. */
export function useSchedule(): Schedule {
  return useFlowValue(projectSchedule);
}

/** What new dates begin with: the calendar most others go by, counted from one invoice or from the account. */
export function useWhenContext(): WhenContext {
  const { registry } = useFlow();
  const schedule = useSchedule();
  const ofInvoice = useFlowValue((value) => value['subject'] === 'invoice');
  const usual = useUsualCalendar();
  return useMemo(() => {
    const known = [calendarInUse({ schedule }), usual, ...registry.calendars.keys()];
    return { ofInvoice, calendar: known.find((each) => each !== undefined && registry.calendars.has(each)) };
  }, [schedule, ofInvoice, registry, usual]);
}

/** The calendar that most of what is published goes by. */
function useUsualCalendar(): string | undefined {
  const { data } = useAnswer('registry.get', {});
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { text } of data?.definitions ?? []) {
      for (const [, id = ''] of text.matchAll(/"calendar":\s*"([^"]+)"/g)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
  }, [data]);
}

/** From what steps can count: disputes know no due date to count from. */
export function useWhenKinds(): readonly WhenKind[] {
  return useFlow().kind === 'resolution' ? ['after', 'at-once'] : ['due', 'after', 'at-once'];
}
