import { styled } from '@mui/material/styles';
import type { KeyboardEvent, PointerEvent } from 'react';
import { color } from '../app/theme/tokens.ts';

const STEP = 16;

const Bar = styled('div')({
  position: 'relative',
  flex: 'none',
  background: color.border,
  touchAction: 'none',
  '&[aria-orientation=vertical]': { width: 1, cursor: 'col-resize' },
  '&[aria-orientation=horizontal]': { height: 1, cursor: 'row-resize' },
  // Easier to take hold of than it looks.
  '&::after': { content: '""', position: 'absolute', zIndex: 3 },
  '&[aria-orientation=vertical]::after': { inset: '0 -4px' },
  '&[aria-orientation=horizontal]::after': { inset: '-4px 0' },
  '&:hover, &:active': { background: color.primary },
  '&:focus-visible': { background: color.primary, outlineOffset: 0 },
});

interface SplitterProps {
  readonly label: string;
  /** `vertical` stands between columns and sets a width, `horizontal` between rows and sets a height. */
  readonly orientation: 'vertical' | 'horizontal';
  readonly controls: string;
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** Which side of the bar grows with its size: what comes before it, or after it. */
  readonly sizes: 'before' | 'after';
  readonly onSize: (size: number) => void;
}

/** The edge between two areas: dragged, or moved with the arrow keys. */
export function Splitter({ label, orientation, controls, size, least, most, sizes, onSize }: SplitterProps) {
  const direction = sizes === 'after' ? -1 : 1;
  const set = (next: number): void => onSize(Math.round(Math.min(most, Math.max(least, next))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const back = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
    const forth = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown';
    if (event.key === back) set(size - STEP * direction);
    else if (event.key === forth) set(size + STEP * direction);
    else if (event.key === 'Home') set(least);
    else if (event.key === 'End') set(most);
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    const bar = event.currentTarget;
    const placeOf = (at: { readonly clientX: number; readonly clientY: number }): number =>
      orientation === 'vertical' ? at.clientX : at.clientY;
    const from = placeOf(event);
    const move = (moved: globalThis.PointerEvent): void => set(size + (placeOf(moved) - from) * direction);
    const end = (): void => {
      bar.removeEventListener('pointermove', move);
      bar.removeEventListener('pointerup', end);
      bar.removeEventListener('pointercancel', end);
    };
    bar.setPointerCapture(event.pointerId);
    bar.addEventListener('pointermove', move);
    bar.addEventListener('pointerup', end);
    bar.addEventListener('pointercancel', end);
    event.preventDefault();
    bar.focus({ preventScroll: true });
  };
  return (
    <Bar
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-controls={controls}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}
