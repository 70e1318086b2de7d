import type { Viewport } from '@xyflow/react';
import type { Box } from '../graph/boxes.ts';
import { absolute } from '../graph/flow-edges.ts';

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Names of boxes are drawn large below 0.35 (`DetailLevel`); smaller than the least they cannot be read. */
const zooms = { least: 0.28, most: 0.34 } as const;
const EDGE = 14;
/** Of a large level its head is what is looked for. */
const HEAD: Room = { width: 420, height: 160 };

/**
 * The part of a drawing that is shown small: all of it when its names can be read then; else the first of `around`, and of
 * the others as many as can be seen with it, in their order.
 */
export function stillView(boxes: readonly Box[], around: readonly string[], room: Room): Viewport {
  const placed = absolute(boxes);
  const whole = [...placed.values()].map(({ x, y, box }) => areaOf(x, y, box.size));
  const all = whole.length === 0 ? undefined : whole.reduce(join);
  if (all && zoomFor(all, room) >= zooms.least) return centered(all, room);
  const areas = around.flatMap((id) => {
    const found = placed.get(id);
    if (!found) return [];
    const { width, height } = found.box.size;
    return [areaOf(found.x, found.y, { width: Math.min(width, HEAD.width), height: Math.min(height, HEAD.height) })];
  });
  const [first = whole[0] ?? { left: 0, top: 0, right: 1, bottom: 1 }, ...others] = areas;
  const seen = others.reduce((so, other) => (zoomFor(join(so, other), room) >= zooms.least ? join(so, other) : so), first);
  return centered(seen, room);
}

function areaOf(x: number, y: number, { width, height }: Room): Area {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function join(a: Area, b: Area): Area {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function zoomFor({ left, top, right, bottom }: Area, { width, height }: Room): number {
  return Math.min((width - 2 * EDGE) / (right - left), (height - 2 * EDGE) / (bottom - top));
}

function centered(area: Area, room: Room): Viewport {
  const zoom = Math.min(zooms.most, Math.max(zooms.least, zoomFor(area, room)));
  return {
    x: room.width / 2 - ((area.left + area.right) / 2) * zoom,
    y: room.height / 2 - ((area.top + area.bottom) / 2) * zoom,
    zoom,
  };
}
