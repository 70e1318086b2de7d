import { type Node, Position } from '@xyflow/react';
import type { Note } from '../../document/layout.ts';
import type { CanvasPaint, StatePaint } from '../canvas-paint.ts';
import type { Box } from './boxes.ts';
import { type Card, type CardRow, HEAD, rowsHeight } from './card.ts';
import { boxName } from './ears.ts';

export interface BoxData extends Record<string, unknown> {
  readonly path: string;
  readonly card: Card | undefined;
  readonly note: Note | undefined;
  readonly first: boolean;
  readonly collapsed: boolean;
  readonly pinned: boolean;
  /** Holds other boxes. */
  readonly open: boolean;
  /** Stands where the canvas found a place, not the document. */
  readonly found: boolean;
  readonly ghost: boolean;
  readonly paint: StatePaint | undefined;
}

export type BoxNode = Node<BoxData>;

/** Length of a port's side. */
export const PORT = 9;
/** Height at which ways come in. */
export const ENTRY = HEAD / 2;

/** How boxes lie over each other: levels by their depth, then notes and ways, then steps. */
export const layer = { note: 40, way: 50, step: 100 } as const;

interface NodesOf {
  readonly boxes: readonly Box[];
  readonly firsts: ReadonlySet<string>;
  readonly paint: CanvasPaint;
  readonly ghosts: ReadonlySet<string>;
  readonly editable: boolean;
}

/** Makes xyflow's nodes of boxes; a box that looks as it did the last time is the same node as then. */
export function createFlowNodes(): (of: NodesOf) => BoxNode[] {
  let last = new Map<
    string,
    { readonly box: Box; readonly sign: string; readonly paint: StatePaint | undefined; readonly node: BoxNode }
  >();
  return ({ boxes, firsts, paint, ghosts, editable }) => {
    const parents = new Set(boxes.flatMap(({ node }) => node.parent ?? []));
    const numbers = new Map<string | undefined, number>();
    const next: typeof last = new Map();
    const nodes = boxes.map((box) => {
      const { id, parent } = box.node;
      const number = (numbers.get(parent) ?? 0) + (box.node.kind === 'start' || box.node.kind === 'note' ? 0 : 1);
      numbers.set(parent, number);
      const own = box.node.kind === 'note' ? undefined : paint.states.get(box.node.path);
      const ghost = ghosts.has(id);
      const sign = `${number} ${firsts.has(id)} ${parents.has(id)} ${ghost} ${editable}`;
      const old = last.get(id);
      const same = old && old.sign === sign && old.paint === own && sameBox(old.box, box);
      const node = same ? old.node : nodeOf(box, { number, first: firsts.has(id), open: parents.has(id), ghost, editable, paint: own });
      next.set(id, { box, sign, paint: own, node });
      return node;
    });
    last = next;
    return nodes;
  };
}

function sameBox(a: Box, b: Box): boolean {
  if (a === b) return true;
  return (
    sameNode(a.node, b.node) &&
    a.card === b.card &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    sameSize(a.size, b.size)
  );
}

function sameSize(a: Box['size'], b: Box['size']): boolean {
  return a.width === b.width && a.height === b.height;
}

/** Whether a box is the same one, whatever became of what lies in it. */
function sameNode(a: Box['node'], b: Box['node']): boolean {
  return (
    a === b ||
    (a.kind === b.kind &&
      a.parent === b.parent &&
      a.pinned === b.pinned &&
      a.placed === b.placed &&
      a.collapsed === b.collapsed &&
      a.note === b.note)
  );
}

interface Shown {
  readonly number: number;
  readonly first: boolean;
  readonly open: boolean;
  readonly ghost: boolean;
  readonly editable: boolean;
  readonly paint: StatePaint | undefined;
}

function nodeOf({ node, card, position, size }: Box, { number, first, open, ghost, editable, paint }: Shown): BoxNode {
  const { id, parent, note, path, collapsed, pinned, placed } = node;
  const kind = note ? 'note' : open ? 'level' : 'card';
  const name = note ? `Note: ${note.text}` : card ? boxName({ card, path, number, first, paint }) : '';
  const depth = path === '' ? 0 : path.split('.').length;
  return {
    id,
    type: kind,
    ...(parent === undefined ? {} : { parentId: parent }),
    position: { x: position.x, y: position.y },
    width: size.width,
    height: size.height,
    measured: { ...size },
    zIndex: note ? layer.note : open ? depth : layer.step,
    handles: card ? handlesOf(card, size, open) : [],
    ariaLabel: ghost ? `${name} No longer there.` : name,
    draggable: editable && !ghost,
    selectable: !ghost,
    connectable: editable && !ghost,
    ...(open ? { style: { pointerEvents: 'none' as const }, dragHandle: '.dc-grip' } : {}),
    data: { path, card, note, first, collapsed, pinned, open, found: !placed, ghost, paint },
  };
}

type Handles = NonNullable<Node['handles']>;

const known = new WeakMap<Card, { readonly size: Box['size']; readonly open: boolean; readonly handles: Handles }>();

/** Where ways begin and end on a box; made once for a card of one size. */
function handlesOf(card: Card, size: Box['size'], open: boolean): Handles {
  const before = known.get(card);
  if (before && before.open === open && sameSize(before.size, size)) return before.handles;
  const handles = makeHandles(card, size, open);
  known.set(card, { size, open, handles });
  return handles;
}

function makeHandles(card: Card, { width, height }: Box['size'], open: boolean): Handles {
  const half = PORT / 2;
  const below = open ? height - rowsHeight(card) + 1 : 0;
  const port = (id: string, type: 'source' | 'target', position: Position, x: number, y: number): Handles[number] => ({
    id,
    type,
    position,
    x: x - half,
    y: y - half,
    width: PORT,
    height: PORT,
  });
  const entries =
    card.kind === 'start' ? [] : [port('in', 'target', Position.Left, 0, ENTRY), port('back', 'target', Position.Right, width, ENTRY)];
  const rows = card.rows.map((row, index) => port(`r${index}`, 'source', Position.Right, width, below + rowMiddle(row)));
  return [
    ...entries,
    ...rows,
    port('out', 'source', Position.Right, width, card.size.height / 2),
    port('new', 'source', Position.Bottom, width / 2, height),
  ];
}

/** Height at which a way leaves its row: by the line that says when. */
export function rowMiddle(row: CardRow): number {
  return row.top + row.height / 2;
}
