import type { Chart } from '#engine';
import { startId } from '../../document/canvas.ts';

/** A way as one walks it. */
export interface Step {
  /** Element of the way: `path:<pointer>`. */
  readonly way: string;
  readonly from: string;
  readonly to: string;
}

/** What there is to walk on: boxes as they are seen, and ways in the order in which they are looked at. */
export interface Ground {
  readonly boxes: readonly {
    readonly id: string;
    readonly parent: string | undefined;
    readonly x: number;
    readonly y: number;
    readonly open: boolean;
  }[];
  readonly ways: readonly Step[];
  readonly chart: Chart;
}

export type Direction = 'on' | 'back' | 'before' | 'after';

export interface Walked {
  readonly to: string;
  /** The way that was taken, if it was one. */
  readonly by: Step | undefined;
}

/**
 * Where a key leads from a box. On: the first way out, or into a level. Back: where one came from, else the first
 * way in, else the level around. Before and after: among the ways one chose from, else among what lies in the
 * same level, from the top left.
 */
export function walk(direction: Direction, at: string, by: Step | undefined, ground: Ground): Walked | undefined {
  const came = by?.to === at ? by : undefined;
  switch (direction) {
    case 'on':
      return onward(at, ground);
    case 'back':
      return backward(at, came, ground);
    default: {
      const among = came ? forks(came.from, ground) : [];
      if (came && among.length > 1) return taken(beside(among, came, direction));
      const level = neighbors(at, ground);
      const to = beside(level, at, direction);
      return to === undefined ? undefined : { to, by: undefined };
    }
  }
}

function onward(at: string, ground: Ground): Walked | undefined {
  const inner = ground.boxes.find((box) => box.id === at)?.open ? firstInside(at, ground) : undefined;
  if (inner !== undefined) return { to: inner, by: undefined };
  return taken(ground.ways.find((way) => way.from === at));
}

function backward(at: string, came: Step | undefined, ground: Ground): Walked | undefined {
  if (came) return { to: came.from, by: undefined };
  const parent = ground.boxes.find((box) => box.id === at)?.parent;
  const first = parent !== undefined && ground.chart.states.get(parent)?.initial === at;
  const way = ground.ways.find((each) => each.to === at && each.from !== at);
  if (way && !first) return { to: way.from, by: undefined };
  const around = parent ?? (at === startId('') ? undefined : startId(''));
  return around === undefined ? undefined : { to: around, by: undefined };
}

function firstInside(level: string, ground: Ground): string | undefined {
  const initial = ground.chart.states.get(level)?.initial;
  return typeof initial === 'string' ? initial : ground.boxes.find((box) => box.parent === level)?.id;
}

/** The ways out of a box, one for each place they lead to. */
function forks(from: string, ground: Ground): Step[] {
  const seen = new Set<string>();
  return ground.ways.filter((way) => way.from === from && !seen.has(way.to) && seen.add(way.to));
}

function neighbors(at: string, { boxes }: Ground): string[] {
  const parent = boxes.find((box) => box.id === at)?.parent;
  return boxes
    .filter((box) => box.parent === parent)
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
    .map((box) => box.id);
}

function beside<T>(list: readonly T[], item: T, direction: Direction): T | undefined {
  const index = list.indexOf(item);
  return index < 0 ? undefined : list[index + (direction === 'after' ? 1 : -1)];
}

function taken(way: Step | undefined): Walked | undefined {
  return way && { to: way.to, by: way };
}
