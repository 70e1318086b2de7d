import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const Room = styled('div')({ display: 'grid', width: 'min(380px, calc(100vw - 32px))', maxHeight: 'min(440px, 70vh)' });

interface SearchPopoverProps {
  readonly label: string;
  /** The button that opened it, or a point of the screen; closed when there is none. */
  readonly anchor: HTMLElement | { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
  /** The focus goes elsewhere by what was chosen. */
  readonly leavesFocus?: boolean;
  readonly children: ReactNode;
}

/** A searched list below the button that opens it, or at a point. */
export function SearchPopover({ label, anchor, onClose, leavesFocus = false, children }: SearchPopoverProps) {
  return (
    <Popover
      transitionDuration={0}
      open={anchor !== null}
      {...(anchor === null || anchor instanceof HTMLElement
        ? { anchorEl: anchor }
        : { anchorReference: 'anchorPosition', anchorPosition: { left: anchor.x, top: anchor.y } })}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      transformOrigin={{ vertical: -4, horizontal: 'left' }}
      disableRestoreFocus={leavesFocus}
      slotProps={{ paper: { 'aria-label': label, role: 'dialog' } }}
    >
      <Room>{children}</Room>
    </Popover>
  );
}
