import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Chart } from '#engine';
import { startId } from '../../document/canvas.ts';
import type { Point } from '../../document/layout.ts';
import type { Size } from '../../document/node-kind.ts';
import { type Box, LEVEL_CORNER, LEVEL_PAD, leadsByLevel } from '../graph/boxes.ts';
import { rowsHeight } from '../graph/card.ts';
import { freePlace } from '../graph/tidy.ts';

const ROOT = '|all';

/** What ELK lays out: the chosen boxes level by level, each with what leads from one to another in it. */
export function elkGraphOf(boxes: readonly Box[], chart: Chart, chosen: ReadonlySet<string> | undefined): ElkNode {
  const leads = leadsByLevel(chart);
  const inside = new Map<string, Box[]>();
  for (const box of boxes) {
    if (box.node.kind === 'note') continue;
    const parent = box.node.parent ?? ROOT;
    inside.set(parent, [...(inside.get(parent) ?? []), box]);
  }
  return { ...levelOf(ROOT, undefined), id: ROOT };

  function levelOf(id: string, own: Box | undefined): ElkNode {
    const members = inside.get(id) ?? [];
    const isDown = id !== ROOT && members.every((box) => !inside.has(box.node.id));
    const laidOut = members.filter((box) => chosen === undefined || chosen.has(box.node.id) || holdsChosen(box));
    const known = new Set(laidOut.map((box) => box.node.id));
    const edges = (leads.get(id === ROOT ? '' : id) ?? []).flatMap(({ from, to }, index): ElkExtendedEdge[] =>
      known.has(from) && known.has(to) && from !== to ? [{ id: `${id}|${index}`, sources: [from], targets: [to] }] : [],
    );
    const bottom = LEVEL_PAD + (own?.card ? rowsHeight(own.card) : 0);
    return {
      id,
      layoutOptions: {
        'elk.algorithm': 'layered',
        'elk.direction': isDown ? 'DOWN' : 'RIGHT',
        'elk.padding': `[top=${LEVEL_CORNER.y},left=${LEVEL_CORNER.x},bottom=${bottom},right=${LEVEL_PAD}]`,
        'elk.spacing.nodeNode': isDown ? '88' : '40',
        'elk.layered.spacing.nodeNodeBetweenLayers': isDown ? '40' : '88',
        'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
        'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
        'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
        'elk.separateConnectedComponents': 'true',
      },
      children: laidOut.map((box) =>
        inside.has(box.node.id) ? levelOf(box.node.id, box) : { id: box.node.id, width: box.size.width, height: box.size.height },
      ),
      edges,
    };
  }

  function holdsChosen(box: Box): boolean {
    return (inside.get(box.node.id) ?? []).some((each) => chosen?.has(each.node.id) || holdsChosen(each));
  }
}

/**
 * Places of the boxes as ELK laid them out. Of each level what is pinned keeps its place and the others go with the
 * first of it, below whatever is pinned in their way; without anything pinned what lay uppermost left stays. Only
 * boxes that were asked for are answered.
 */
export function placesOf(laid: ElkNode, boxes: readonly Box[], chosen: ReadonlySet<string> | undefined): Map<string, Point> {
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const places = new Map<string, Point>();
  visit(laid);
  return places;

  function visit(level: ElkNode): void {
    const members = (level.children ?? []).filter(({ id }) => chosen === undefined || chosen.has(id));
    const shift = shiftOf(level, members);
    const fixed = pinnedOf(level);
    for (const { id, x = 0, y = 0, width = 0, height = 0 } of members) {
      if (id === startId('')) continue;
      const own = fixed.get(id);
      const wanted = { x: Math.round(x + shift.x), y: Math.round(y + shift.y) };
      places.set(id, own ? { x: own.x, y: own.y } : freePlace({ width, height }, wanted, [...fixed.values()]));
    }
    for (const child of level.children ?? []) if (child.children) visit(child);
  }

  /** What keeps its place in a level, and the room it takes. */
  function pinnedOf(level: ElkNode): Map<string, Point & Size> {
    const parent = level.id === ROOT ? undefined : level.id;
    const own = boxes.filter(({ node }) => node.parent === parent && node.pinned);
    return new Map(own.map(({ node, position, size }) => [node.id, { ...position, ...size }]));
  }

  function shiftOf(level: ElkNode, members: readonly ElkNode[]): Point {
    const pinned = members.find(({ id }) => byId.get(id)?.node.pinned);
    if (pinned) return between(pinned, byId.get(pinned.id)?.position);
    if (chosen === undefined) return level.id === ROOT ? { x: -LEVEL_CORNER.x, y: -LEVEL_CORNER.y } : { x: 0, y: 0 };
    const own = members.flatMap(({ id }) => byId.get(id)?.position ?? []);
    const laidAt = { x: Math.min(...members.map(({ x = 0 }) => x)), y: Math.min(...members.map(({ y = 0 }) => y)) };
    return between(laidAt, { x: Math.min(...own.map(({ x }) => x)), y: Math.min(...own.map(({ y }) => y)) });
  }
}

function between(from: { readonly x?: number; readonly y?: number }, to: Point | undefined): Point {
  return to ? { x: to.x - (from.x ?? 0), y: to.y - (from.y ?? 0) } : { x: 0, y: 0 };
}
