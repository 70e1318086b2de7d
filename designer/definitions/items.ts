import { isObject, type JsonObject } from '../document/json.ts';

/** The rows of a list in a draft. Drafts may be faulty: what is no object stands as an empty one, so places stay right. */
export function itemsAt(value: JsonObject, key: string): readonly JsonObject[] {
  const list = value[key];
  return Array.isArray(list) ? list.map((item) => (isObject(item) ? item : {})) : [];
}

/** A text of a draft; undefined when there is none or it is something else. */
export function textAt(value: JsonObject, key: string): string | undefined {
  const text = value[key];
  return typeof text === 'string' ? text : undefined;
}

export function numberAt(value: JsonObject, key: string): number | undefined {
  const number = value[key];
  return typeof number === 'number' ? number : undefined;
}

/** The first of `row`, `row-2`, `row-3` … that is free. */
export function freeId(stem: string, taken: readonly unknown[]): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
