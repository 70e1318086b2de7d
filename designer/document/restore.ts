import { escapeKey, pointerKeys } from '#engine';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { RestorePart } from './operation.ts';
import { allow } from './refused.ts';
import { replaceAt } from './replace-at.ts';

/** The smallest parts that turn `from` into `to`, the order of keys included. Parts shared by both are not looked into. */
export function partsBetween(from: Json, to: Json, at = ''): RestorePart[] {
  if (Object.is(from, to)) return [];
  if (isObject(from) && isObject(to)) return memberParts(from, to, at);
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((item, index) => partsBetween(item, to[index] as Json, `${at}/${index}`));
  }
  return [{ pointer: at, value: to }];
}

function memberParts(from: JsonObject, to: JsonObject, at: string): RestorePart[] {
  const [before, order] = [Object.keys(from), Object.keys(to)];
  const drop = before.filter((key) => !Object.hasOwn(to, key));
  const added = Object.entries(to).filter(([key]) => !Object.hasOwn(from, key));
  const kept = order.filter((key) => Object.hasOwn(from, key));
  const inner = kept.flatMap((key) => partsBetween(from[key] as Json, to[key] as Json, `${at}/${escapeKey(key)}`));
  const sameKeys = before.length === order.length && before.every((key, index) => key === order[index]);
  return sameKeys ? inner : [{ pointer: at, drop, put: Object.fromEntries(added), order }, ...inner];
}

/** Puts parts back. Refused when a place no longer exists. */
export function restoreParts(value: JsonObject, parts: readonly RestorePart[]): JsonObject {
  return parts.reduce<JsonObject>((current, part) => {
    const next = replaceAt(current, pointerKeys(part.pointer), (old) => {
      allow(old !== undefined, 'What this would change back is no longer there.');
      return 'value' in part ? part.value : withMembers(old, part);
    });
    allow(isObject(next), 'A definition is an object.');
    return next;
  }, value);
}

function withMembers(old: Json, { drop, put, order }: Extract<RestorePart, { order: unknown }>): Json {
  allow(isObject(old), 'What this would change back is no longer there.');
  const dropped = new Set(drop);
  const members = Object.entries({ ...old, ...put }).filter(([key]) => !dropped.has(key));
  const rank = new Map(order.map((key, index) => [key, index]));
  const last = order.length;
  return Object.fromEntries(members.sort(([a], [b]) => (rank.get(a) ?? last) - (rank.get(b) ?? last)));
}
