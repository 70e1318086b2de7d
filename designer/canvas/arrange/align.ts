import type { Point } from '../../document/layout.ts';
import type { Size } from '../../document/node-kind.ts';

/** A box in its level. */
export interface Aligned extends Point, Size {
  readonly id: string;
}

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Brings boxes of one level into line with the outermost of them. */
export function align(boxes: readonly Aligned[], to: Alignment): Map<string, Point> {
  const [axis, length] = to === 'left' || to === 'center' || to === 'right' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const low = Math.min(...boxes.map((box) => box[axis]));
  const high = Math.max(...boxes.map((box) => box[axis] + box[length]));
  const share = to === 'left' || to === 'top' ? 0 : to === 'right' || to === 'bottom' ? 1 : 0.5;
  return new Map(
    boxes.map((box) => [box.id, { x: box.x, y: box.y, [axis]: Math.round(low + (high - low - box[length]) * share) } as Point] as const),
  );
}

/** Leaves the same room between neighbors; the outermost stay where they are. */
export function distribute(boxes: readonly Aligned[], along: 'across' | 'down'): Map<string, Point> {
  const [axis, length] = along === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const sorted = boxes.toSorted((a, b) => a[axis] - b[axis]);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last || sorted.length < 3) return new Map();
  const taken = sorted.reduce((sum, box) => sum + box[length], 0);
  const room = (last[axis] + last[length] - first[axis] - taken) / (sorted.length - 1);
  let at = first[axis];
  return new Map(
    sorted.map((box) => {
      const place = { x: box.x, y: box.y, [axis]: Math.round(at) } as Point;
      at += box[length] + room;
      return [box.id, place] as const;
    }),
  );
}
