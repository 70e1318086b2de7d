import { isObject, type Json, type JsonObject } from './json.ts';

/** A place on the canvas. That of a state is within the box of its parent state. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The place of a state; what is pinned stays where it is when the canvas is laid out. */
export interface NodePlace extends Point {
  readonly pinned?: boolean;
}

/** A note on the canvas. */
export interface Note {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly text: string;
}

/** How a definition is drawn. It stands in `layout`, outside the content hash. */
export interface Layout {
  readonly nodes: Readonly<Record<string, NodePlace>>;
  readonly notes: readonly Note[];
}

const nothing: Layout = { nodes: {}, notes: [] };

/** The layout of a document; places and notes that are none are left out. An unchanged `layout` gives the same parts. */
export function layoutOf(value: JsonObject): Layout {
  const layout = value['layout'];
  return isObject(layout) ? { nodes: placesOf(layout['nodes']), notes: notesOf(layout['notes']) } : nothing;
}

const places = new WeakMap<object, Layout['nodes']>();

function placesOf(nodes: Json | undefined): Layout['nodes'] {
  if (!isObject(nodes)) return nothing.nodes;
  let known = places.get(nodes);
  if (!known) {
    known = Object.fromEntries(Object.entries(nodes).flatMap(([path, place]) => (isPlace(place) ? [[path, place]] : [])));
    places.set(nodes, known);
  }
  return known;
}

function notesOf(notes: Json | undefined): readonly Note[] {
  return Array.isArray(notes) ? notes.filter(isNote) : nothing.notes;
}

function isPlace(value: unknown): value is NodePlace {
  return isObject(value) && Number.isFinite(value['x']) && Number.isFinite(value['y']);
}

function isNote(value: unknown): value is Note {
  return isPlace(value) && typeof (value as Partial<Note>).id === 'string' && typeof (value as Partial<Note>).text === 'string';
}
