// The page the canvas bench opens: our canvas, or plain xyflow with the same boxes and ways, by `?side=`.
import { applyNodeChanges, type Edge, type Node, Position, ReactFlow } from '@xyflow/react';
import { createElement, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { createRegistry } from '#engine';
import { startText } from '../../designer/app/text/text.ts';
import { Look } from '../../designer/app/theme/look.tsx';
import { createDocumentStore, type DocumentStore } from '../../designer/document/document-store.ts';
import { FlowContext, type FlowSession } from '../../designer/flow/flow-context.ts';
import { gridFlow, gridPlace, gridView } from './canvas-graph.ts';

const params = new URLSearchParams(location.search);
const count = Number(params.get('count') ?? 1000);
const flow = gridFlow(count);
const silent = (): void => undefined;

function Plain() {
  const [nodes, setNodes] = useState<Node[]>(() =>
    Array.from({ length: count }, (_, index) => ({
      id: `step${index}`,
      position: gridPlace(index),
      width: 272,
      height: 90,
      data: { label: `Step ${index}` },
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
    })),
  );
  const edges = useMemo(
    () =>
      Array.from({ length: count }, (_, index): Edge[] => [
        edge(index, (index + 1) % count),
        ...(index % 3 === 0 ? [edge(index, (index * 7 + 11) % count)] : []),
      ]).flat(),
    [],
  );
  return createElement(ReactFlow, {
    nodes,
    edges,
    onNodesChange: (changes) => setNodes((before) => applyNodeChanges(changes, before)),
    onlyRenderVisibleElements: count > 150,
    defaultViewport: gridView,
    minZoom: 0.05,
  });
}

function edge(from: number, to: number): Edge {
  return { id: `${from}-${to}`, source: `step${from}`, target: `step${to}`, type: 'smoothstep' };
}

function session(store: DocumentStore): FlowSession {
  return {
    store,
    kind: 'strategy',
    id: 'bench',
    registry: createRegistry([]),
    readOnly: false,
    version: undefined,
    save: async () => undefined,
    refuse: silent,
    announce: silent,
  };
}

await startText();
const { CanvasView } = await import('../../designer/canvas/canvas-view.tsx');
const store = createDocumentStore({ kind: 'strategy', id: 'bench', text: JSON.stringify(flow), revision: 1 });
localStorage.setItem('duecourse.canvas.view.strategy.bench', JSON.stringify(gridView));
localStorage.setItem('duecourse.canvas.map', 'off');
Object.assign(window, { bench: { store, began: performance.now() } });
const ours = createElement(FlowContext, { value: session(store) }, createElement(CanvasView));
const shown = params.get('side') === 'plain' ? createElement(Plain) : createElement(BrowserRouter, null, ours);
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(createElement(Look, null, createElement('div', { style: { height: '100vh' } }, shown)));
}
