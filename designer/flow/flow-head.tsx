import RedoOutlined from '@mui/icons-material/RedoOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { color, narrow } from '../app/theme/tokens.ts';
import { FeedingLine } from './feeding-line.tsx';
import { useFlow, useFlowDocument } from './flow-context.ts';
import { OthersView } from './others-view.tsx';
import { pathOf } from './paths.ts';
import { PauseButton } from './pause/pause-button.tsx';
import { PublishButton } from './publish/publish-button.tsx';
import { SaveStateView } from './save-state-view.tsx';
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
  '& .title': { minWidth: 0 },
  '& .trail': { fontSize: 12, lineHeight: '16px', color: color.muted, whiteSpace: 'nowrap' },
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

interface FlowHeadProps {
  readonly name: string;
  readonly opened: Opened;
  readonly saving: Saving;
  readonly isKept: boolean;
  readonly onTurn: (way: 'undo' | 'redo') => void;
}

/** Where one is, whether it is saved, and what can be done with the whole. */
export function FlowHead({ name, opened, saving, isKept, onTurn }: FlowHeadProps) {
  const { t } = useTranslation('flow');
  const { kind, readOnly } = useFlow();
  const { version } = opened.detail;
  return (
    <Frame>
      <div className="title">
        <p className="trail">
          <Link to={`/${pathOf[kind]}`}>{t(`kinds.${kind}`)}</Link>
          {' · '}
          {version === undefined ? t('version.none') : t('version.published', { version })}
          {kind === 'strategy' && ' · '}
          <FeedingLine />
        </p>
        <h1 data-cut="">{name}</h1>
      </div>
      <div className="acts">
        <OthersView />
        {!readOnly && <SaveStateView saving={saving} isKept={isKept} opened={opened} />}
        {!readOnly && <Turns onTurn={onTurn} />}
        <PauseButton opened={opened} />
        <PublishButton opened={opened} />
      </div>
    </Frame>
  );
}

/** Undo and redo by the names of what they would take back or do again. */
export function Turns({ onTurn }: { readonly onTurn: (way: 'undo' | 'redo') => void }) {
  const { t } = useTranslation('flow');
  const undo = useFlowDocument(({ canUndo, undoLabel }) => (canUndo ? (undoLabel ?? '') : undefined));
  const redo = useFlowDocument(({ canRedo, redoLabel }) => (canRedo ? (redoLabel ?? '') : undefined));
  const undoWords = undo === undefined ? t('nothingToUndo') : t('undoOf', { label: undo });
  const redoWords = redo === undefined ? t('nothingToRedo') : t('redoOf', { label: redo });
  return (
    <span>
      <IconButton
        aria-label={undoWords}
        data-tip={`${undoWords} · Ctrl+Z`}
        aria-disabled={undo === undefined}
        onClick={() => undo !== undefined && onTurn('undo')}
      >
        <UndoOutlined />
      </IconButton>
      <IconButton
        aria-label={redoWords}
        data-tip={`${redoWords} · Ctrl+Shift+Z`}
        aria-disabled={redo === undefined}
        onClick={() => redo !== undefined && onTurn('redo')}
      >
        <RedoOutlined />
      </IconButton>
    </span>
  );
}
