import type { Point } from '../../document/layout.ts';
import type { Size } from '../../document/node-kind.ts';
import type { GuideLine } from '../state/canvas-ui.ts';

/** A box with its place on the canvas. */
export interface Area extends Point, Size {}

export const GRID = 8;

interface Snapped {
  /** Where the box goes. */
  readonly at: Point;
  readonly lines: readonly GuideLine[];
}

/**
 * Where a moved box comes to stand: in line with another when one of its edges or its middle is within `reach` of
 * the other's, else on the grid. The lines show what it is in line with.
 */
export function snap(moved: Area, others: readonly Area[], reach: number): Snapped {
  const x = nearest(moved, others, 'x', reach);
  const y = nearest(moved, others, 'y', reach);
  const at = { x: moved.x + (x?.by ?? onGrid(moved.x)), y: moved.y + (y?.by ?? onGrid(moved.y)) };
  const placed = { ...moved, ...at };
  return { at, lines: [...(x ? [lineOf(placed, x, 'x')] : []), ...(y ? [lineOf(placed, y, 'y')] : [])] };
}

interface Match {
  readonly by: number;
  readonly at: number;
  readonly other: Area;
}

function nearest(moved: Area, others: readonly Area[], axis: 'x' | 'y', reach: number): Match | undefined {
  let best: Match | undefined;
  const own = marks(moved, axis);
  for (const other of others) {
    for (const at of marks(other, axis)) {
      for (const mark of own) {
        const by = at - mark;
        if (Math.abs(by) <= reach && (best === undefined || Math.abs(by) < Math.abs(best.by))) best = { by, at, other };
      }
    }
  }
  return best;
}

/** Both edges and the middle. */
function marks(area: Area, axis: 'x' | 'y'): readonly [number, number, number] {
  const length = axis === 'x' ? area.width : area.height;
  return [area[axis], area[axis] + length / 2, area[axis] + length];
}

function lineOf(moved: Area, { at, other }: Match, axis: 'x' | 'y'): GuideLine {
  const across = axis === 'x' ? 'y' : 'x';
  const length = across === 'x' ? 'width' : 'height';
  return {
    axis,
    at,
    from: Math.min(moved[across], other[across]),
    to: Math.max(moved[across] + moved[length], other[across] + other[length]),
  };
}

function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID - value;
}
