import { memo } from 'react';
import type { CardRow, CardTone } from '../graph/card.ts';

const shapes = {
  message: 'M2 4h12v8H2zM2 4.5l6 4.5 6-4.5',
  task: 'M4 2.5h8v11H4zM6 6h4M6 8.5h4M6 11h2',
  act: 'M8.8 1.8 3.5 9h3.7l-.6 5.2L12.3 7H8.4z',
  suspend: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.3 5.8v4.4M9.7 5.8v4.4',
  wait: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6',
  decision: 'M8 1.8 14.2 8 8 14.2 1.8 8zM8 5.2v3M8 10.4v.2',
  split: 'M2 8h4l3-4h5M6 8l3 4h5M11.8 2l2.2 2-2.2 2M11.8 10l2.2 2-2.2 2',
  level: 'M8 2 14 5 8 8 2 5zM2 8.2l6 3 6-3M2 11.2l6 3 6-3',
  region: 'M4 3v10M8 3v10M12 3v10',
  end: 'M4 2v12M4 3h8.5l-2 2.8 2 2.7H4',
  back: 'M6 4 2.5 7.5 6 11M3 7.5h6.5a3.5 3.5 0 0 1 0 7H8',
  start: 'M5 2.8 12.5 8 5 13.2z',
  event: 'M8.8 1.8 3.5 9h3.7l-.6 5.2L12.3 7H8.4z',
  timer: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6',
  always: 'M2.5 8h10M9 4.5 12.5 8 9 11.5',
  done: 'M3 8.5 6.5 12 13 4.5',
  begin: 'M5 2.8 12.5 8 5 13.2z',
  pin: 'M8 9.5V14M5 2.5h6M6 2.5V7L4.2 9.5h7.6L10 7V2.5',
  note: 'M3 2.5h10v7.5l-3.5 3.5H3zM13 10H9.5v3.5',
  more: 'M6 3.5 10.5 8 6 12.5',
} as const satisfies Readonly<Record<CardTone | CardRow['kind'] | 'pin' | 'note' | 'more', string>>;

export type GlyphName = keyof typeof shapes;

/** A small drawn sign; the words beside it say the same. */
export const Glyph = memo(function Glyph({ name, size = 16 }: { readonly name: GlyphName; readonly size?: number }) {
  return (
    <svg className="dc-glyph" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
});
