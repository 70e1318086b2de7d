import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { color } from '../app/theme/tokens.ts';
import { TabLinks } from '../elements/tab-links.tsx';
import { type FlowTab, flowTabs, useFlowPlace } from './flow-context.ts';

const Room = styled('div')({ flex: 'none', padding: '0 14px', background: color.surface });

/** The views of one document. Changing the view changes nothing in it. */
export function FlowTabs() {
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
    </Room>
  );
}
