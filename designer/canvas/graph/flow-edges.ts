import type { Edge } from '@xyflow/react';
import type { Chart } from '#engine';
import { type CanvasEdge, startId } from '../../document/canvas.ts';
import type { Point } from '../../document/layout.ts';
import { sameItems } from '../../document/project.ts';
import type { CanvasPaint, TransitionPaint } from '../canvas-paint.ts';
import type { Box } from './boxes.ts';
import { type CardRow, rowsHeight } from './card.ts';
import { createCorridors, hasCorridors, type Obstacle } from './corridor.ts';
import { pathName, rowWords } from './ears.ts';
import { pathElement } from './element-id.ts';
import { ENTRY, layer, PORT, rowMiddle } from './flow-nodes.ts';

export interface WayData extends Record<string, unknown> {
  /** The transition's key. */
  readonly key: string;
  readonly back: boolean;
  readonly lane: number;
  /** Height at which it passes what stands between. */
  readonly via: number | undefined;
  /** Of a history step: where it leads when there is nothing to go back to. */
  readonly dashed: boolean;
  readonly ghost: boolean;
  /** What sets it off and on what condition. */
  readonly words: string;
  readonly order: number | undefined;
  readonly paint: TransitionPaint | undefined;
}

export type WayEdge = Edge<WayData>;

interface EdgesOf {
  readonly edges: readonly CanvasEdge[];
  readonly boxes: readonly Box[];
  readonly chart: Chart;
  readonly paint: CanvasPaint;
  readonly ghosts: ReadonlySet<string>;
}

interface Placed {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
}

interface Made {
  readonly way: Drawn;
  readonly source: Placed;
  readonly target: Placed;
  readonly sign: string;
  readonly paint: TransitionPaint | undefined;
  readonly edge: WayEdge;
}

/** Makes xyflow's edges; a way that looks as it did the last time is the same edge as then, and so is the list of all. */
export function createFlowEdges(): (of: EdgesOf) => readonly WayEdge[] {
  let last = new Map<string, Made>();
  let drawn: readonly WayEdge[] = [];
  return (of) => {
    const placed = absolute(of.boxes);
    const drawing: Drawing = {
      placed,
      parents: new Set(of.boxes.map(({ node }) => node.parent)),
      pointers: new Map(of.chart.transitions.map((way) => [way.key, way.pointer])),
      corridor: hasCorridors(placed.size) ? createCorridors(obstaclesOf(placed)) : undefined,
      paint: of.paint,
      ghosts: of.ghosts,
    };
    const next = new Map<string, Made>();
    for (const way of [...of.edges.filter(isShown), ...fallbacks(of.chart, placed)]) {
      const made = drawWay(way, drawing, last);
      if (made) next.set(made.edge.id, made);
    }
    last = next;
    drawn = sameItems(
      drawn,
      [...next.values()].map(({ edge }) => edge),
    );
    return drawn;
  };
}

interface Drawing extends Pick<EdgesOf, 'paint' | 'ghosts'> {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly parents: ReadonlySet<string | undefined>;
  readonly pointers: ReadonlyMap<string, string>;
  readonly corridor: ReturnType<typeof createCorridors> | undefined;
}

function drawWay(
  way: Drawn,
  { placed, parents, pointers, corridor, paint, ghosts }: Drawing,
  last: ReadonlyMap<string, Made>,
): Made | undefined {
  const [source, target] = [placed.get(way.source), placed.get(way.target)];
  if (!source || !target) return undefined;
  const pointer = pointers.get(way.key);
  const id = pointer === undefined ? way.key : pathElement(pointer);
  const own = paint.transitions.get(way.key);
  const ghost = ghosts.has(id);
  const old = last.get(id);
  // Where ways do not make room for each other, one between the same two boxes runs as before.
  if (old && !corridor && old.way === way && old.paint === own && old.edge.data?.ghost === ghost) {
    if (samePlace(old.source, source) && samePlace(old.target, target)) return old;
  }
  const index = source.box.card?.rows.findIndex((row) => row.key === way.key) ?? -1;
  const row = source.box.card?.rows[index];
  const back = isBack(source, target);
  const ends = endsOf(source, target, leavesAt(source, row, parents.has(way.source)), back);
  const lane = Math.max(index, 0);
  const via = corridor?.({ source: way.source, target: way.target, ...ends, back, lane });
  const lead = row ? leadOf(source.box, row) : '';
  const words = row ? rowWords(row, lead) : '';
  const sign = `${way.source} ${way.target} ${index} ${back} ${via} ${words} ${row?.order} ${ghost} ${way.key}`;
  if (old && old.sign === sign && old.paint === own) return { ...old, way, source, target };
  const edge: WayEdge = {
    id,
    type: 'way',
    source: way.source,
    target: way.target,
    sourceHandle: index < 0 ? 'out' : `r${index}`,
    targetHandle: back ? 'back' : 'in',
    zIndex: layer.way,
    reconnectable: false,
    domAttributes: { tabIndex: -1 },
    ariaLabel: pathName(source.box.node.path, target.box.node.path, row, lead, own),
    selectable: !ghost && pointer !== undefined,
    data: { key: way.key, back, lane, via, dashed: way.order === 0, ghost, words, order: row?.order, paint: own },
  };
  return { way, source, target, sign, paint: own, edge };
}

function samePlace(a: Placed, b: Placed): boolean {
  return a.box === b.box && a.x === b.x && a.y === b.y;
}

function endsOf(source: Placed, target: Placed, leaves: number, back: boolean): { readonly from: Point; readonly to: Point } {
  const half = PORT / 2;
  return {
    from: { x: source.x + source.box.size.width + half, y: source.y + leaves },
    to: { x: back ? target.x + target.box.size.width + half : target.x - half, y: target.y + ENTRY },
  };
}

function obstaclesOf(placed: ReadonlyMap<string, Placed>): Obstacle[] {
  return [...placed.values()].flatMap(({ box, x, y }) =>
    box.node.kind === 'note' ? [] : [{ id: box.node.id, parent: box.node.parent, x, y, ...box.size }],
  );
}

/** Where levels begin is marked on their first step; only where the flow begins is drawn as a way. */
function isShown(edge: CanvasEdge): boolean {
  return edge.trigger !== undefined || edge.key === startId('');
}

type Drawn = Pick<CanvasEdge, 'key' | 'source' | 'target' | 'order'>;

function fallbacks(chart: Chart, placed: ReadonlyMap<string, Placed>): Drawn[] {
  return [...chart.states.values()].flatMap(({ path, fallback }): Drawn[] =>
    typeof fallback === 'string' && placed.has(path) && placed.has(fallback)
      ? [{ key: `${path}|fallback`, source: path, target: fallback, order: 0 }]
      : [],
  );
}

/** What sets a row off, also where it stands below another of the same trigger. */
export function leadOf({ card }: Box, row: CardRow): string {
  const rows = card?.rows ?? [];
  for (let index = rows.indexOf(row); index >= 0; index -= 1) {
    const lead = rows[index]?.lead;
    if (lead !== undefined) return lead;
  }
  return row.kind === 'always' ? 'at once' : '';
}

/** Whether a target is entered from its right side: unless it stands clear to the right it is. */
function isBack(source: Placed, target: Placed): boolean {
  return target.x < source.x + source.box.size.width + 24;
}

/** How far below the upper border of its box a way leaves it. */
function leavesAt({ box }: Placed, row: CardRow | undefined, open: boolean): number {
  const { card, size } = box;
  if (!card || !row) return (card?.size.height ?? size.height) / 2;
  return rowMiddle(row) + (open ? size.height - rowsHeight(card) + 1 : 0);
}

/** Every box by id with its place on the whole canvas. */
export function absolute(boxes: readonly Box[]): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const box of boxes) {
    const outer = box.node.parent === undefined ? undefined : placed.get(box.node.parent);
    placed.set(box.node.id, { box, x: box.position.x + (outer?.x ?? 0), y: box.position.y + (outer?.y ?? 0) });
  }
  return placed;
}
