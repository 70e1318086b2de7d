import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { RowAct } from '../elements/row-act.ts';
import type { ScheduleRow } from './project-schedule.ts';
import { stepWords } from './use-schedule-words.ts';

const Item = styled(MenuItem)({ justifyContent: 'space-between', '& kbd': { border: 0, background: 'none', color: color.muted } });

export type MenuActId = 'edit' | 'addBefore' | 'addAfter' | 'up' | 'down' | 'duplicate' | 'canvas' | 'remove';

const keys: Readonly<Partial<Record<MenuActId, string>>> = { edit: 'Enter', addAfter: 'A', up: 'Alt ↑', down: 'Alt ↓', remove: 'Delete' };
const order: readonly MenuActId[] = ['edit', 'addBefore', 'addAfter', 'up', 'down', 'duplicate', 'canvas', 'remove'];

interface RowMenuProps {
  readonly row: ScheduleRow;
  /** Those that can be done with this row. */
  readonly acts: ReadonlySet<MenuActId>;
  readonly onAct: (id: MenuActId) => void;
}

/** Everything that can be done with a row. */
export function RowMenu({ row, acts, onAct }: RowMenuProps) {
  const { t } = useTranslation('schedule');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = t('menu.more', { step: stepWords(row.path) });
  return (
    <>
      <RowAct
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={name}
        data-tip={name}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertOutlined aria-hidden />
      </RowAct>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {order
          .filter((id) => acts.has(id))
          .map((id) => [
            id === 'remove' ? <Divider key="line" component="li" /> : null,
            <Item
              key={id}
              onClick={() => {
                setAnchor(null);
                onAct(id);
              }}
            >
              {t(`menu.${id}`)}
              {keys[id] !== undefined && <kbd>{keys[id]}</kbd>}
            </Item>,
          ])}
      </Menu>
    </>
  );
}

/** What can be done with a row: steps that others can follow are moved, copied and added to. */
export function menuActs(row: ScheduleRow, rowsOfRun: number): ReadonlySet<MenuActId> {
  const acts = new Set<MenuActId>(['edit', 'canvas']);
  const { place, kind } = row;
  if (kind === 'end') acts.add('addBefore').add('remove');
  if (!place || kind === 'regions') return acts;
  const first = place.run.items[0]?.waits ? 1 : 0;
  if (place.index > first) acts.add('up');
  if (place.index < rowsOfRun - 1) acts.add('down');
  if (place.index > 0 || place.run.begins) acts.add('addBefore');
  acts.add('remove');
  return kind === 'step' ? acts.add('addAfter').add('duplicate') : acts;
}
