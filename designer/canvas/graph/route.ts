import type { Point } from '../../document/layout.ts';

export const OUT = 18;
const LANE = 7;
const LANES = 6;
const ROUND = 8;

interface Ends {
  readonly from: Point;
  readonly to: Point;
  /** The target is entered from its right side: it stands below, above or behind. */
  readonly back: boolean;
  /** Which way out of its step it is; keeps neighbors apart. */
  readonly lane: number;
  /** Height at which it passes what stands between; undefined where nothing does. */
  readonly via: number | undefined;
}

/** The corners of a way from a port on the right side of a box. */
export function corners({ from, to, back, lane, via }: Ends): Point[] {
  const aside = OUT + (lane % LANES) * LANE;
  const out = from.x + aside;
  if (via !== undefined) {
    const home = back ? to.x + aside : to.x - aside;
    return [from, { x: out, y: from.y }, { x: out, y: via }, { x: home, y: via }, { x: home, y: to.y }, to];
  }
  if (back) {
    const turn = Math.max(out, to.x + aside);
    return [from, { x: turn, y: from.y }, { x: turn, y: to.y }, to];
  }
  const turn = Math.min(out, (from.x + to.x) / 2 + 12);
  return from.y === to.y ? [from, to] : [from, { x: turn, y: from.y }, { x: turn, y: to.y }, to];
}

/** An SVG path through the corners, rounded, with an open arrow at its end. */
export function pathThrough(points: readonly Point[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return '';
  const parts = [`M${first.x},${first.y}`];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) continue;
    const start = toward(point, before);
    const end = toward(point, after);
    parts.push(`L${start.x},${start.y}Q${point.x},${point.y} ${end.x},${end.y}`);
  }
  parts.push(`L${last.x},${last.y}`);
  const before = points.at(-2) ?? first;
  const sign = before.x > last.x ? 1 : -1;
  parts.push(`M${last.x + 6 * sign},${last.y - 4.5}L${last.x},${last.y}L${last.x + 6 * sign},${last.y + 4.5}`);
  return parts.join('');
}

/** The point of a way at half of its length. */
export function middleOf(points: readonly Point[]): Point {
  const lengths = points.slice(1).map((point, index) => distance(point, points[index] ?? point));
  let left = lengths.reduce((sum, each) => sum + each, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const [a, b] = [points[index], points[index + 1]];
    if (a && b && left <= length) {
      const share = length === 0 ? 0 : left / length;
      return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
    }
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

function toward(from: Point, to: Point): Point {
  const length = distance(from, to);
  const step = Math.min(ROUND, length / 2);
  if (length === 0) return from;
  return { x: round(from.x + ((to.x - from.x) / length) * step), y: round(from.y + ((to.y - from.y) / length) * step) };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
