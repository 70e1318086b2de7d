import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../live/use-live.ts';
import { LOCALE } from '../text/text.ts';
import { color } from '../theme/tokens.ts';

const Bar = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 32,
  padding: '4px 24px',
  fontSize: 13,
  background: color.surface,
  borderBottom: `1px solid ${color.border}`,
  '&[data-state=lost]': { background: color.dangerTint, '& svg': { color: color.danger } },
  '&[data-state=back] svg': { color: color.success },
});

const time = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Says when the page may be out of date, and that it no longer is. */
export function ConnectionBar() {
  const { t } = useTranslation('app');
  const state = useLiveState();
  return (
    <div role="status">
      {state.status === 'lost' && (
        <Bar data-state="lost">
          <CloudOffOutlined aria-hidden />
          {t('connection.lost', { time: time.format(state.since) })}
        </Bar>
      )}
      {state.status === 'back' && (
        <Bar data-state="back">
          <CheckCircleOutlineOutlined aria-hidden />
          {t('connection.back')}
        </Bar>
      )}
    </div>
  );
}
