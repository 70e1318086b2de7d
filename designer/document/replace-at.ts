import { isObject, type Json } from './json.ts';
import { allow } from './refused.ts';

/** Keys that reach an object's prototype instead of its data. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The document with the value at `keys` replaced by what `change` makes of it; undefined removes it, closing the
 * gap in a list. Objects on the way that are missing are made. All that does not lie on the way is shared.
 */
export function replaceAt(value: Json | undefined, keys: readonly string[], change: (old: Json | undefined) => Json | undefined): Json {
  const next = replaced(value, keys, change);
  allow(next !== undefined, 'The whole document cannot be removed.');
  return next;
}

function replaced(value: Json | undefined, keys: readonly string[], change: (old: Json | undefined) => Json | undefined): Json | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return inList(value, key, rest, change);
  allow(value === undefined || isObject(value), 'There is nothing at this place that could hold a field.');
  allow(!forbidden.has(key), `“${key}” cannot be the name of a field.`);
  const object = value ?? {};
  const old = Object.hasOwn(object, key) ? object[key] : undefined;
  const next = replaced(old, rest, change);
  if (next === old) return value ?? {};
  if (next !== undefined) return { ...object, [key]: next };
  const { [key]: _, ...others } = object;
  return others;
}

function inList(list: readonly Json[], key: string, rest: readonly string[], change: (old: Json | undefined) => Json | undefined): Json {
  const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : Number.NaN;
  allow(index <= list.length, 'The list has no such row any more.');
  const old = list[index];
  const next = replaced(old, rest, change);
  if (next === old) return list;
  return next === undefined ? list.toSpliced(index, 1) : [...list.slice(0, index), next, ...list.slice(index + 1)];
}
