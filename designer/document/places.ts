import { escapeKey, valueAt } from '#engine';
import { isObject, type Json, type JsonObject, sameJson } from './json.ts';

/** A place two versions of a document differ in: a value, or in a list everything from an item on. */
export interface Place {
  readonly pointer: string;
  readonly from?: number;
  /** Items were put into the list and nothing else of it changed. */
  readonly inserted?: boolean;
}

/** Maps of named things: two people may each add one, also the first one. */
const containers = new Set(['timers', 'rules', 'layout', 'nodes', 'on', 'after', 'states']);

/** Lists whose order means nothing, so that two people may each add to them. */
const loose = new Set(['/tests', '/layout/notes']);

/** Every place in which two versions differ. */
export function placesBetween(from: Json | undefined, to: Json | undefined, at = ''): Place[] {
  if (Object.is(from, to)) return [];
  const container = containers.has(at.slice(at.lastIndexOf('/') + 1));
  const [before, after] = container ? [from ?? {}, to ?? {}] : [from, to];
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => placesBetween(before[key], after[key], `${at}/${escapeKey(key)}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) return listPlaces(before, after, at);
  return sameJson(from, to) ? [] : [{ pointer: at }];
}

function listPlaces(before: readonly Json[], after: readonly Json[], at: string): Place[] {
  if (before.length === after.length) return before.flatMap((item, index) => placesBetween(item, after[index], `${at}/${index}`));
  const differs = before.findIndex((item, index) => !sameJson(item, after[index]));
  const first = differs < 0 ? Math.min(before.length, after.length) : differs;
  const tail = before.length - first;
  const inserted = after.length > before.length && sameJson(before.slice(first), tail === 0 ? [] : after.slice(-tail));
  return [{ pointer: at, from: first, inserted }];
}

/** Whether a change at one place can get into the way of a change at the other. */
export function clash(a: Place, b: Place): boolean {
  if (a.pointer.startsWith('/layout/nodes/') && b.pointer.startsWith('/layout/nodes/')) return false;
  if (a.pointer === b.pointer) return !(a.inserted && b.inserted && loose.has(a.pointer));
  const [outer, inner] = a.pointer.length < b.pointer.length ? [a, b] : [b, a];
  if (!inner.pointer.startsWith(`${outer.pointer}/`)) return false;
  if (outer.from === undefined) return true;
  return Number(inner.pointer.slice(outer.pointer.length + 1).split('/')[0]) >= outer.from;
}

/** Whether both versions have come to the same at a place. */
export function agree(a: JsonObject, b: JsonObject, place: Place): boolean {
  return sameJson(valueAt(a, place.pointer), valueAt(b, place.pointer));
}
