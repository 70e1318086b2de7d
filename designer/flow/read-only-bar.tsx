import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { color } from '../app/theme/tokens.ts';
import { useFlow } from './flow-context.ts';
import type { Opened } from './use-opened.ts';

const Bar = styled('p')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: 'none',
  padding: '6px 24px',
  borderBottom: `1px solid ${color.border}`,
  background: color.amber,
  color: color.onAmber,
  fontSize: 13,
  '& svg': { fontSize: 17 },
  '& a': { color: 'inherit', fontWeight: 600 },
});

/** Says why nothing can be changed here, and where it can. */
export function ReadOnlyBar({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('flow');
  const { readOnly, version } = useFlow();
  const { search } = useLocation();
  if (!readOnly) return null;
  const { version: current, draft } = opened.detail;
  const next = new URLSearchParams(search);
  next.delete('version');
  return (
    <Bar>
      <VisibilityOutlined aria-hidden />
      {version === undefined && t('version.mayNot')}
      {version !== undefined &&
        (version === current || current === undefined ? t('version.shown', { version }) : t('version.shownOld', { version, current }))}
      {version !== undefined && <Link to={`?${next}`}>{draft ? t('version.toDraft') : t('version.toCurrent')}</Link>}
    </Bar>
  );
}
