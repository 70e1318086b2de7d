import ArrowForwardOutlined from '@mui/icons-material/ArrowForwardOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useMay } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { addText } from '../app/text/text.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { useNextAccount } from './use-next-account.ts';
import { useWorkFilter, worklistAddress } from './work-address.ts';
import { worklistText } from './worklist-text.ts';

addText('worklist', worklistText);

const Bar = styled('nav')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 12px',
  padding: '6px 8px 6px 14px',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  fontSize: 13,
  '& > .said': { color: color.secondary },
  '& > .next': { marginLeft: 'auto' },
});

/** Stands over an account that was opened from the worklist: back to the list, and on to the next. */
export function WorkBar({ accountId }: { readonly accountId: string }) {
  const [params] = useSearchParams();
  const may = useMay();
  return params.get('from') === 'work' && may('work.next') ? <Shown accountId={accountId} /> : null;
}

function Shown({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('worklist');
  const filter = useWorkFilter();
  const next = useNextAccount(filter);
  const { open, isBusy, isLast, error } = next;
  useShortcut('n', t('nextKey'), () => open(accountId));
  return (
    <>
      <Bar aria-label={t('bar.label')}>
        <Link to={worklistAddress(filter)}>{t('bar.back')}</Link>
        <span className="said" role="status">
          {isLast ? t('bar.last') : t(`views.${filter.view}`)}
        </span>
        {isLast && <Button onClick={() => open()}>{t('bar.first')}</Button>}
        <Button className="next" variant="contained" disabled={isBusy} endIcon={<ArrowForwardOutlined />} onClick={() => open(accountId)}>
          {t('next')} (N)
        </Button>
      </Bar>
      {error && <FaultNote error={error} of="load" onRetry={() => open(accountId)} />}
    </>
  );
}
