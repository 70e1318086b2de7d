import type { FlowDraft } from './flow-draft.ts';
import { isObject } from './json.ts';
import type { Point } from './layout.ts';
import { parentOf } from './target-text.ts';

/** The place of a state within the whole canvas; undefined while it or a state around it has none. */
function absolute(flow: FlowDraft, path: string): Point | undefined {
  if (path === '') return { x: 0, y: 0 };
  const own = flow.layout?.nodes?.[path];
  const outer = absolute(flow, parentOf(path));
  return isObject(own) && outer ? { x: own.x + outer.x, y: own.y + outer.y } : undefined;
}

/**
 * Makes the place of a state, still known by its old path, one within another parent, so that it stays where it
 * is seen. When that cannot be told the place goes, and the canvas finds one.
 */
export function moveOrigin(flow: FlowDraft, path: string, parent: string): void {
  const nodes = flow.layout?.nodes;
  const place = nodes?.[path];
  if (!nodes || !place) return;
  const [own, outer] = [absolute(flow, path), absolute(flow, parent)];
  if (own && outer) Object.assign(place, { x: own.x - outer.x, y: own.y - outer.y });
  else delete nodes[path];
}

/** Room a level has above and beside its steps. */
const MARGIN = { x: 40, y: 72 };

/** The place of a level drawn around these states, which get their places within it; undefined when none has one. */
export function surround(flow: FlowDraft, paths: readonly string[]): Point | undefined {
  const nodes = flow.layout?.nodes;
  const known = paths.flatMap((path) => nodes?.[path] ?? []);
  if (known.length === 0) return undefined;
  const corner = { x: Math.min(...known.map(({ x }) => x)) - MARGIN.x, y: Math.min(...known.map(({ y }) => y)) - MARGIN.y };
  for (const place of known) Object.assign(place, { x: place.x - corner.x, y: place.y - corner.y });
  return corner;
}

/** Drops places whose states are gone. */
export function forgetPlaces(flow: FlowDraft, gone: (path: string) => boolean): void {
  const nodes = flow.layout?.nodes;
  if (!isObject(nodes)) return;
  for (const path of Object.keys(nodes)) if (gone(path)) delete nodes[path];
}
