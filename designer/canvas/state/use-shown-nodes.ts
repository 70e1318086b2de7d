import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Point } from '../../document/layout.ts';
import { type Area, snap } from '../arrange/guides.ts';
import { type ElementId, elementOfBox } from '../graph/element-id.ts';
import type { BoxNode } from '../graph/flow-nodes.ts';
import type { CanvasMoments } from './canvas-ui.ts';

/** How near an edge comes to another's before it is drawn to it, in pixels of the screen. */
const REACH = 5;
/** A step stays this far inside the border of its level. */
const LEAST: Point = { x: 16, y: 48 };

interface Marks {
  readonly chosen: readonly ElementId[];
  /** Where the keyboard comes in. */
  readonly entry: string | undefined;
  readonly refused: ReadonlySet<string>;
}

interface Shown {
  readonly nodes: BoxNode[];
  /** Takes what xyflow says has moved; true when it did. */
  move(changes: readonly NodeChange<BoxNode>[], zoom: number): boolean;
  /** Ends a move: where the boxes were left. */
  drop(): ReadonlyMap<string, Point>;
}

/** The boxes as they are shown: chosen or not, and while they are being moved where the pointer has them. Only this changes during a drag. */
export function useShownNodes(base: readonly BoxNode[], marks: Marks, moments: CanvasMoments): Shown {
  const [moved, setMoved] = useState<ReadonlyMap<string, Point>>();
  const latest = useRef(moved);
  latest.current = moved;
  const marked = useMarked(base, marks);
  const nodes = useMemo(
    () => (moved ? marked.map((node) => (moved.has(node.id) ? { ...node, position: moved.get(node.id) ?? node.position } : node)) : marked),
    [marked, moved],
  );

  const move = useCallback(
    (changes: readonly NodeChange<BoxNode>[], zoom: number): boolean => {
      const going = changes.flatMap((change) =>
        change.type === 'position' && change.dragging && change.position ? [{ id: change.id, at: change.position }] : [],
      );
      const [first] = going;
      if (!first) return false;
      const byId = nodesById(base);
      const lead = byId.get(first.id);
      if (!lead) return false;
      const ids = new Set(going.map(({ id }) => id));
      const others = neighborsOf(base, lead.parentId).filter((area) => !ids.has(area.id));
      const { at, lines } = snap({ ...areaOf(lead), ...first.at }, others, REACH / zoom);
      const by = { x: at.x - first.at.x, y: at.y - first.at.y };
      const next = new Map(
        going.map(({ id, at: raw }) => {
          const least = byId.get(id)?.parentId === undefined ? undefined : LEAST;
          return [id, { x: Math.max(raw.x + by.x, least?.x ?? -Infinity), y: Math.max(raw.y + by.y, least?.y ?? -Infinity) }] as const;
        }),
      );
      const origin = originOf(lead, byId);
      if (lines.length > 0 || moments.getState().guides.length > 0) {
        moments.setState({
          guides: lines.map((line) => ({
            ...line,
            at: line.at + origin[line.axis],
            from: line.from + origin[line.axis === 'x' ? 'y' : 'x'],
            to: line.to + origin[line.axis === 'x' ? 'y' : 'x'],
          })),
        });
      }
      setMoved(next);
      latest.current = next;
      return true;
    },
    [base, moments],
  );

  const drop = useCallback(() => {
    const left = latest.current ?? new Map<string, Point>();
    latest.current = undefined;
    moments.setState({ guides: [] });
    setMoved(undefined);
    return left;
  }, [moments]);

  return { nodes, move, drop };
}

/** The boxes with what is chosen marked; a box that is marked as before is the same object. */
function useMarked(base: readonly BoxNode[], { chosen, entry, refused }: Marks): BoxNode[] {
  const made = useRef(new WeakMap<BoxNode, { readonly sign: string; readonly node: BoxNode }>());
  return useMemo(() => {
    const selected = new Set(chosen);
    return base.map((node) => {
      const isSelected = selected.has(elementOfBox(node.id));
      const sign = `${isSelected} ${entry === node.id} ${refused.has(node.id)}`;
      const old = made.current.get(node);
      if (old?.sign === sign) return old.node;
      const marked: BoxNode = {
        ...node,
        selected: isSelected,
        domAttributes: { tabIndex: entry === node.id ? 0 : -1, 'aria-roledescription': '' },
        ...(refused.has(node.id) ? { className: 'dc-refused' } : {}),
      };
      made.current.set(node, { sign, node: marked });
      return marked;
    });
  }, [base, chosen, entry, refused]);
}

function areaOf({ id, position, width = 0, height = 0 }: BoxNode): Area & { readonly id: string } {
  return { id, x: position.x, y: position.y, width, height };
}

const indexes = new WeakMap<readonly BoxNode[], ReadonlyMap<string, BoxNode>>();

function nodesById(nodes: readonly BoxNode[]): ReadonlyMap<string, BoxNode> {
  let index = indexes.get(nodes);
  if (!index) {
    index = new Map(nodes.map((node) => [node.id, node]));
    indexes.set(nodes, index);
  }
  return index;
}

const levels = new WeakMap<readonly BoxNode[], Map<string | undefined, (Area & { readonly id: string })[]>>();

/** The boxes of one level as areas; looked for once, not at every move. */
function neighborsOf(nodes: readonly BoxNode[], parent: string | undefined): readonly (Area & { readonly id: string })[] {
  const known = levels.get(nodes) ?? new Map<string | undefined, (Area & { readonly id: string })[]>();
  levels.set(nodes, known);
  let own = known.get(parent);
  if (!own) {
    own = nodes.filter((node) => node.parentId === parent && node.type !== 'note').map(areaOf);
    known.set(parent, own);
  }
  return own;
}

function originOf(node: BoxNode, byId: ReadonlyMap<string, BoxNode>): Point {
  const parent = node.parentId === undefined ? undefined : byId.get(node.parentId);
  if (!parent) return { x: 0, y: 0 };
  const outer = originOf(parent, byId);
  return { x: parent.position.x + outer.x, y: parent.position.y + outer.y };
}
