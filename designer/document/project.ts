import type { CanvasEdge, CanvasNode, Projected, Projection } from './canvas.ts';
import { drawEdges } from './draw-edges.ts';
import { drawNodes } from './draw-nodes.ts';
import { sameJson } from './json.ts';
import { layoutOf } from './layout.ts';

export type { Projected, Projection };

const none: ReadonlySet<string> = new Set();

/**
 * The canvas of a document, one way: nothing is ever read back from it. Boxes come after the box they lie in. Each
 * box and way that is as it was the last time is the same object as then, and so is a list of which nothing changed.
 */
export function createProjection(): (of: Projected) => Projection {
  let last: Projection = { nodes: [], edges: [] };
  let nodesById = new Map<string, CanvasNode>();
  let edgesByKey = new Map<string, CanvasEdge>();
  return ({ chart, value, collapsed = none }) => {
    const nodes = drawNodes(chart, layoutOf(value), collapsed).map((node) => kept(nodesById.get(node.id), node));
    const edges = drawEdges(chart, value, collapsed).map((edge) => kept(edgesByKey.get(edge.key), edge));
    nodesById = new Map(nodes.map((node) => [node.id, node]));
    edgesByKey = new Map(edges.map((edge) => [edge.key, edge]));
    last = { nodes: sameItems(last.nodes, nodes), edges: sameItems(last.edges, edges) };
    return last;
  };
}

/** The old object when nothing of it differs, looking one level into its plain values. */
function kept<T extends object>(old: T | undefined, next: T): T {
  if (!old) return next;
  const same = (Object.keys(next) as (keyof T)[]).every((key) => old[key] === next[key] || alike(old[key], next[key]));
  return same ? old : next;
}

/** Positions, sizes and triggers are made anew each time; what comes from the document is shared and compared as it is. */
function alike(a: unknown, b: unknown): boolean {
  return madeHere(a) && madeHere(b) && sameJson(a, b);
}

function madeHere(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('x' in value || 'width' in value || 'kind' in value || 'trigger' in value);
}

function sameItems<T>(old: readonly T[], next: readonly T[]): readonly T[] {
  return old.length === next.length && old.every((item, index) => item === next[index]) ? old : next;
}
