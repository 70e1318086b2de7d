import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Palette } from '../../palette/palette.tsx';
import type { PaletteItem } from '../../palette/palette-items.ts';
import { AskDialog } from './ask-dialog.tsx';

const Room = styled('div')({ height: 'min(460px, 60vh)', margin: '0 -10px' });

interface InsertDialogProps {
  /** Whether it goes onto a path, where ends and what leads back cannot stand. */
  readonly onPath: boolean;
  readonly onAsked: (item: PaletteItem) => void;
  readonly onClose: () => void;
}

/** Which step to insert. */
export function InsertDialog({ onPath, onAsked, onClose }: InsertDialogProps) {
  const { t } = useTranslation('canvas');
  return (
    <AskDialog title={t('insert.title')} onClose={onClose}>
      <Room>
        <Palette asks only={onPath ? leadsOn : isStep} onAdd={onAsked} />
      </Room>
    </AskDialog>
  );
}

/** Whether an item of the palette is a step of its own. */
export function isStep({ blueprint }: PaletteItem): boolean {
  return blueprint.kind !== 'event' && blueprint.kind !== 'note';
}

function leadsOn(item: PaletteItem): boolean {
  const { blueprint } = item;
  return isStep(item) && !(blueprint.kind === 'step' && (blueprint.state['type'] === 'final' || blueprint.state['type'] === 'history'));
}
