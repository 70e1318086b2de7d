import { styled } from '@mui/material/styles';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/clock.ts';
import { addText } from '../app/text/text.ts';
import { dayWords } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { Choice } from '../elements/field.tsx';
import { Panel } from '../elements/panel.tsx';
import { useActOn, useFlow, useFlowValue } from '../flow/flow-context.ts';
import { datesOf } from './next-dates.ts';
import { SamplePicker } from './sample-picker.tsx';
import { scheduleText } from './schedule-text.ts';
import { StandingTable } from './standing-table.tsx';
import { startsBefore } from './starts.ts';
import { StepTable } from './step-table.tsx';
import { useSampleAccount } from './use-sample.ts';
import { stepWords } from './use-schedule-words.ts';
import { useSchedule } from './use-when-context.ts';

addText('schedule', scheduleText);

const Frame = styled('div')({
  containerType: 'inline-size',
  containerName: 'schedule',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignContent: 'start',
  gap: 16,
  padding: 16,
  '@media (max-width: 599px)': { padding: 8, '& header > .actions': { marginLeft: 0 } },
});

const Line = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 8px',
  padding: '0 16px 10px',
  color: color.secondary,
  fontSize: 13,
  lineHeight: '20px',
  '& select': { width: 'auto', height: 28, minHeight: 28, padding: '0 6px', fontSize: 13 },
  '& p': { flexBasis: '100%', color: color.muted, fontSize: 12, lineHeight: '18px' },
});

/** A strategy as people think of it: a ladder of dated steps, and what happens at any time. */
export function ScheduleView() {
  const { t } = useTranslation('schedule');
  const { id, registry } = useFlow();
  const schedule = useSchedule();
  const today = useToday();
  const account = useSampleAccount();
  const { sample } = account;
  const dates = useMemo(
    () => (sample ? datesOf(schedule, { flowId: id, sample, calendars: registry.calendars }) : undefined),
    [schedule, sample, id, registry],
  );
  return (
    <Frame>
      <Panel title={t('steps.title')} note={t('steps.note')} actions={<SamplePicker of={account} />} flush>
        <Line>
          <Starts />
          {dates?.assumed !== undefined && <p>{t('date.assumed', { day: dayWords(dates.assumed, today) })}</p>}
          {dates?.beside !== undefined && <p>{t('date.beside', { name: sample?.name ?? '', step: stepWords(dates.beside) })}</p>}
        </Line>
        <StepTable rows={schedule.rows} dates={dates} sampleName={sample?.name} />
      </Panel>
      <StandingTable rules={schedule.standing} />
    </Frame>
  );
}

const days = [5, 7, 10, 14, 21, 30];

/** When accounts come onto a strategy: once something is past due, or some days before it falls due. */
function Starts() {
  const { t } = useTranslation('schedule');
  const { readOnly, kind } = useFlow();
  const act = useActOn();
  const id = useId();
  const before = useFlowValue((value) => startsBefore(value));
  if (kind !== 'strategy') return null;
  const words = (count: number): string => t('steps.startsBefore', { count });
  if (readOnly) return <span>{`${t('steps.starts')} ${before === undefined ? t('steps.startsPast') : words(before)}.`}</span>;
  const options = before === undefined || days.includes(before) ? days : [...days, before].sort((a, b) => a - b);
  return (
    <>
      <label htmlFor={id}>{t('steps.starts')}</label>
      <Choice
        id={id}
        value={before ?? ''}
        onChange={(event) => {
          const chosen = event.target.value;
          act({ op: 'field.set', pointer: '/startsBefore', ...(chosen === '' ? {} : { value: `P${chosen}D` }) }, t('act.starts'));
        }}
      >
        <option value="">{t('steps.startsPast')}</option>
        {options.map((count) => (
          <option key={count} value={count}>
            {words(count)}
          </option>
        ))}
      </Choice>
    </>
  );
}
