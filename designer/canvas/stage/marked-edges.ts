import type { ElementId } from '../graph/element-id.ts';
import type { WayEdge } from '../graph/flow-edges.ts';

/** The ways with the chosen ones marked; the end of a chosen one can be led elsewhere. */
export function markedEdges(edges: readonly WayEdge[], chosen: readonly ElementId[], editable: boolean): WayEdge[] {
  const ways = new Set(chosen.filter((each) => each.startsWith('path:')));
  if (ways.size === 0) return edges as WayEdge[];
  return edges.map((edge) =>
    ways.has(edge.id) ? { ...edge, selected: true, reconnectable: editable ? ('target' as const) : false } : edge,
  );
}
