import type { Point } from '../../document/layout.ts';
import { type Box, LEVEL_CORNER, LEVEL_PAD } from '../graph/boxes.ts';

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const APART = 88;
const BELOW = 40;

/**
 * New places for what is no member of a new level and would stand within it: to the right of it, as high as it was,
 * below what is there already. `members` are boxes of one level.
 */
export function madeRoom(boxes: readonly Box[], members: ReadonlySet<string>): ReadonlyMap<string, Point> {
  const inside = boxes.filter(({ node }) => members.has(node.id)).map(areaOf);
  const parent = boxes.find(({ node }) => members.has(node.id))?.node.parent;
  const level: Area = {
    left: Math.min(...inside.map(({ left }) => left)) - LEVEL_CORNER.x,
    top: Math.min(...inside.map(({ top }) => top)) - LEVEL_CORNER.y,
    right: Math.max(...inside.map(({ right }) => right)) + LEVEL_PAD,
    bottom: Math.max(...inside.map(({ bottom }) => bottom)) + LEVEL_PAD,
  };
  const beside = boxes.filter(({ node }) => node.parent === parent && !members.has(node.id));
  const inTheWay = beside.filter((box) => box.card !== undefined && box.node.kind !== 'start' && overlap(areaOf(box), level));
  const taken = beside.filter((box) => !inTheWay.includes(box)).map(areaOf);
  const moved = new Map<string, Point>();
  for (const box of inTheWay.toSorted((a, b) => a.position.y - b.position.y)) {
    const x = level.right + APART;
    let { y } = box.position;
    let at = areaOf({ ...box, position: { x, y } });
    for (let other = taken.find((each) => overlap(each, at)); other; other = taken.find((each) => overlap(each, at))) {
      y = other.bottom + BELOW;
      at = areaOf({ ...box, position: { x, y } });
    }
    taken.push(at);
    moved.set(box.node.id, { x, y });
  }
  return moved;
}

function areaOf({ position: { x, y }, size: { width, height } }: Pick<Box, 'position' | 'size'>): Area {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function overlap(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
