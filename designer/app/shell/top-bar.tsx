import CalendarTodayOutlined from '@mui/icons-material/CalendarTodayOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { VisuallyHidden } from '../../elements/visually-hidden.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useClock } from '../clock.ts';
import { useMay } from '../session.ts';
import { dayInFull, momentExactly } from '../text/when.ts';
import { color, narrow } from '../theme/tokens.ts';
import { Find } from './find.tsx';
import { PersonMenu } from './person-menu.tsx';

/** The most that are counted; beyond it says "more than". */
const COUNTED = 200;

const Frame = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  height: 48,
  padding: '0 16px 0 24px',
  background: color.surface,
  borderBottom: `1px solid ${color.border}`,
  [narrow]: { padding: '0 8px', gap: 4 },
  '& .rest': { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: 4 },
});

const Fact = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  height: 32,
  padding: '0 8px',
  borderRadius: 6,
  color: color.text,
  fontSize: 13,
  fontWeight: 500,
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
  '& svg': { fontSize: 17, color: color.muted },
  '&:is(a):hover': { background: color.hover, textDecoration: 'none' },
  '&[data-alarm] svg': { color: color.danger },
  [narrow]: {
    padding: '0 4px',
    '& .words': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
    '&.date': { fontSize: 12, '& svg': { display: 'none' } },
  },
});

export function TopBar({ onShortcuts, onSignOut }: { readonly onShortcuts: () => void; readonly onSignOut: () => void }) {
  const { t } = useTranslation('app');
  const clock = useClock();
  const may = useMay();
  return (
    <Frame>
      <Find />
      <div className="rest">
        <Fact className="date" data-tip={`${t('businessDate')} · ${momentExactly(clock.at, clock.zone)}`}>
          <CalendarTodayOutlined aria-hidden />
          <VisuallyHidden>{`${t('businessDate')}: `}</VisuallyHidden>
          <time dateTime={clock.on}>{dayInFull(clock.on)}</time>
        </Fact>
        {may('incidents.list') && <AttentionFact />}
        <PersonMenu onShortcuts={onShortcuts} onSignOut={onSignOut} />
      </div>
    </Frame>
  );
}

function AttentionFact() {
  const { t } = useTranslation('app');
  const { data } = useAnswer('incidents.list', { query: { status: 'open', limit: COUNTED } });
  if (!data) return null;
  const count = data.items.length;
  const words =
    count === 0 ? t('attention.none') : data.next === undefined ? t('attention.some', { count }) : t('attention.many', { count });
  return (
    <Fact as={Link} {...{ to: '/attention' }} data-tip={words} {...(count > 0 ? { 'data-alarm': '' } : {})}>
      <ErrorOutlineOutlined aria-hidden />
      {count > 0 && <span aria-hidden>{count}</span>}
      <span className="words">{words.replace(/^\d+\+? /, '')}</span>
    </Fact>
  );
}
