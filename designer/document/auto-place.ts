import { type Chart, type ChartState, isInside } from '#engine';
import type { Point } from './layout.ts';
import type { Size } from './node-kind.ts';

/** From one step to the next, and between two that stand below each other. */
const COLUMN = 304;
const GAP = 40;

interface Box extends Point, Size {}

/**
 * Places for the children of a level that have none: each beside the first state that leads to it, or below what is
 * there. `known` are the places of the others, `sizes` those of all, by path; `corner` is where the first goes.
 */
export function autoPlace(
  level: ChartState,
  chart: Chart,
  known: ReadonlyMap<string, Point>,
  sizes: ReadonlyMap<string, Size>,
  corner: Point,
): Map<string, Point> {
  const open = new Set(level.children.filter((path) => !known.has(path)));
  const found = new Map<string, Point>();
  if (open.size === 0) return found;
  const area = new Area();
  for (const [path, point] of known) area.take({ ...point, ...sizeOf(path) });
  const leads = leadsWithin(level, chart);
  const waiting = [...known.keys()];
  for (;;) {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      for (const next of leads.get(path) ?? []) if (open.has(next)) put(next, beside(path));
    }
    const [first] = open;
    if (first === undefined) return found;
    const start = typeof level.initial === 'string' && open.has(level.initial) ? level.initial : first;
    put(start, { x: corner.x, y: Math.max(corner.y, area.bottom === 0 ? 0 : area.bottom + GAP) });
  }

  function put(path: string, wanted: Point): void {
    const place = area.free({ ...wanted, ...sizeOf(path) });
    open.delete(path);
    found.set(path, place);
    area.take({ ...place, ...sizeOf(path) });
    waiting.push(path);
  }

  function beside(path: string): Point {
    const { x, y } = known.get(path) ?? found.get(path) ?? corner;
    return { x: x + Math.max(COLUMN, sizeOf(path).width + 80), y };
  }

  function sizeOf(path: string): Size {
    return sizes.get(path) ?? { width: 0, height: 0 };
  }
}

/** Which children of a level lead to which, also from inside one of them or to inside one, in the order of the ways. */
function leadsWithin(level: ChartState, chart: Chart): Map<string, string[]> {
  const leads = new Map<string, string[]>();
  const depth = level.path === '' ? 0 : level.path.split('.').length;
  const childOf = (path: string): string =>
    path
      .split('.')
      .slice(0, depth + 1)
      .join('.');
  for (const { source, target } of chart.transitions) {
    if (typeof target !== 'string' || source === level.path || target === level.path) continue;
    if (!isInside(source, level.path) || !isInside(target, level.path)) continue;
    const from = childOf(source);
    leads.set(from, [...(leads.get(from) ?? []), childOf(target)]);
  }
  return leads;
}

/** What is taken already, in columns so that only neighbors are compared. */
class Area {
  bottom = 0;
  private readonly columns = new Map<number, Box[]>();

  take(box: Box): void {
    for (const column of columnsOf(box)) this.columns.set(column, [...(this.columns.get(column) ?? []), box]);
    this.bottom = Math.max(this.bottom, box.y + box.height);
  }

  /** The first place from there downward at which nothing stands. */
  free({ x, y, width, height }: Box): Point {
    const near = columnsOf({ x, y, width, height }).flatMap((column) => this.columns.get(column) ?? []);
    const beside = near.filter((box) => box.x < x + width + GAP / 2 && x < box.x + box.width + GAP / 2).sort((a, b) => a.y - b.y);
    let top = y;
    for (const box of beside) if (box.y < top + height + GAP / 2 && top < box.y + box.height + GAP / 2) top = box.y + box.height + GAP;
    return { x, y: top };
  }
}

function columnsOf({ x, width }: Box): number[] {
  const first = Math.floor((x - GAP) / COLUMN);
  const last = Math.floor((x + width + GAP) / COLUMN);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
