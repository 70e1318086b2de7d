import type { Chart } from '#engine';
import type { CanvasEdge, CanvasNode, Projected, Projection } from './canvas.ts';
import { createEdges } from './draw-edges.ts';
import { drawNodes } from './draw-nodes.ts';
import { type JsonObject, sameJson } from './json.ts';
import { layoutOf } from './layout.ts';

export type { Projected, Projection };

const none: ReadonlySet<string> = new Set();

/**
 * The canvas of a document, one way: nothing is ever read back from it. Boxes come after the box they lie in. Each
 * box and way that is as it was the last time is the same object as then, and so is a list of which nothing changed.
 */
export function createProjection(): (of: Projected) => Projection {
  const edges = createEdges();
  let last: Projection = { nodes: [], edges: [] };
  let drawn: { readonly chart: Chart; readonly collapsed: ReadonlySet<string> } | undefined;
  let nodesById = new Map<string, CanvasNode>();
  let edgesByKey = new Map<string, CanvasEdge>();
  return ({ chart, value, collapsed = none }) => {
    const nodes = drawNodes(chart, layoutOf(value), collapsed).map((node) => kept(nodesById.get(node.id), node));
    nodesById = new Map(nodes.map((node) => [node.id, node]));
    last = { nodes: sameItems(last.nodes, nodes), edges: edgesOf(chart, value, collapsed) };
    return last;
  };

  /** Of ways the document says nothing but in its machine: where boxes are moved they stay. */
  function edgesOf(chart: Chart, value: JsonObject, collapsed: ReadonlySet<string>): readonly CanvasEdge[] {
    if (drawn?.chart === chart && drawn.collapsed === collapsed) return last.edges;
    drawn = { chart, collapsed };
    const ways = edges(chart, value, collapsed).map((edge) => kept(edgesByKey.get(edge.key), edge));
    edgesByKey = new Map(ways.map((edge) => [edge.key, edge]));
    return sameItems(last.edges, ways);
  }
}

/** The old object when nothing of it differs, looking one level into its plain values. */
function kept<T extends object>(old: T | undefined, next: T): T {
  if (!old || old === next) return next;
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

/** The old list when its items are those of the new one. */
export function sameItems<T>(old: readonly T[], next: readonly T[]): readonly T[] {
  return old.length === next.length && old.every((item, index) => item === next[index]) ? old : next;
}
