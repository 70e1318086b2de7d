import type { ClockView, LocalDate } from '#engine';
import { useAnswer } from './api/use-answer.ts';
import { useSession } from './session.ts';

const WALKING_MS = 1000;

/** The business clock. While it walks it is also asked for, so that a missed hint does not leave the bar standing. */
export function useClock(): ClockView {
  const session = useSession();
  const { data } = useAnswer('clock.get', {}, { refetchInterval: (clock) => (clock?.target === undefined ? false : WALKING_MS) });
  return data ?? session.clock;
}

/** The business date. */
export function useToday(): LocalDate {
  return useClock().on;
}
