import { useTranslation } from 'react-i18next';
import { localAt, type Timer } from '#engine';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { dueFor } from '../../schedule/next-dates.ts';
import { useSampleAccount } from '../../schedule/use-sample.ts';
import { Said } from '../panel-parts.tsx';

/** The day a time comes to for the account one looks at the flow with. */
export function DueDate({ timer }: { readonly timer: Timer }) {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const { sample } = useSampleAccount();
  const today = useToday();
  if (!sample) return null;
  const now = Date.parse(sample.at);
  const due = dueFor(timer, { facts: sample.facts, enteredAt: now, zone: sample.zone, calendars: registry.calendars });
  const hasAnchor = timer.anchor === undefined || sample.facts[timer.anchor] !== undefined;
  if (!due)
    return (
      <Said data-muted="">
        {t(hasAnchor ? 'timer.dueUnknown' : 'timer.dueNone')} {t('timer.due', { account: sample.name })}.
      </Said>
    );
  const { time } = localAt(due.at, timer.zone ?? sample.zone);
  const parts = [
    t('timer.dueOn', { day: dayWords(due.on, today), time }),
    due.rolledFrom && t('timer.rolled', { day: dayWords(due.rolledFrom.on, today), because: due.rolledFrom.because }),
    due.at < now && t('timer.past'),
    timer.anchor === undefined && t('timer.dueIfNow'),
  ].filter(Boolean);
  return (
    <Said>
      {t('timer.due', { account: sample.name })}: {parts.join(', ')}
    </Said>
  );
}
