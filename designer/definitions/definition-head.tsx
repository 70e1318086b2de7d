import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { color, narrow } from '../app/theme/tokens.ts';
import { TabLinks } from '../elements/tab-links.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { Turns } from '../flow/flow-head.tsx';
import { OthersView } from '../flow/others-view.tsx';
import { SaveStateView } from '../flow/save-state-view.tsx';
import type { Opened } from '../flow/use-opened.ts';
import type { Saving } from '../flow/use-saving.ts';
import { type DefinitionTab, definitionTabs } from './definition-tabs.ts';
import { ForceBadge } from './force-badge.tsx';
import { listAddress, type PlainKind } from './kinds.ts';
import { PublishButton } from './publish/publish-button.tsx';

const Frame = styled('header')({
  display: 'flex',
  alignItems: 'center',
  gap: '4px 16px',
  minHeight: 56,
  padding: '8px 24px 4px',
  background: color.surface,
  [narrow]: { flexWrap: 'wrap', padding: '8px 16px 4px' },
  '& .title': { minWidth: 0 },
  '& .trail': { display: 'flex', gap: 6, fontSize: 12, lineHeight: '16px', color: color.muted, whiteSpace: 'nowrap' },
  '& .trail a': { color: 'inherit' },
  '& h1': { fontSize: 16, lineHeight: '22px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .chip': {
    padding: '1px 7px',
    border: `1px solid ${color.border}`,
    borderRadius: 10,
    color: color.secondary,
    fontSize: 11.5,
    fontWeight: 500,
    lineHeight: '16px',
  },
  '& button[aria-disabled=true]': { color: color.muted, opacity: 0.55, cursor: 'default' },
  '& .acts': { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: 8 },
});

const Tabs = styled('div')({ padding: '0 14px', background: color.surface });

interface DefinitionHeadProps {
  readonly kind: PlainKind;
  readonly name: string;
  readonly opened: Opened;
  readonly saving: Saving;
  readonly isKept: boolean;
  readonly tab: DefinitionTab;
  readonly onTurn: (way: 'undo' | 'redo') => void;
}

/** Where one is, whether it is saved, and what can be done with the whole. */
export function DefinitionHead({ kind, name, opened, saving, isKept, tab, onTurn }: DefinitionHeadProps) {
  const { t } = useTranslation('definitions');
  const { id, readOnly } = useFlow();
  const { search } = useLocation();
  const { version } = opened.detail;
  const to = (wanted: DefinitionTab): string => {
    const next = new URLSearchParams(search);
    next.delete('field');
    next.set('tab', wanted);
    return `?${next}`;
  };
  return (
    <>
      <Frame>
        <div className="title">
          <p className="trail">
            <Link to={listAddress(kind)}>{t(`list.${kind}`)}</Link>
            <span>{version === undefined ? t('never') : t('live', { version })}</span>
            <ForceBadge kind={kind} id={id} />
          </p>
          <h1 data-cut="">{name}</h1>
        </div>
        <div className="acts">
          <OthersView />
          {!readOnly && <SaveStateView saving={saving} isKept={isKept} opened={opened} />}
          {!readOnly && <Turns onTurn={onTurn} />}
          <PublishButton kind={kind} opened={opened} />
        </div>
      </Frame>
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
