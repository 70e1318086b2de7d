import { type EdgeChange, MiniMap, type NodeChange, ReactFlow, useReactFlow, type Viewport } from '@xyflow/react';
import { type DragEvent, type MouseEvent, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ElementId, elementOfBox, pathElement } from '../graph/element-id.ts';
import type { WayEdge } from '../graph/flow-edges.ts';
import type { BoxNode } from '../graph/flow-nodes.ts';
import { ITEM_TYPE } from '../item-type.ts';
import type { Stage } from '../state/stage-context.ts';
import { useShownNodes } from '../state/use-shown-nodes.ts';
import { DetailLevel } from './detail-level.tsx';
import { edgeTypes, nodeTypes } from './drawn-types.ts';
import { GuideLines } from './guide-lines.tsx';
import { markedEdges } from './marked-edges.ts';
import { levelUnder, underPointer } from './under-pointer.ts';
import { useBeginning } from './use-beginning.ts';
import { useConnecting } from './use-connecting.ts';
import { type View, zooms } from './use-view.ts';

/** From so many boxes on only those in view are there. */
const CULL_ABOVE = 150;
const multi = ['Control', 'Meta', 'Shift'];

interface DrawingProps {
  readonly stage: Stage;
  readonly view: View;
  readonly entry: string | undefined;
  /** The box to go to, each time `arrivals` counts up. */
  readonly arrived: string | undefined;
  readonly arrivals: number;
  readonly editable: boolean;
  readonly showsMap: boolean;
}

/** xyflow with our boxes and ways. While a box is dragged this is all that renders. */
export function Drawing({ stage, view, entry, arrived, arrivals, editable, showsMap }: DrawingProps) {
  const { t } = useTranslation('canvas');
  const { graph, chosen, choose, moments, handlers, surface } = stage;
  const { refused, acts: connecting } = useConnecting(stage);
  const marks = useMemo(() => ({ chosen, entry, refused }), [chosen, entry, refused]);
  const { nodes, move, drop } = useShownNodes(graph.nodes, marks, moments);
  const edges = useMemo(() => markedEdges(graph.edges, chosen, editable), [graph.edges, chosen, editable]);
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const latest = useRef({ chosen, graph });
  latest.current = { chosen, graph };
  useBeginning(view, arrived, arrivals);

  const onNodesChange = useCallback(
    (changes: NodeChange<BoxNode>[]) => {
      move(changes, getZoom());
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      const gone = new Set(selects.flatMap((change) => (change.selected ? [] : [elementOfBox(change.id)])));
      const added = selects.flatMap((change) => (change.selected ? [elementOfBox(change.id)] : []));
      // What the address names may be no box here: a path, a rule, a step that is gone.
      const drawn = new Set(latest.current.graph.boxes.map(({ node }) => elementOfBox(node.id)));
      const boxes = latest.current.chosen.filter((each) => drawn.has(each) && !gone.has(each));
      choose([...boxes, ...added.filter((each) => !boxes.includes(each))]);
    },
    [move, choose, getZoom],
  );
  // Ways are chosen by a click only; a marquee would take those between its boxes along.
  const onEdgesChange = useCallback((_changes: EdgeChange<WayEdge>[]) => undefined, []);
  const onEdgeClick = useCallback(
    (_event: MouseEvent, edge: WayEdge) => {
      if (edge.selectable !== false) choose([edge.id]);
    },
    [choose],
  );
  const onNodeClick = useCallback(
    (event: MouseEvent) => {
      const way = (event.target as Element).closest('[data-way]')?.getAttribute('data-way');
      if (way) choose([pathElement(way)]);
    },
    [choose],
  );
  const onNodeDragStop = useCallback(() => {
    const left = drop();
    if (left.size === 0) return;
    const [first] = left;
    const into = first === undefined ? undefined : levelUnder(latest.current.graph.boxes, first[0], first[1]);
    handlers.current?.moved(left, into);
  }, [drop, handlers]);
  // What is pressed next on the keyboard is meant for the canvas.
  const takeKeys = useCallback(() => surface.current?.focus({ preventScroll: true }), [surface]);
  const onPaneClick = useCallback(() => {
    choose([]);
    takeKeys();
  }, [choose, takeKeys]);
  const onDoubleClick = useCallback(
    (_event: MouseEvent, node: BoxNode) => {
      if (node.type === 'note') moments.setState({ writing: node.id });
      else stage.open();
    },
    [moments, stage],
  );
  const onMenu = useCallback(
    (event: MouseEvent | globalThis.MouseEvent, on?: ElementId) => {
      if (!handlers.current) return;
      event.preventDefault();
      // Where nothing is, the menu is that of the canvas.
      if (on === undefined) choose([]);
      else if (!latest.current.chosen.includes(on)) choose([on]);
      const pointer = { x: event.clientX, y: event.clientY };
      handlers.current.menu(pointer, on === undefined ? screenToFlowPosition(pointer) : undefined);
    },
    [handlers, choose, screenToFlowPosition],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      const item = event.dataTransfer.getData(ITEM_TYPE);
      if (item === '') return;
      event.preventDefault();
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      handlers.current?.dropped(item, at, underPointer(event.clientX, event.clientY));
    },
    [handlers, screenToFlowPosition],
  );
  const onDragOver = useCallback(
    (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(ITEM_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      moments.setState({ hovered: underPointer(event.clientX, event.clientY).way });
    },
    [moments],
  );

  // The same functions at every move: with new ones xyflow would draw every box and way again.
  const pointing = useMemo(
    () => ({
      onEdgeMouseEnter: (_event: MouseEvent, edge: WayEdge) => moments.setState({ hovered: edge.id }),
      onEdgeMouseLeave: () => moments.setState({ hovered: undefined }),
      onNodeContextMenu: (event: MouseEvent, node: BoxNode) => onMenu(event, elementOfBox(node.id)),
      onEdgeContextMenu: (event: MouseEvent, edge: WayEdge) => onMenu(event, edge.id),
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => onMenu(event),
    }),
    [moments, onMenu],
  );
  const onMoveEnd = useCallback((_event: unknown, viewport: Viewport) => view.remember(viewport), [view]);
  const hasMap = showsMap && nodes.length > 1;
  const around = useMemo(
    () => (
      <>
        <DetailLevel surface={surface} />
        <GuideLines />
        {hasMap && <MiniMap<BoxNode> pannable zoomable ariaLabel={t('tools.map')} {...mapLook} />}
      </>
    ),
    [surface, hasMap, t],
  );

  const words = useMemo(
    () => ({
      'node.a11yDescription.default': t('keys.box'),
      'node.a11yDescription.keyboardDisabled': t('keys.box'),
      'edge.a11yDescription.default': t('keys.box'),
    }),
    [t],
  );
  return (
    <ReactFlow<BoxNode, WayEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      zIndexMode="manual"
      minZoom={zooms.least}
      maxZoom={zooms.most}
      onlyRenderVisibleElements={nodes.length > CULL_ABOVE}
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={multi}
      panActivationKeyCode={null}
      zoomOnDoubleClick={false}
      nodeDragThreshold={3}
      connectionRadius={24}
      connectOnClick={false}
      elevateNodesOnSelect={false}
      edgesFocusable
      nodesDraggable={editable}
      ariaLabelConfig={words}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeClick={onNodeClick}
      onNodeDoubleClick={onDoubleClick}
      onNodeDragStop={onNodeDragStop}
      onSelectionDragStop={onNodeDragStop}
      onEdgeClick={onEdgeClick}
      onEdgeDoubleClick={stage.open}
      {...pointing}
      onPaneClick={onPaneClick}
      onSelectionEnd={takeKeys}
      onDrop={onDrop}
      onDragOver={onDragOver}
      onMoveEnd={onMoveEnd}
      {...connecting}
    >
      {around}
    </ReactFlow>
  );
}

const mapLook = {
  style: { width: 168, height: 112 },
  bgColor: 'transparent',
  maskColor: 'var(--dc-shade)',
  nodeColor: mapColor,
  nodeStrokeWidth: 0,
  nodeBorderRadius: 6,
} as const;

function mapColor({ type, selected }: BoxNode): string {
  if (selected) return 'var(--dc-primary)';
  return type === 'level' ? 'var(--dc-border)' : type === 'note' ? 'var(--dc-amberEdge)' : 'var(--dc-outline)';
}
