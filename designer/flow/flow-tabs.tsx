import ViewSidebarOutlined from '@mui/icons-material/ViewSidebarOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { color } from '../app/theme/tokens.ts';
import { TabLinks } from '../elements/tab-links.tsx';
import { hasDetails } from './flow-areas.tsx';
import { type FlowTab, flowTabs, useFlowPlace } from './flow-context.ts';

const Room = styled('div')({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  padding: '0 14px',
  background: color.surface,
  borderBottom: `1px solid ${color.border}`,
  '& > nav': { flex: 1, minWidth: 0, borderBottom: 0 },
});

/** The views of one document. Changing the view changes nothing in it. */
export function FlowTabs({ details, onDetails }: { readonly details: boolean; readonly onDetails: (shown: boolean) => void }) {
  const { t } = useTranslation('flow');
  const { tab } = useFlowPlace();
  const { search } = useLocation();
  const to = (wanted: FlowTab): string => {
    const next = new URLSearchParams(search);
    next.set('tab', wanted);
    return `?${next}`;
  };
  return (
    <Room data-region="" tabIndex={-1}>
      <TabLinks label={t('tabs.label')} current={tab} tabs={flowTabs.map((id) => ({ id, label: t(`tabs.${id}`), to: to(id) }))} />
      {hasDetails(tab) && (
        <IconButton
          aria-label={t(details ? 'areas.hideInspector' : 'areas.showInspector')}
          data-tip={t(details ? 'areas.hideInspector' : 'areas.showInspector')}
          aria-pressed={details}
          onClick={() => onDetails(!details)}
        >
          <ViewSidebarOutlined />
        </IconButton>
      )}
    </Room>
  );
}
