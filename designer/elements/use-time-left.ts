import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useToday } from '../app/clock.ts';
import { momentWords } from '../app/text/when.ts';

const TICK_MS = 250;
const SECOND_MS = 1000;

/** The time until something goes. */
interface TimeLeft {
  readonly isOver: boolean;
  readonly words: string;
}

/**
 * Counts down by the server's clock, whatever this machine's says. In a sandbox the clock stands until it is moved.
 * Undefined until the clock is known.
 */
export function useTimeLeft(until: string): TimeLeft | undefined {
  const { t } = useTranslation('elements');
  const today = useToday();
  const { data: clock, dataUpdatedAt, refetch } = useAnswer('clock.get', {});
  const [now, setNow] = useState(() => Date.now());
  // What the clock said when the page was opened may be hours old, and this machine may have slept since.
  useEffect(() => {
    void refetch();
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  if (!clock) return undefined;
  const isStanding = clock.mode === 'sandbox';
  const left = Date.parse(until) - (Date.parse(clock.at) + (isStanding ? 0 : Math.max(0, now - dataUpdatedAt)));
  if (isStanding) return { isOver: left <= 0, words: t('goes.at', { moment: momentWords(until, clock.zone, today) }) };
  return left > 0
    ? { isOver: false, words: t('goes.in', { seconds: Math.ceil(left / SECOND_MS) }) }
    : { isOver: true, words: t('goes.now') };
}
