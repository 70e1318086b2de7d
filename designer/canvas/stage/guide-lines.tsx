import { ViewportPortal } from '@xyflow/react';
import { useMoment } from '../state/canvas-ui.ts';

/** Lines that show what a box being moved is in line with. */
export function GuideLines() {
  const guides = useMoment((moment) => moment.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg
        style={{ position: 'absolute', overflow: 'visible', zIndex: 300, pointerEvents: 'none' }}
        width={1}
        height={1}
        aria-hidden="true"
      >
        {guides.map(({ axis, at, from, to }) =>
          axis === 'x' ? (
            <line key={axis} className="dc-guide" x1={at} x2={at} y1={from} y2={to} />
          ) : (
            <line key={axis} className="dc-guide" y1={at} y2={at} x1={from} x2={to} />
          ),
        )}
      </svg>
    </ViewportPortal>
  );
}
