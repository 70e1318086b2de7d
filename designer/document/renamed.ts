import { pointerKeys, pointer as pointerOf } from '#engine';
import { isObject, type JsonObject } from './json.ts';
import { layoutOf } from './layout.ts';

/**
 * What an element (`step:<path>`, `path:<pointer>`, `timer:<name>`, `rule:<name>`) is called after a change that put
 * another name in its place: a renaming, or one that was undone. Undefined when it is still there, is gone, or was
 * not there before.
 */
export function renamedTo(element: string, before: JsonObject, after: JsonObject): string | undefined {
  const colon = element.indexOf(':');
  const [kind, id] = [element.slice(0, colon), element.slice(colon + 1)];
  const keys = keysOf(kind, id);
  const renamed = keys && renamedKeys(keys, before, after);
  if (!renamed) return undefined;
  if (kind === 'path') return `path:${pointerOf(...renamed)}`;
  return `${kind}:${kind === 'step' ? renamed.filter((_, at) => at % 2 === 0 && at > 0).join('.') : renamed[1]}`;
}

/** Whether an element, or a note (`note:<id>`), was there before a change and is under no name after it. */
export function isGone(element: string, before: JsonObject, after: JsonObject): boolean {
  return isIn(element, before) && !isIn(element, after) && renamedTo(element, before, after) === undefined;
}

function isIn(element: string, value: JsonObject): boolean {
  const colon = element.indexOf(':');
  const [kind, id] = [element.slice(0, colon), element.slice(colon + 1)];
  if (kind === 'note') return layoutOf(value).notes.some((note) => note.id === id);
  return keysOf(kind, id)?.reduce<unknown>(memberOf, value) !== undefined;
}

/** Where an element stands in the document. */
function keysOf(kind: string, id: string): readonly string[] | undefined {
  if (id === '') return undefined;
  if (kind === 'rule' || kind === 'timer') return [`${kind}s`, id];
  if (kind === 'path') return pointerKeys(id);
  return kind === 'step' ? ['machine', ...id.split('.').flatMap((key) => ['states', key])] : undefined;
}

function renamedKeys(keys: readonly string[], before: unknown, after: unknown): readonly string[] | undefined {
  let [was, is] = [before, after];
  const renamed: string[] = [];
  for (const key of keys) {
    const now = nameIn(key, was, is);
    if (now === undefined) return undefined;
    renamed.push(now);
    [was, is] = [memberOf(was, key), memberOf(is, now)];
  }
  return renamed.some((key, at) => key !== keys[at]) ? renamed : undefined;
}

/** What stands under the same or, at the same place among as many, under a new name. */
function nameIn(name: string, was: unknown, is: unknown): string | undefined {
  if (memberOf(is, name) !== undefined) return name;
  if (!isObject(was) || !isObject(is)) return undefined;
  const [names, now] = [Object.keys(was), Object.keys(is)];
  const found = names.length === now.length ? now[names.indexOf(name)] : undefined;
  return found === undefined || Object.hasOwn(was, found) ? undefined : found;
}

function memberOf(holder: unknown, key: string): unknown {
  if (Array.isArray(holder)) return holder[Number(key)];
  return isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}
