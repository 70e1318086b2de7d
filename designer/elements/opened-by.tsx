import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useOpenedBy } from '../app/live/use-live.ts';
import { useSession } from '../app/session.ts';
import { color } from '../app/theme/tokens.ts';

const Mark = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 22,
  color: color.info,
  fontSize: 12,
  fontWeight: 550,
  lineHeight: '16px',
  '& svg': { flex: 'none', fontSize: 15 },
});

/** Says which others have an account open, so that two people do not call it at a time. */
export function OpenedBy({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('elements');
  const { user } = useSession();
  const others = useOpenedBy(accountId).filter(({ id }) => id !== user.id);
  if (others.length === 0) return null;
  const names = others.map(({ name }) => name).join(', ');
  return (
    <Mark data-opened="" data-tip={t('openedTip')}>
      <VisibilityOutlined aria-hidden />
      {t('opened', { count: others.length, names })}
    </Mark>
  );
}
