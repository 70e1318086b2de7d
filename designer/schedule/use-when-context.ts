import { useMemo } from 'react';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { projectSchedule, type Schedule } from './project-schedule.ts';
import { calendarInUse } from './standing-edits.ts';
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
  return useMemo(
    () => ({ ofInvoice, calendar: calendarInUse({ schedule }) ?? [...registry.calendars.keys()][0] }),
    [schedule, ofInvoice, registry],
  );
}

/** From what steps can count: disputes know no due date to count from. */
export function useWhenKinds(): readonly WhenKind[] {
  return useFlow().kind === 'resolution' ? ['after', 'at-once'] : ['due', 'after', 'at-once'];
}
