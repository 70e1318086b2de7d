import AddOutlined from '@mui/icons-material/AddOutlined';
import Popover from '@mui/material/Popover';
import { type ReactNode, useState } from 'react';
import { QuietAct } from '../../rules/row-control.ts';

interface PickActProps {
  readonly label: string;
  readonly menuLabel: string;
  /** The list; `done` closes it. */
  readonly children: (done: () => void) => ReactNode;
}

/** An act that begins by choosing from a list. */
export function PickAct({ label, menuLabel, children }: PickActProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const done = (): void => setAnchor(null);
  return (
    <>
      <QuietAct
        type="button"
        style={{ justifySelf: 'start', marginLeft: -8 }}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <AddOutlined aria-hidden />
        {label}
      </QuietAct>
      <Popover
        transitionDuration={0}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={done}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transformOrigin={{ vertical: -4, horizontal: 'left' }}
        slotProps={{ paper: { 'aria-label': menuLabel, role: 'dialog' } }}
      >
        {children(done)}
      </Popover>
    </>
  );
}
