import { ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createRegistry } from '#engine';
import { addText } from '../app/text/text.ts';
import type { JsonObject } from '../document/json.ts';
import type { CanvasPaint } from './canvas-paint.ts';
import { canvasText } from './canvas-text.ts';
import { type CanvasGraph, createCanvasGraph } from './graph/canvas-graph.ts';
import type { WayEdge } from './graph/flow-edges.ts';
import type { BoxNode } from './graph/flow-nodes.ts';
import { Surface } from './look/surface.ts';
import { DetailLevel } from './stage/detail-level.tsx';
import { edgeTypes, nodeTypes } from './stage/drawn-types.ts';
import { stillView } from './stage/still-view.ts';
import { zooms } from './stage/use-view.ts';
import { type CanvasHands, CanvasHandsContext, createMoments } from './state/canvas-ui.ts';

addText('canvas', canvasText);

interface StillCanvasProps {
  /** A strategy or resolution path as it was published. */
  readonly value: JsonObject;
  readonly paint: CanvasPaint;
  /** Steps to be seen, as paths: the first always, the others where there is room. */
  readonly around: readonly string[];
}

/** From afar no words of conditions and actions are seen, so that what they refer to need not be fetched. */
const registry = createRegistry([]);
const nothing: ReadonlySet<string> = new Set();
const silent = (): void => undefined;

/** A flow as a small picture: nothing in it moves, takes the pointer or the keyboard, or is read out. Its words stand beside it. */
export function StillCanvas({ value, paint, around }: StillCanvasProps) {
  const [draw] = useState(createCanvasGraph);
  const [hands] = useState(stillHands);
  const graph = useMemo(() => draw({ value, registry, collapsed: nothing, paint, editable: false }), [draw, value, paint]);
  if (!graph) return null;
  return (
    <ReactFlowProvider>
      <CanvasHandsContext value={hands}>
        <Picture graph={graph} around={around} />
      </CanvasHandsContext>
    </ReactFlowProvider>
  );
}

interface PictureProps {
  readonly graph: CanvasGraph;
  readonly around: readonly string[];
}

function Picture({ graph, around }: PictureProps) {
  const surface = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => [...graph.nodes], [graph.nodes]);
  const edges = useMemo(() => [...graph.edges], [graph.edges]);
  return (
    <Surface ref={surface} inert aria-hidden>
      <ReactFlow<BoxNode, WayEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        zIndexMode="manual"
        minZoom={zooms.least}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        disableKeyboardA11y
      >
        <DetailLevel surface={surface} />
        <Frame graph={graph} around={around} />
      </ReactFlow>
    </Surface>
  );
}

/** Keeps what matters in view, also when the picture gets another size or the subject another step. */
function Frame({ graph, around }: PictureProps) {
  const { setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useLayoutEffect(() => {
    if (width > 0 && height > 0) void setViewport(stillView(graph.boxes, around, { width, height }));
  }, [setViewport, graph, around, width, height]);
  return null;
}

function stillHands(): CanvasHands {
  return {
    moments: createMoments(),
    editable: false,
    fold: silent,
    insertOn: silent,
    connectFrom: silent,
    writeNote: silent,
    resizeNote: silent,
  };
}
