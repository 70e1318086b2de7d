import RedoOutlined from '@mui/icons-material/RedoOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import IconButton from '@mui/material/IconButton';
import { useTranslation } from 'react-i18next';
import { useFlowDocument } from './flow-context.ts';

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
