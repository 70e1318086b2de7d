import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import CreditCardOffOutlined from '@mui/icons-material/CreditCardOffOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import LocalPostOfficeOutlined from '@mui/icons-material/LocalPostOfficeOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import PhoneOutlined from '@mui/icons-material/PhoneOutlined';
import SmsOutlined from '@mui/icons-material/SmsOutlined';
import SubdirectoryArrowRightOutlined from '@mui/icons-material/SubdirectoryArrowRightOutlined';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, EffectCall, LocalDate } from '#engine';
import { useToday } from '../app/clock.ts';
import { dayInFull, dayWords } from '../app/text/when.ts';
import { inPlace } from '../elements/in-place.ts';
import { useProblemSentence } from '../problems/use-problem-sentence.ts';
import type { NextDate } from './next-dates.ts';
import type { Action } from './project-schedule.ts';
import { type ScheduleWords, useScheduleWords } from './use-schedule-words.ts';
import type { When } from './when.ts';

/** When a row is. What counts from the due date and what counts from the step before look different at a glance. */
export function WhenCell({ when, regions = 0, words }: { readonly when: When; readonly regions?: number; readonly words: ScheduleWords }) {
  const { lead, detail } = words.when(when, regions);
  const isAfter = when.kind === 'after' || (when.kind === 'at-once' && when.follows !== 'start');
  const Icon = when.kind === 'at-once' ? SubdirectoryArrowRightOutlined : isAfter ? HourglassEmptyOutlined : EventOutlined;
  return (
    <span className="lead" {...(isAfter ? { 'data-after': '' } : { 'data-due': '' })}>
      <Icon aria-hidden />
      <span>
        <b>{lead}</b>
        {detail !== '' && <span className="detail">{detail}</span>}
      </span>
    </span>
  );
}

/** The actions of a row, each as a line with what it is. */
export function ActionLines({ actions }: { readonly actions: readonly Action[] }) {
  const words = useScheduleWords();
  return (
    <ul className="actions">
      {inPlace(actions).map(({ place, item: { call } }) => {
        const Icon = iconOf(call);
        return (
          <li key={place}>
            <Icon aria-hidden />
            <span>{words.action(call)}</span>
          </li>
        );
      })}
    </ul>
  );
}

const icons: Readonly<Record<string, typeof MailOutlined>> = {
  'service.suspend': BlockOutlined,
  'credit.hold': CreditCardOffOutlined,
  escalate: ArrowUpwardOutlined,
  'alert.raise': CampaignOutlined,
  'hold.place': PauseCircleOutlineOutlined,
  'strategy.start': AltRouteOutlined,
};
const channels: Readonly<Record<string, typeof MailOutlined>> = { email: MailOutlined, sms: SmsOutlined, letter: LocalPostOfficeOutlined };
const tasks: Readonly<Record<string, typeof MailOutlined>> = { call: PhoneOutlined, letter: LocalPostOfficeOutlined };

function iconOf({ type, params }: EffectCall): typeof MailOutlined {
  if (type === 'notice.send') return channels[String(params?.['channel'])] ?? MailOutlined;
  if (type === 'task.create') return tasks[String(params?.['kind'])] ?? AssignmentOutlined;
  return icons[type] ?? BoltOutlined;
}

/** The real date of a row for the sample account, with why it is that one. */
export function DateCell({ date }: { readonly date: NextDate | undefined }) {
  const { t } = useTranslation('schedule');
  const today = useToday();
  if (!date) return <span className="muted">{t('date.none')}</span>;
  const notes = [
    date.rolledFrom && rolledWords(date.rolledFrom, today, t),
    date.overtaken !== undefined && t('date.overtaken', { day: dayWords(date.overtaken, today) }),
    date.isHere && t('date.here'),
    date.isPast && t('date.passed'),
  ].filter((note) => typeof note === 'string');
  return (
    <span {...(date.isPast ? { className: 'muted' } : {})}>
      <time dateTime={date.on} data-tip={dayInFull(date.on)}>
        {dayWords(date.on, today)}
      </time>
      {notes.length > 0 && <span className="detail">{notes.join(' · ')}</span>}
    </span>
  );
}

/** Why a day is not the one counted: `moved from Sat Feb 14`, `moved from Mon Feb 16, Washington's Birthday`. */
export function rolledWords(
  { on, because }: NonNullable<NextDate['rolledFrom']>,
  today: LocalDate,
  t: ReturnType<typeof useTranslation<'schedule'>>['t'],
): string {
  const day = dayWords(on, today);
  return because === 'weekend' ? t('date.rolled', { day }) : t('date.rolledFor', { day, why: because });
}

/** What is wrong with a row, in its place. */
export function RowProblems({ problems }: { readonly problems: readonly Diagnostic[] }) {
  const sentence = useProblemSentence();
  return problems.map((problem) => (
    <span
      key={`${problem.code} ${problem.pointer} ${problem.message}`}
      className="fault"
      {...(problem.severity === 'warning' ? { 'data-warning': '' } : {})}
    >
      <ErrorOutlineOutlined aria-hidden />
      {sentence(problem)}
    </span>
  ));
}
