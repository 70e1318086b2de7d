import { nameWords } from '#engine';
import type { Point } from '../../document/layout.ts';
import type { Operation } from '../../document/operation.ts';
import { type Aligned, type Alignment, align, distribute } from '../arrange/align.ts';
import type { Box } from '../graph/boxes.ts';
import { ownName } from '../graph/ears.ts';
import { boxIdOf } from '../graph/element-id.ts';
import { copyablePaths } from './chosen-paths.ts';
import { chosenPaths, type EditBase } from './edit-base.ts';

/**
 * Puts boxes elsewhere, as one step of the history. With the first box that is moved all those the canvas had found
 * a place for get it in the document, so that they stay where they are seen. `into` is the level they are put into,
 * the empty text for the top.
 */
export function moveBoxes(base: EditBase, positions: ReadonlyMap<string, Point>, into?: string): void {
  const { stage, t, act } = base;
  const notes: Operation[] = [...positions].flatMap(([id, { x, y }]) =>
    id.startsWith('note|') ? [{ op: 'layout.note.set', id: id.slice(5), note: { x, y } }] : [],
  );
  const steps = new Map([...positions].filter(([id]) => !id.startsWith('note|') && !id.includes('|')));
  const [first] = steps.keys();
  const operations: Operation[] = [...notes];
  if (steps.size > 0) operations.push({ op: 'layout.move', positions: withFound(stage.graph.boxes, steps) });
  const moving = copyablePaths([...steps.keys()].map((path) => `step:${path}`));
  if (into !== undefined && moving.length > 0) operations.push({ op: 'states.move', paths: moving, parent: into });
  if (operations.length === 0) return;
  const name = nameWords(first === undefined ? 'note' : ownName(first));
  const label =
    into === undefined || moving.length === 0
      ? t('act.move', { count: positions.size, name })
      : t('act.into', { name: into === '' ? t('moveInto.top') : ownName(into) });
  act(batch(operations, label), label);
}

/** The places of moved boxes with those of all boxes the document has no place for. */
export function withFound(boxes: readonly Box[], moved: ReadonlyMap<string, Point>): Record<string, Point> {
  const found = boxes.flatMap(({ node, position }) =>
    node.kind === 'start' || node.kind === 'note' || node.placed ? [] : [[node.id, { x: position.x, y: position.y }] as const],
  );
  return Object.fromEntries([...found, ...[...moved].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }] as const)]);
}

/** Moves what is chosen a little; presses in a row are one step of the history. */
export function nudge(base: EditBase, by: Point): void {
  const { stage, t, act } = base;
  const chosen = new Set(stage.chosen.flatMap((element) => boxIdOf(element) ?? []));
  const own = stage.graph.boxes.filter(({ node }) => chosen.has(node.id) && node.kind !== 'start' && !chosen.has(node.parent ?? ''));
  if (own.length === 0) return;
  const moved = new Map(own.map(({ node, position }) => [node.id, { x: position.x + by.x, y: position.y + by.y }]));
  const notes: Operation[] = own.flatMap(({ node }) => {
    const at = moved.get(node.id);
    return node.note && at ? [{ op: 'layout.note.set', id: node.note.id, note: at }] : [];
  });
  const steps = new Map([...moved].filter(([id]) => !id.startsWith('note|')));
  const operations: Operation[] =
    steps.size === 0 ? notes : [...notes, { op: 'layout.move', positions: withFound(stage.graph.boxes, steps) }];
  const label = t('act.move', { count: own.length, name: ownName(own[0]?.node.path ?? '') });
  act(batch(operations, label), label, { key: `nudge ${[...moved.keys()].join(' ')}` });
}

/** The boxes of what is chosen that lie in one level with the first. */
function alignable({ stage }: EditBase): Aligned[] {
  const chosen = new Set(stage.chosen.flatMap((element) => boxIdOf(element) ?? []));
  const own = stage.graph.boxes.filter(({ node }) => chosen.has(node.id) && node.kind !== 'start');
  return own
    .filter(({ node }) => node.parent === own[0]?.node.parent)
    .map(({ node, position, size }) => ({ id: node.id, ...position, ...size }));
}

export function alignChosen(base: EditBase, to: Alignment): void {
  const boxes = alignable(base);
  if (boxes.length < 2) return;
  placeAll(base, align(boxes, to), base.t('act.align', { count: boxes.length }));
}

export function distributeChosen(base: EditBase, along: 'across' | 'down'): void {
  const boxes = alignable(base);
  if (boxes.length < 3) return;
  placeAll(base, distribute(boxes, along), base.t('act.distribute', { count: boxes.length }));
}

function placeAll({ stage, act }: EditBase, positions: ReadonlyMap<string, Point>, label: string): void {
  const notes: Operation[] = [...positions].flatMap(([id, { x, y }]) =>
    id.startsWith('note|') ? [{ op: 'layout.note.set', id: id.slice(5), note: { x, y } }] : [],
  );
  const steps = new Map([...positions].filter(([id]) => !id.startsWith('note|')));
  act(batch([...notes, { op: 'layout.move', positions: withFound(stage.graph.boxes, steps) }], label), label);
}

/** Keeps the chosen steps where they are when the canvas is laid out, or lets them go again. */
export function pinChosen(base: EditBase): void {
  const { stage, t, act } = base;
  const paths = chosenPaths(base);
  const own = stage.graph.boxes.filter(({ node }) => paths.includes(node.id));
  const pin = own.some(({ node }) => !node.pinned);
  const places = withFound(stage.graph.boxes, new Map(own.map(({ node, position }) => [node.id, position])));
  const operations: Operation[] = [
    { op: 'layout.move', positions: places },
    ...own.map(({ node }): Operation => {
      const pointer = `/layout/nodes/${node.id}/pinned`;
      return pin ? { op: 'field.set', pointer, value: true } : { op: 'field.set', pointer };
    }),
  ];
  const label = t(pin ? 'act.pin' : 'act.unpin', { name: ownName(paths[0] ?? '') });
  if (own.length > 0) act(batch(operations, label), label);
}

/** Several operations as one; a single one as it is. */
export function batch(operations: readonly Operation[], label: string): Operation {
  const [only] = operations;
  return operations.length === 1 && only ? only : { op: 'batch', operations, label };
}
