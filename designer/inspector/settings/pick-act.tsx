import AddOutlined from '@mui/icons-material/AddOutlined';
import { type ReactNode, useState } from 'react';
import { SearchPopover } from '../../elements/search-popover.tsx';
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
      <SearchPopover label={menuLabel} anchor={anchor} onClose={done}>
        {children(done)}
      </SearchPopover>
    </>
  );
}
