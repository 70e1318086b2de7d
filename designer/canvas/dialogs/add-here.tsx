import { useTranslation } from 'react-i18next';
import type { Point } from '../../document/layout.ts';
import { SearchPopover } from '../../elements/search-popover.tsx';
import { Palette } from '../../palette/palette.tsx';
import type { PaletteItem } from '../../palette/palette-items.ts';
import { isStep } from './insert-dialog.tsx';

interface AddHereProps {
  /** Point of the screen at which a path was let go. */
  readonly at: Point;
  readonly onAsked: (item: PaletteItem) => void;
  readonly onClose: () => void;
}

/** Which step a path that was let go on the empty canvas leads to. */
export function AddHere({ at, onAsked, onClose }: AddHereProps) {
  const { t } = useTranslation('canvas');
  return (
    <SearchPopover label={t('addHere.title')} anchor={at} onClose={onClose} leavesFocus>
      <Palette asks title={t('addHere.title')} only={isStep} onAdd={onAsked} />
    </SearchPopover>
  );
}
