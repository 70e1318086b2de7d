import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { color } from '../app/theme/tokens.ts';
import { lazily } from '../elements/lazily.ts';
import { TabLinks } from '../elements/tab-links.tsx';
import { DeskHead, type DeskHeadProps } from '../flow/desk-head.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { PublishButton } from '../flow/publish/publish-button.tsx';
import { type DefinitionTab, definitionTabs } from './definition-tabs.ts';
import { ForceBadge } from './force-badge.tsx';
import { PublishUsers } from './publish-users.tsx';

const SegmentReach = lazily(async () => ({ default: (await import('./segments/segment-reach.tsx')).SegmentReach }));

const Tabs = styled('div')({
  padding: '0 14px',
  background: color.surface,
  borderBottom: `1px solid ${color.border}`,
  '& > nav': { borderBottom: 0 },
});

/** The head of a definition without steps: whether it is in force, and its views. */
export function DefinitionHead({ tab, ...of }: DeskHeadProps & { readonly tab: DefinitionTab }) {
  const { t } = useTranslation('definitions');
  const { kind, id } = useFlow();
  const { search } = useLocation();
  const to = (wanted: DefinitionTab): string => {
    const next = new URLSearchParams(search);
    next.delete('field');
    next.set('tab', wanted);
    return `?${next}`;
  };
  return (
    <>
      <DeskHead {...of} beside={<ForceBadge kind={kind} id={id} />}>
        <PublishButton opened={of.opened} reach={kind === 'segment' ? <SegmentReach /> : <PublishUsers />} />
      </DeskHead>
      <Tabs>
        <TabLinks
          label={t('tabs.label')}
          current={tab}
          tabs={definitionTabs.map((each) => ({ id: each, label: t(`tabs.${each}`), to: to(each) }))}
        />
      </Tabs>
    </>
  );
}
