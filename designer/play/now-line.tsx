import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { type Chart, type Play, type PlayTimer, stateWords } from '#engine';
import { dayInFull } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { moneyText } from '../elements/money.tsx';
import { useChart } from '../flow/flow-context.ts';
import { placesWords, playDay } from './play-words.ts';

const SHOWN = 2;

const Line = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  gap: '0 10px',
  minHeight: 30,
  padding: '4px 16px',
  borderBottom: `1px solid ${color.border}`,
  background: color.sunken,
  fontSize: 13,
  lineHeight: '22px',
  fontVariantNumeric: 'tabular-nums',
  '& > b': { fontWeight: 600 },
  '& .quiet': { color: color.secondary },
  '& .sealed': { marginLeft: 'auto', color: color.muted, fontSize: 12 },
  '& .refused': { flexBasis: '100%', color: color.danger },
});

interface NowLineProps {
  readonly play: Play;
  readonly currency: string;
  /** Why what was just asked for was not done. */
  readonly refused: string | undefined;
}

/** When it is in the play, where the account stands, and what waits. */
export function NowLine({ play, currency, refused }: NowLineProps) {
  const { t } = useTranslation('play');
  const chart = useChart();
  const { standing, leaves, enrolled, ended } = play;
  const places = placesWords(leaves);
  const open = standing.openAmount;
  const timers = play.timersWaiting.toSorted((a, b) => (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY));
  const waits = [
    ...timers.slice(0, SHOWN).map((timer) => wordsOf(timer)),
    ...(standing.promiseDueOn === undefined ? [] : [t('now.promise', { day: playDay(standing.promiseDueOn, play.on) })]),
    ...(timers.length > SHOWN ? [t('now.more', { count: timers.length - SHOWN })] : []),
  ];

  function wordsOf(timer: PlayTimer): string {
    const what = leadsTo(timer, chart);
    if (!timer.due) return t('now.sleeps', { what });
    const said = t('now.to', { what, day: playDay(timer.due.on, play.on), time: timer.due.time });
    return timer.rolledFrom ? `${said}, ${t('now.rolled', { day: playDay(timer.rolledFrom.on, play.on) })}` : said;
  }

  return (
    <Line role="group" aria-label={t('now.label')}>
      <b data-tip={play.zone.replaceAll('_', ' ')}>
        {dayInFull(play.on)}, {play.time}
      </b>
      <span>{!enrolled ? t('now.notYet') : ended ? t('now.ended', { step: places }) : t('now.stands', { step: places })}</span>
      <span className="quiet">{open === 0 ? t('now.paid') : t('now.open', { amount: moneyText({ amount: open, currency }) })}</span>
      {enrolled && !ended && (
        <span className="quiet">{waits.length === 0 ? t('now.waitsNothing') : `${t('now.waits')} ${waits.join(' · ')}`}</span>
      )}
      <span className="sealed">{t('sealed')}</span>
      {refused !== undefined && (
        <span className="refused" role="alert">
          {refused}
        </span>
      )}
    </Line>
  );
}

/** Where a wait leads, by the name of the step it leads to. */
function leadsTo({ state, name }: PlayTimer, chart: Chart): string {
  const ways = (chart.states.get(state)?.transitions ?? []).filter(({ trigger }) => trigger.kind === 'timer' && trigger.name === name);
  const targets = [...new Set(ways.flatMap(({ target, source }) => stateWords(target ?? source)))];
  return targets.length === 0 ? stateWords(state) : targets.join(' / ');
}
