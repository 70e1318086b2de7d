import type { FlowDraft } from '../flow-draft.ts';
import { isObject } from '../json.ts';
import type { Point } from '../layout.ts';
import { allow } from '../refused.ts';

/** Sets places by state path; of a place that is known everything but x and y stays. */
export function place(flow: FlowDraft, positions: Readonly<Record<string, Point>>, options: { readonly keepPinned?: boolean } = {}): void {
  const layout = layoutDraft(flow);
  const nodes = isObject(layout.nodes) ? layout.nodes : {};
  layout.nodes = nodes;
  for (const [path, { x, y }] of Object.entries(positions)) {
    allow(Number.isFinite(x) && Number.isFinite(y), 'A place on the canvas is two numbers.');
    const known = isObject(nodes[path]) ? nodes[path] : undefined;
    if (options.keepPinned && known?.pinned) continue;
    if (known) Object.assign(known, { x, y });
    else nodes[path] = { x, y };
  }
}

/** The layout, made when the document has none; what cannot be one is replaced. */
export function layoutDraft(flow: FlowDraft): NonNullable<FlowDraft['layout']> {
  const layout = isObject(flow.layout) ? (flow.layout as NonNullable<FlowDraft['layout']>) : {};
  flow.layout = layout;
  return flow.layout;
}
