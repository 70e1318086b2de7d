import type { Point } from '../../document/layout.ts';
import type { Size } from '../../document/node-kind.ts';
import { corners } from './route.ts';

export interface Obstacle extends Point, Size {
  readonly id: string;
  readonly parent: string | undefined;
}

interface Course {
  readonly source: string;
  readonly target: string;
  readonly from: Point;
  readonly to: Point;
  readonly back: boolean;
  readonly lane: number;
}

const CLEAR = 14;
/** Below a box hangs what a new path is drawn from: it must not lie under a line. */
const CLEAR_BELOW = 36;
const NAME = 40;
const APART = 6;
/** With more boxes ways go straight: what is between could not be looked at for all of them in time. */
const MOST = 300;

/** Whether ways make room for each other among so many boxes. */
export function hasCorridors(boxes: number): boolean {
  return boxes <= MOST;
}

/**
 * Finds for ways, one after the other, the height at which they pass what stands between their ends: undefined where
 * nothing does, else the nearest height that is free, a little apart from the ways that pass there already.
 */
export function createCorridors(obstacles: readonly Obstacle[]): (course: Course) => number | undefined {
  const byId = new Map(obstacles.map((each) => [each.id, each]));
  const taken: { readonly y: number; readonly left: number; readonly right: number }[] = [];
  return (course) => {
    const { from, to, back, lane } = course;
    const direct = corners({ from, to, back, lane, via: undefined });
    const between = inTheWay(course);
    if (!isBlocked(direct, between)) return undefined;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const near = between.filter((each) => each.x < right + 40 && each.x + each.width > left - 40);
    const wanted = near.flatMap((each) => [each.y - CLEAR, each.y + each.height + CLEAR_BELOW]);
    const free = wanted
      .map((y) => apart(y, left, right, near))
      .filter((y): y is number => y !== undefined)
      .filter((y) => !isBlocked(corners({ from, to, back, lane, via: y }), between));
    const best = free.toSorted((a, b) => detour(a, from, to) - detour(b, from, to))[0];
    if (best !== undefined) taken.push({ y: best, left, right });
    return best;
  };

  /** A height near this one that is free of other ways. */
  function apart(y: number, left: number, right: number, near: readonly Obstacle[]): number | undefined {
    const above = near.some((each) => Math.abs(each.y - CLEAR - y) < 1);
    for (let step = 0; step < 12; step += 1) {
      const at = y + (above ? -step : step) * APART;
      if (!taken.some((each) => Math.abs(each.y - at) < APART && each.left < right && each.right > left)) return at;
    }
    return undefined;
  }

  function inTheWay({ source, target }: Course): Obstacle[] {
    const around = new Set([...lineageOf(source), ...lineageOf(target)]);
    return obstacles.flatMap((each) => {
      if (each.id === source || each.id === target) return [each];
      if (around.has(each.id)) return [{ ...each, height: NAME }];
      return each.parent === undefined || around.has(each.parent) ? [each] : [];
    });
  }

  function lineageOf(id: string): string[] {
    const found: string[] = [];
    for (let at = byId.get(id)?.parent; at !== undefined; at = byId.get(at)?.parent) found.push(at);
    return found;
  }
}

/** Whether a way runs through a box anywhere but at its own ends. */
function isBlocked(points: readonly Point[], boxes: readonly Obstacle[]): boolean {
  return points.slice(1).some((b, index) => {
    const a = points[index] ?? b;
    const last = index === points.length - 2;
    const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
    const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
    const inset = index === 0 || last ? 6 : 0;
    return boxes.some(
      (box) =>
        left + inset < box.x + box.width - 2 &&
        right - inset > box.x + 2 &&
        top < box.y + box.height - 2 &&
        bottom > box.y + 2 &&
        // The name of a level around is crossed from top to bottom without harm.
        !(box.height === NAME && a.x === b.x),
    );
  });
}

function detour(y: number, from: Point, to: Point): number {
  return Math.abs(y - from.y) + Math.abs(y - to.y);
}
