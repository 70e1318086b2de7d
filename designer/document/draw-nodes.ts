import type { Chart, ChartState } from '#engine';
import { autoPlace } from './auto-place.ts';
import { type CanvasNode, startId } from './canvas.ts';
import type { Layout, NodePlace, Note, Point } from './layout.ts';
import { nodeKind, nodeSizes, type Size } from './node-kind.ts';

/** What lies in a level keeps this distance from its border. */
const PADDING = 32;
const CORNER: Point = { x: 40, y: 72 };

/** Every box that is seen, each after the one it lies in. */
export function drawNodes(chart: Chart, layout: Layout, collapsed: ReadonlySet<string>): CanvasNode[] {
  const { nodes: places, notes } = layout;
  // A step may be called like what every object has.
  const placeOf = (path: string): NodePlace | undefined => (Object.hasOwn(places, path) ? places[path] : undefined);
  const sizes = new Map<string, Size>();
  const points = new Map<string, Point>();
  const root = chart.states.get('');
  if (!root) return [];
  measure(root);
  return [...boxesIn(root), ...notes.map(noteBox)];

  /** Sizes from the inside out: a level is as large as what it holds. */
  function measure(state: ChartState): void {
    const kind = nodeKind(state, chart);
    sizes.set(state.path, nodeSizes[kind]);
    if (state.children.length === 0 || collapsed.has(state.path)) return;
    for (const child of childrenOf(state, chart)) measure(child);
    const known = new Map(
      state.children.flatMap((path) => {
        const place = placeOf(path);
        return place ? [[path, place] as const] : [];
      }),
    );
    for (const [path, point] of known) points.set(path, { x: point.x, y: point.y });
    for (const [path, point] of autoPlace(state, chart, known, sizes, CORNER)) points.set(path, point);
    const [right, bottom] = (['x', 'y'] as const).map((axis) =>
      Math.max(
        ...state.children.map((path) => (points.get(path)?.[axis] ?? 0) + (sizes.get(path)?.[axis === 'x' ? 'width' : 'height'] ?? 0)),
      ),
    );
    const least = nodeSizes[kind];
    sizes.set(state.path, {
      width: Math.max(least.width, (right ?? 0) + PADDING),
      height: Math.max(least.height, (bottom ?? 0) + PADDING),
    });
  }

  function boxesIn(state: ChartState): CanvasNode[] {
    if (collapsed.has(state.path)) return [];
    const inner = childrenOf(state, chart).flatMap((child) => [stateBox(child), ...boxesIn(child)]);
    return typeof state.initial === 'string' ? [startBox(state, state.initial), ...inner] : inner;
  }

  function stateBox(state: ChartState): CanvasNode {
    const { path } = state;
    const place = placeOf(path);
    return {
      id: path,
      kind: nodeKind(state, chart),
      path,
      parent: state.parent === '' ? undefined : state.parent,
      position: points.get(path) ?? CORNER,
      placed: place !== undefined,
      pinned: place?.pinned === true,
      collapsed: state.children.length > 0 && collapsed.has(path),
      size: sizes.get(path) ?? nodeSizes.step,
      state: state.config,
      note: undefined,
    };
  }

  function startBox(level: ChartState, initial: string): CanvasNode {
    const { x, y } = points.get(initial) ?? CORNER;
    const size = nodeSizes.start;
    const position = { x: x - size.width - 8, y: y - size.height - 8 };
    const parent = level.path === '' ? undefined : level.path;
    return { ...blank, id: startId(level.path), kind: 'start', path: level.path, parent, position, size };
  }
}

const blank = { placed: true, pinned: false, collapsed: false, state: undefined, note: undefined } as const;

function noteBox(note: Note): CanvasNode {
  const { id, x, y, w, h } = note;
  return { ...blank, id: `note|${id}`, kind: 'note', path: '', parent: undefined, position: { x, y }, size: { width: w, height: h }, note };
}

function childrenOf(state: ChartState, chart: Chart): ChartState[] {
  return state.children.flatMap((path) => chart.states.get(path) ?? []);
}
