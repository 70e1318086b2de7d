import type { Point } from '../../document/layout.ts';
import type { Size } from '../../document/node-kind.ts';

export interface TidyBox extends Size {
  readonly id: string;
}

/** One box leads to another. */
export interface Lead {
  readonly from: string;
  readonly to: string;
}

interface Tidy {
  /** In the order of the document. */
  readonly boxes: readonly TidyBox[];
  readonly leads: readonly Lead[];
  /** Where it begins. */
  readonly first: string | undefined;
  /** Places that are given; the others are looked for. */
  readonly known: ReadonlyMap<string, Point>;
  readonly corner: Point;
  /** One step below the other instead of beside it. */
  readonly down: boolean;
  /** Nothing comes after anything: all at once. */
  readonly abreast: boolean;
}

/** Room between one step and the next, and between two that stand at the same stage. */
const ALONG = { right: 88, down: 40 };
const ACROSS = { right: 40, down: 88 };

/** Places for the boxes that have none: by stages from the first on, in the same way each time. */
export function tidy({ boxes, leads, first, known, corner, down, abreast }: Tidy): Map<string, Point> {
  const open = boxes.filter((box) => !known.has(box.id));
  if (open.length === 0) return new Map();
  const led = new Set(leads.flatMap(({ from, to }) => (from === to ? [] : [to])));
  const alone = new Set(first === undefined ? [] : boxes.flatMap(({ id }) => (id === first || led.has(id) ? [] : [id])));
  // What nothing here leads to is entered from elsewhere: it comes after the first.
  const all = [...leads, ...[...alone].map((to) => ({ from: first ?? '', to }))];
  const forward = abreast ? [] : withoutCircles(boxes, all, first);
  if (known.size > 0) return besideKnown(boxes, forward, known, corner, down);
  const stages = inOrder(stagesOf(boxes, forward), forward, alone);
  return put(stages, forward, corner, down);
}

/** The leads that go forward: those that would close a circle are left out. */
function withoutCircles(boxes: readonly TidyBox[], leads: readonly Lead[], first: string | undefined): Lead[] {
  const out = new Map<string, string[]>(boxes.map((box) => [box.id, []]));
  for (const { from, to } of leads) if (out.has(to)) out.get(from)?.push(to);
  const state = new Map<string, 'open' | 'done'>();
  const kept: Lead[] = [];
  const begins = first !== undefined && out.has(first) ? [first, ...boxes.map((box) => box.id)] : boxes.map((box) => box.id);
  for (const begin of begins) {
    if (state.has(begin)) continue;
    const path = [{ id: begin, next: 0 }];
    state.set(begin, 'open');
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const to = out.get(at.id)?.[at.next];
      if (to === undefined) {
        state.set(at.id, 'done');
        path.pop();
        continue;
      }
      at.next += 1;
      if (state.get(to) === 'open') continue;
      kept.push({ from: at.id, to });
      if (state.has(to)) continue;
      state.set(to, 'open');
      path.push({ id: to, next: 0 });
    }
  }
  return kept;
}

/** Boxes by stage: each one after all that lead to it. */
function stagesOf(boxes: readonly TidyBox[], forward: readonly Lead[]): TidyBox[][] {
  const into = new Map<string, number>(boxes.map((box) => [box.id, 0]));
  const out = new Map<string, string[]>();
  for (const { from, to } of forward) {
    into.set(to, (into.get(to) ?? 0) + 1);
    const list = out.get(from);
    if (list) list.push(to);
    else out.set(from, [to]);
  }
  const stage = new Map<string, number>();
  const ready = boxes.filter((box) => into.get(box.id) === 0).map((box) => box.id);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    const own = stage.get(id) ?? 0;
    stage.set(id, own);
    for (const to of out.get(id) ?? []) {
      stage.set(to, Math.max(stage.get(to) ?? 0, own + 1));
      const left = (into.get(to) ?? 1) - 1;
      into.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  const stages: TidyBox[][] = [];
  for (const box of boxes) {
    const at = stage.get(box.id) ?? 0;
    const members = stages[at] ?? [];
    members.push(box);
    stages[at] = members;
  }
  return Array.from(stages, (members) => members ?? []);
}

/** Orders each stage by where what leads to it stands, so that few ways cross; what nothing leads to comes last. */
function inOrder(stages: TidyBox[][], forward: readonly Lead[], alone: ReadonlySet<string>): TidyBox[][] {
  const before = new Map<string, string[]>();
  for (const { from, to } of forward) before.set(to, [...(before.get(to) ?? []), from]);
  const row = new Map<string, number>();
  return stages.map((members) => {
    const wanted = new Map(
      members.map((box, index) => {
        const rows = (before.get(box.id) ?? []).flatMap((id) => row.get(id) ?? []);
        return [box.id, rows.length === 0 ? index : rows.reduce((sum, each) => sum + each, 0) / rows.length] as const;
      }),
    );
    const sorted = members.toSorted(
      (a, b) => Number(alone.has(a.id)) - Number(alone.has(b.id)) || (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0),
    );
    for (const [index, box] of sorted.entries()) row.set(box.id, index);
    return sorted;
  });
}

/** Places stage after stage; each box as near to the first that leads to it as there is room. */
function put(stages: readonly (readonly TidyBox[])[], forward: readonly Lead[], corner: Point, down: boolean): Map<string, Point> {
  const direction = down ? 'down' : 'right';
  const [length, breadth] = down ? (['height', 'width'] as const) : (['width', 'height'] as const);
  const across = new Map<string, number>();
  const main = new Map<string, string>();
  for (const { from, to } of forward) if (!main.has(to)) main.set(to, from);
  const places = new Map<string, Point>();
  let along = down ? corner.y : corner.x;
  for (const members of stages) {
    let free = down ? corner.x : corner.y;
    for (const box of members) {
      const wanted = across.get(main.get(box.id) ?? '') ?? free;
      const at = Math.max(free, wanted);
      across.set(box.id, at);
      places.set(box.id, down ? { x: at, y: along } : { x: along, y: at });
      free = at + box[breadth] + ACROSS[direction];
    }
    along += Math.max(0, ...members.map((box) => box[length])) + ALONG[direction];
  }
  return places;
}

/** Places for a few among others that have theirs: beside what leads there, or below everything. */
function besideKnown(
  boxes: readonly TidyBox[],
  forward: readonly Lead[],
  known: ReadonlyMap<string, Point>,
  corner: Point,
  down: boolean,
): Map<string, Point> {
  const size = new Map(boxes.map((box) => [box.id, box]));
  const places = new Map(known);
  const found = new Map<string, Point>();
  for (const box of boxes) {
    if (places.has(box.id)) continue;
    const from = forward.find((lead) => lead.to === box.id && places.has(lead.from))?.from;
    const near = from === undefined ? undefined : places.get(from);
    const by = from === undefined ? undefined : size.get(from);
    const wanted =
      near && by
        ? down
          ? { x: near.x, y: near.y + by.height + ALONG.down }
          : { x: near.x + by.width + ALONG.right, y: near.y }
        : { x: corner.x, y: Math.max(corner.y, ...[...places].map(([id, at]) => at.y + (size.get(id)?.height ?? 0) + ALONG.down)) };
    const taken = [...places].flatMap(([id, own]) => ({ ...own, ...(size.get(id) ?? box) }));
    const at = freePlace(box, wanted, taken);
    places.set(box.id, at);
    found.set(box.id, at);
  }
  return found;
}

/** The first place from the one wanted downward at which nothing stands. */
export function freePlace({ width, height }: Size, wanted: Point, taken: readonly (Point & Size)[]): Point {
  let y = wanted.y;
  const beside = taken.filter((each) => each.x < wanted.x + width + 20 && wanted.x < each.x + each.width + 20);
  for (const each of beside.toSorted((a, b) => a.y - b.y))
    if (each.y < y + height + 20 && y < each.y + each.height + 20) y = each.y + each.height + 40;
  return { x: wanted.x, y };
}
