import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { color, narrow } from '../app/theme/tokens.ts';
import { useFlow } from './flow-context.ts';
import { listAddress } from './kinds.ts';
import { OthersView } from './others-view.tsx';
import { SaveStateView } from './save-state-view.tsx';
import { Turns } from './turns.tsx';
import type { Opened } from './use-opened.ts';
import type { Saving } from './use-saving.ts';

const Frame = styled('header')({
  display: 'flex',
  alignItems: 'center',
  gap: '4px 16px',
  flex: 'none',
  minHeight: 56,
  padding: '8px 24px 4px',
  background: color.surface,
  [narrow]: { flexWrap: 'wrap', padding: '8px 16px 4px' },
  '& .title': { minWidth: 0, [narrow]: { flex: '1 1 100%' } },
  '& .trail': {
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    fontSize: 12,
    lineHeight: '16px',
    color: color.muted,
    whiteSpace: 'nowrap',
    [narrow]: { flexWrap: 'wrap', columnGap: 10, rowGap: 0, whiteSpace: 'normal' },
  },
  '& .trail a': { color: 'inherit' },
  '& h1': { fontSize: 16, lineHeight: '22px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& button[aria-disabled=true]': { color: color.muted, opacity: 0.55, cursor: 'default' },
  '& .weighty': { display: 'flex', gap: 8, marginLeft: 'auto' },
  '& .acts': {
    marginLeft: 'auto',
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    [narrow]: { flex: '1 1 100%', flexWrap: 'wrap' },
  },
});

export interface DeskHeadProps {
  readonly name: string;
  readonly opened: Opened;
  readonly saving: Saving;
  readonly isKept: boolean;
  readonly onTurn: (way: 'undo' | 'redo') => void;
}

interface DeskHeadPartsProps extends DeskHeadProps {
  /** What else is to be known of what is live. */
  readonly beside: ReactNode;
  /** What can be done with the whole. */
  readonly children: ReactNode;
}

/** Where one is, whether it is saved, and what can be done with the whole. */
export function DeskHead({ name, opened, saving, isKept, onTurn, beside, children }: DeskHeadPartsProps) {
  const { t } = useTranslation('flow');
  const { kind, readOnly } = useFlow();
  const { version } = opened.detail;
  return (
    <Frame>
      <div className="title">
        <p className="trail">
          <Link to={listAddress(kind)}>{t(`kinds.${kind}`)}</Link>
          <span>{version === undefined ? t('version.none') : t('version.published', { version })}</span>
          {beside}
        </p>
        <h1 data-cut="">{name}</h1>
      </div>
      <div className="acts">
        <OthersView />
        {!readOnly && <SaveStateView saving={saving} isKept={isKept} opened={opened} />}
        {!readOnly && <Turns onTurn={onTurn} />}
        <span className="weighty">{children}</span>
      </div>
    </Frame>
  );
}
