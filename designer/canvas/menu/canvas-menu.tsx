import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alignEntries, distributeEntries, type MenuAct, type MenuEntry } from './menu-entries.ts';

interface CanvasMenuProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly MenuEntry[];
  readonly onAct: (act: MenuAct) => void;
  readonly onClose: () => void;
}

/** What can be done with what is chosen, where the pointer is or beside the box. */
export function CanvasMenu({ at, entries, onAct, onClose }: CanvasMenuProps) {
  const { t } = useTranslation('canvas');
  const [shown, setShown] = useState(entries);
  const run = (act: MenuAct): void => {
    if (act === 'align') setShown(alignEntries);
    else if (act === 'distribute') setShown(distributeEntries);
    else {
      onClose();
      onAct(act);
    }
  };
  return (
    <Menu
      open
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={{ left: at.x, top: at.y }}
      slotProps={{ list: { 'aria-label': t('menu.label'), dense: true } }}
      disableRestoreFocus
    >
      {shown.flatMap(({ act, keys, apart }, index) => [
        ...(apart && index > 0 ? [<Divider key={`${act}-line`} sx={{ my: '4px !important' }} />] : []),
        <MenuItem key={act} onClick={() => run(act)}>
          <span style={{ flex: 1 }}>{t(`menu.${act}`)}</span>
          {keys !== undefined && (
            <span aria-hidden style={{ color: 'var(--dc-muted)', fontSize: 12, marginLeft: 24 }}>
              {keys}
            </span>
          )}
        </MenuItem>,
      ])}
    </Menu>
  );
}
