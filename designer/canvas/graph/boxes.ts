import { type Chart, isInside } from '#engine';
import { type CanvasNode, startId } from '../../document/canvas.ts';
import type { Point } from '../../document/layout.ts';
import type { Size } from '../../document/node-kind.ts';
import { type Card, rowsHeight } from './card.ts';
import { freePlace, type Lead, tidy } from './tidy.ts';

/** A box with its place within the box around it. */
export interface Box {
  readonly node: CanvasNode;
  /** Undefined for a note. */
  readonly card: Card | undefined;
  readonly position: Point;
  readonly size: Size;
}

/** What lies in a level keeps this distance from its border. */
export const LEVEL_PAD = 32;
/** Where the first step of a level goes: under its name. */
export const LEVEL_CORNER: Point = { x: 40, y: 72 };
const LEVEL_LEAST: Size = { width: 336, height: 96 };

interface Drawn {
  readonly chart: Chart;
  readonly nodes: readonly CanvasNode[];
  /** By box. */
  readonly cards: ReadonlyMap<string, Card>;
}

/**
 * The boxes that are seen, each after the one it lies in. A level is as large as what it holds; what the document
 * says no place for stands where a tidy drawing would have it.
 */
export function boxesOf({ chart, nodes, cards }: Drawn): Box[] {
  const shown = nodes.filter((node) => node.kind !== 'start' || node.path === '');
  const byPath = new Map(shown.flatMap((node) => (node.kind === 'note' ? [] : [[node.id, node] as const])));
  const positions = new Map<string, Point>();
  const sizes = new Map<string, Size>();
  const inside = childrenByParent(shown);
  const leads = leadsByLevel(chart);
  measure(undefined);
  return shown.map((node) => {
    const position = node.kind === 'note' ? node.position : (positions.get(node.id) ?? LEVEL_CORNER);
    return boxOf(node, cards.get(node.id), position, sizes.get(node.id) ?? node.size);
  });

  function measure(parent: string | undefined): void {
    const members = inside.get(parent) ?? [];
    for (const node of members) {
      const card = cards.get(node.id);
      sizes.set(node.id, card?.size ?? node.size);
      if (!card || !inside.has(node.id)) continue;
      measure(node.id);
      sizes.set(node.id, levelSize(inside.get(node.id) ?? [], card));
    }
    place(parent, members);
  }

  function place(parent: string | undefined, members: readonly CanvasNode[]): void {
    const level = chart.states.get(parent ?? '');
    const known = knownPlaces(members);
    const isTop = parent === undefined;
    if (isTop && known.size > 0) placeStart(known, level?.initial);
    const found = tidy({
      boxes: members.map((node) => ({ id: node.id, ...(sizes.get(node.id) ?? node.size) })),
      leads: leads.get(parent ?? '') ?? [],
      first: isTop ? startId('') : (level?.initial ?? undefined),
      known,
      corner: isTop ? { x: 0, y: 0 } : LEVEL_CORNER,
      down: !isTop && members.every((node) => !inside.has(node.id)),
      abreast: level?.type === 'parallel',
    });
    for (const [id, point] of [...known, ...found]) positions.set(id, point);
  }

  function knownPlaces(members: readonly CanvasNode[]): Map<string, Point> {
    return new Map(members.flatMap((node) => (node.kind !== 'start' && node.placed ? [[node.id, node.position] as const] : [])));
  }

  /** Where others have their places, the start stands to the left of the step it leads to. */
  function placeStart(known: Map<string, Point>, initial: string | null | undefined): void {
    const id = startId('');
    const first = known.get(initial ?? '') ?? [...known.values()][0];
    const size = sizes.get(id);
    if (!first || !size || known.has(id)) return;
    const boxes = [...known].map(([other, at]) => ({ ...at, ...(sizes.get(other) ?? size) }));
    known.set(id, freePlace(size, { x: first.x - size.width - 88, y: first.y }, boxes));
  }

  function levelSize(members: readonly CanvasNode[], card: Card): Size {
    const extent = (axis: 'x' | 'y', length: 'width' | 'height'): number =>
      Math.max(0, ...members.map((node) => (positions.get(node.id)?.[axis] ?? 0) + (sizes.get(node.id)?.[length] ?? 0)));
    return {
      width: Math.max(LEVEL_LEAST.width, extent('x', 'width') + LEVEL_PAD),
      height: Math.max(LEVEL_LEAST.height, extent('y', 'height') + LEVEL_PAD) + rowsHeight(card),
    };
  }

  function childrenByParent(all: readonly CanvasNode[]): Map<string | undefined, CanvasNode[]> {
    const map = new Map<string | undefined, CanvasNode[]>();
    for (const node of all) {
      if (node.kind === 'note' || (node.parent !== undefined && !byPath.has(node.parent))) continue;
      const members = map.get(node.parent);
      if (members) members.push(node);
      else map.set(node.parent, [node]);
    }
    return map;
  }
}

const made = new WeakMap<CanvasNode, Box>();

/** The same object as the last time when nothing of the box has changed. */
function boxOf(node: CanvasNode, card: Card | undefined, position: Point, size: Size): Box {
  const old = made.get(node);
  const isSame =
    old?.card === card &&
    old?.position.x === position.x &&
    old.position.y === position.y &&
    old.size.width === size.width &&
    old.size.height === size.height;
  if (old && isSame) return old;
  const box = { node, card, position, size };
  made.set(node, box);
  return box;
}

/** How many steps a level holds that hold none themselves. */
export function stepsInside(chart: Chart, level: string): number {
  let count = 0;
  for (const state of chart.states.values())
    if (state.path !== level && state.children.length === 0 && isInside(state.path, level)) count += 1;
  return count;
}

/** For each level which of its members lead to which, also from or to inside one of them. */
export function leadsByLevel(chart: Chart): Map<string, Lead[]> {
  const leads = new Map<string, Lead[]>();
  const add = (level: string, from: string, to: string): void => {
    const list = leads.get(level);
    if (list) list.push({ from, to });
    else leads.set(level, [{ from, to }]);
  };
  const root = chart.states.get('');
  if (typeof root?.initial === 'string') add('', startId(''), root.initial);
  for (const { source, target } of chart.transitions) {
    if (typeof target !== 'string' || target === '') continue;
    const level = commonLevel(source, target);
    const to = memberOf(level, target);
    // What a level itself leads to inside happens while its steps go on: it comes after its first.
    const first = chart.states.get(level)?.initial;
    const from = source === level ? first : memberOf(level, source);
    if (typeof from === 'string' && from !== to) add(level, from, to);
  }
  return leads;
}

/** The innermost level in which a way is seen as one from member to member. */
function commonLevel(source: string, target: string): string {
  if (source === '' || isInside(target, source)) return source;
  const [a, b] = [source.split('.'), target.split('.')];
  let depth = 0;
  while (depth < a.length - 1 && depth < b.length - 1 && a[depth] === b[depth]) depth += 1;
  return a.slice(0, depth).join('.');
}

function memberOf(level: string, path: string): string {
  const depth = level === '' ? 0 : level.split('.').length;
  return path
    .split('.')
    .slice(0, depth + 1)
    .join('.');
}
