import type { Chart, Registry } from '#engine';
import type { CanvasEdge, CanvasNode } from '../../document/canvas.ts';
import type { JsonObject } from '../../document/json.ts';
import { createProjection } from '../../document/project.ts';
import { chartIfAny } from '../../document/shape.ts';
import type { CanvasPaint } from '../canvas-paint.ts';
import { type Box, boxesOf } from './boxes.ts';
import type { CardSource } from './card.ts';
import { createCards } from './cards.ts';
import { pathElement } from './element-id.ts';
import { createFlowEdges, type WayEdge } from './flow-edges.ts';
import { type BoxNode, createFlowNodes } from './flow-nodes.ts';

/** Everything the canvas draws of a document. */
export interface CanvasGraph {
  readonly chart: Chart;
  readonly boxes: readonly Box[];
  readonly nodes: readonly BoxNode[];
  readonly edges: readonly WayEdge[];
}

export interface GraphOf {
  readonly value: JsonObject;
  readonly registry: Registry;
  readonly collapsed: ReadonlySet<string>;
  readonly paint: CanvasPaint;
  readonly editable: boolean;
  /** An earlier version: what it has and `value` has not is drawn too. */
  readonly ghosts?: JsonObject | undefined;
}

/**
 * Makes what is drawn of a document; undefined when its machine has no form that can be read. What has not changed
 * since the last time is the same object as then.
 */
export function createCanvasGraph(): (of: GraphOf) => CanvasGraph | undefined {
  const project = createProjection();
  const projectGhosts = createProjection();
  const cards = createCards();
  const flowNodes = createFlowNodes();
  const flowEdges = createFlowEdges();
  let last: { readonly of: GraphOf; readonly graph: CanvasGraph | undefined } | undefined;
  return (of) => {
    if (last && sameInput(last.of, of)) return last.graph;
    const graph = draw(of);
    last = { of, graph };
    return graph;
  };

  function draw({ value, registry, collapsed, paint, editable, ghosts }: GraphOf): CanvasGraph | undefined {
    const chart = chartIfAny(value['machine']);
    if (!chart) return undefined;
    const now = project({ chart, value, collapsed });
    const gone = ghosts === undefined ? undefined : goneOf(ghosts, now, chart, collapsed, projectGhosts);
    const whole = gone ? withGone(chart, gone.chart) : chart;
    const drawn = gone ? [...now.nodes, ...gone.nodes] : now.nodes;
    const nodes = gone ? inOrder(drawn) : drawn;
    const source: CardSource = { flow: value as CardSource['flow'], registry };
    const boxes = boxesOf({ chart: whole, nodes, cards: cards(nodes, whole, source) });
    const firsts = new Set(
      [...chart.states.values()].flatMap(({ path, initial }) => (path !== '' && typeof initial === 'string' ? [initial] : [])),
    );
    return {
      chart,
      boxes,
      nodes: flowNodes({ boxes, firsts, paint, editable, ghosts: new Set(gone?.nodes.map((node) => node.id)) }),
      edges: flowEdges({
        edges: gone ? [...now.edges, ...gone.edges] : now.edges,
        boxes,
        chart: whole,
        paint,
        ghosts: new Set(gone?.edges.map((edge) => elementOfEdge(edge, gone.chart))),
      }),
    };
  }
}

function sameInput(a: GraphOf, b: GraphOf): boolean {
  return (Object.keys(b) as (keyof GraphOf)[]).every((key) => a[key] === b[key]);
}

interface Gone {
  readonly chart: Chart;
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

/** What an earlier version has that is not there now: states with what lies in them, and ways. */
function goneOf(
  earlier: JsonObject,
  now: { readonly nodes: readonly CanvasNode[]; readonly edges: readonly CanvasEdge[] },
  chart: Chart,
  collapsed: ReadonlySet<string>,
  project: ReturnType<typeof createProjection>,
): Gone | undefined {
  const before = chartIfAny(earlier['machine']);
  if (!before) return undefined;
  const then = project({ chart: before, value: earlier, collapsed });
  const keys = new Set(now.edges.map((edge) => edge.key));
  return {
    chart: before,
    nodes: then.nodes.filter((node) => node.kind !== 'start' && node.kind !== 'note' && !chart.states.has(node.path)),
    edges: then.edges.filter((edge) => edge.trigger !== undefined && !keys.has(edge.key)),
  };
}

/** The chart with the states of an earlier one that are gone from it. */
function withGone(chart: Chart, before: Chart): Chart {
  const states = new Map(chart.states);
  for (const [path, state] of before.states) if (!states.has(path)) states.set(path, state);
  return { ...chart, states };
}

/** Boxes after the box they lie in. */
function inOrder(nodes: readonly CanvasNode[]): CanvasNode[] {
  const depth = (node: CanvasNode): number => (node.parent === undefined ? 0 : node.parent.split('.').length);
  return nodes.toSorted((a, b) => depth(a) - depth(b));
}

function elementOfEdge(edge: CanvasEdge, chart: Chart): string {
  const way = chart.transitions.find((each) => each.key === edge.key);
  return way ? pathElement(way.pointer) : edge.key;
}
