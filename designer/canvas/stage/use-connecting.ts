import { type Connection, type OnConnectStart, useReactFlow } from '@xyflow/react';
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import type { Point } from '../../document/layout.ts';
import type { WayEdge } from '../graph/flow-edges.ts';
import type { BoxNode } from '../graph/flow-nodes.ts';
import type { Stage } from '../state/stage-context.ts';
import { isOnCanvas, underPointer } from './under-pointer.ts';

const none: ReadonlySet<string> = new Set();

interface Connecting {
  /** Boxes the way being drawn may not lead to. */
  readonly refused: ReadonlySet<string>;
  readonly acts: ConnectingActs;
}

/** What xyflow is given. */
interface ConnectingActs {
  onConnectStart(event: unknown, start: Parameters<OnConnectStart>[1]): void;
  onConnectEnd(event: globalThis.MouseEvent | TouchEvent): void;
  onConnect(connection: Connection): void;
  onReconnectStart(event: unknown, edge: WayEdge): void;
  onReconnect(edge: WayEdge, connection: Connection): void;
  isValidConnection(connection: Connection | WayEdge): boolean;
  onNodeMouseEnter(event: MouseEvent, node: BoxNode): void;
  onNodeMouseLeave(): void;
}

/**
 * Drawing a way by the pointer: from a box, or with the end of one that is there. A box takes it anywhere on it; a new
 * one that is let go where nothing is asks for a step to lead to.
 */
export function useConnecting(stage: Stage): Connecting {
  const [refused, setRefused] = useState(none);
  const { screenToFlowPosition } = useReactFlow();
  const latest = useRef({ stage, refused, screenToFlowPosition });
  latest.current = { stage, refused, screenToFlowPosition };
  const from = useRef<{ readonly box: string; readonly way: string | undefined }>(undefined);

  const acts = useMemo((): ConnectingActs => {
    const finish = (to: string | undefined): void => {
      const { handlers, moments } = latest.current.stage;
      const begun = from.current;
      from.current = undefined;
      if (!begun || to === undefined) return;
      const refusal = handlers.current?.refusal(begun.box, to);
      if (refusal !== undefined) moments.setState({ hint: refusal });
      else if (begun.way === undefined) handlers.current?.connected(begun.box, to);
      else handlers.current?.retargeted(begun.way, to);
    };
    const letGo = (box: string, pointer: Point): void => {
      const { stage: now, screenToFlowPosition: onCanvas } = latest.current;
      now.handlers.current?.ledNowhere(box, onCanvas(pointer), pointer);
    };
    return {
      onConnectStart: (_event, { nodeId }) => {
        const { graph, handlers, surface } = latest.current.stage;
        if (nodeId === null) return;
        from.current ??= { box: nodeId, way: undefined };
        surface.current?.setAttribute('data-connecting', '');
        setRefused(new Set(graph.boxes.flatMap(({ node }) => (handlers.current?.refusal(nodeId, node.id) === undefined ? [] : [node.id]))));
      },
      onReconnectStart: (_event, edge) => {
        from.current = { box: edge.source, way: edge.id };
      },
      onConnect: ({ target }) => finish(target),
      onReconnect: (_edge, { target }) => finish(target),
      onConnectEnd: (event) => {
        const { surface, moments } = latest.current.stage;
        surface.current?.removeAttribute('data-connecting');
        setRefused(none);
        const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? {}) : event;
        const begun = from.current;
        if (begun && clientX !== undefined && clientY !== undefined) {
          const to = underPointer(clientX, clientY).box;
          const pointer = { x: clientX, y: clientY };
          if (to === undefined && begun.way === undefined && isOnCanvas(pointer)) letGo(begun.box, pointer);
          else finish(to);
        }
        from.current = undefined;
        setTimeout(() => moments.setState({ hint: undefined }), latest.current.stage.moments.getState().hint === undefined ? 0 : 2500);
      },
      isValidConnection: ({ target }) => !latest.current.refused.has(target),
      onNodeMouseEnter: (_event, node) => {
        const begun = from.current;
        if (!begun) return;
        const { handlers, moments } = latest.current.stage;
        moments.setState({ hint: handlers.current?.refusal(begun.box, node.id) });
      },
      onNodeMouseLeave: () => {
        if (from.current) latest.current.stage.moments.setState({ hint: undefined });
      },
    };
  }, []);
  return { refused, acts };
}
