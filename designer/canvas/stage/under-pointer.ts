import type { Point } from '../../document/layout.ts';
import type { Box } from '../graph/boxes.ts';
import { absolute } from '../graph/flow-edges.ts';
import type { Under } from '../state/stage-context.ts';

/** The way and the box at a point of the screen. */
export function underPointer(x: number, y: number): Under {
  const elements = document.elementsFromPoint(x, y);
  const of = (kind: 'node' | 'edge'): string | undefined => {
    for (const element of elements) {
      const id = element.closest(`.react-flow__${kind}`)?.getAttribute('data-id');
      if (id) return id;
    }
    return undefined;
  };
  const way = of('edge');
  return { way: way?.startsWith('path:') ? way : undefined, box: of('node') };
}

/** Whether a point of the screen shows the canvas and nothing that stands over it. */
export function isOnCanvas({ x, y }: Point): boolean {
  return document.elementFromPoint(x, y)?.closest('.react-flow__renderer') !== null;
}

/** The innermost open level at a point of the canvas; undefined at the top. */
export function levelAt(boxes: readonly Box[], point: Point): string | undefined {
  let found: string | undefined;
  const open = new Set(boxes.map(({ node }) => node.parent));
  for (const { box, x, y } of absolute(boxes).values()) {
    if (!open.has(box.node.id) || point.x < x || point.y < y || point.x > x + box.size.width || point.y > y + box.size.height) continue;
    // Boxes come after the box they lie in, so the last one is the innermost.
    found = box.node.id;
  }
  return found;
}

/**
 * The level a moved box has been put into, when that is another than its own: a level under its middle, or the top
 * when it lies wholly outside of its own. Undefined when it stays, the empty text for the top.
 */
export function levelUnder(boxes: readonly Box[], id: string, left: Point): string | undefined {
  const places = absolute(boxes);
  const own = places.get(id);
  if (!own || own.box.node.kind === 'start' || own.box.node.kind === 'note') return undefined;
  const parent = own.box.node.parent;
  const outer = parent === undefined ? undefined : places.get(parent);
  const at = { x: left.x + (outer?.x ?? 0), y: left.y + (outer?.y ?? 0) };
  const { width, height } = own.box.size;
  const others = boxes.filter((box) => box.node.id !== id && !box.node.id.startsWith(`${id}.`));
  const level = levelAt(others, { x: at.x + width / 2, y: at.y + height / 2 });
  if (level === parent) return undefined;
  if (level !== undefined && (parent === undefined || !parent.startsWith(`${level}.`))) return level;
  if (!outer) return level;
  const apart =
    at.x > outer.x + outer.box.size.width || at.x + width < outer.x || at.y > outer.y + outer.box.size.height || at.y + height < outer.y;
  return apart ? (level ?? '') : undefined;
}
