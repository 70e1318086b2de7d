import { pointer, pointerKeys, valueAt } from '../base/pointer.ts';

/** The part of a definition a pointer leads into, and the place within it. */
export type Element =
  | { readonly kind: 'state'; readonly path: string }
  | { readonly kind: 'transition'; readonly source: string; readonly pointer: string }
  | { readonly kind: 'timer' | 'rule'; readonly name: string }
  | { readonly kind: 'test'; readonly index: number }
  | { readonly kind: 'definition' };

export interface PlacedElement {
  readonly element: Element;
  /** Where the element stands. */
  readonly at: string;
  /** The pointer relative to the element; the empty text is the element itself. */
  readonly field: string;
}

const lists = new Set(['on', 'after']);
const plainLists = new Set(['always', 'onDone']);

/** Finds the step, path, wait, condition or test a diagnostic is about. The longest of them that exists wins. */
export function elementOf(place: string, definition: unknown): PlacedElement {
  const keys = pointerKeys(place);
  const [root, name, ...rest] = keys;
  if (root === 'machine') return inMachine(keys, definition);
  const at = pointer(...keys.slice(0, 2));
  if (name !== undefined && valueAt(definition, at) !== undefined) {
    if (root === 'timers' || root === 'rules')
      return { element: { kind: root === 'timers' ? 'timer' : 'rule', name }, at, field: pointer(...rest) };
    if (root === 'tests') return { element: { kind: 'test', index: Number(name) }, at, field: pointer(...rest) };
  }
  return { element: { kind: 'definition' }, at: '', field: place };
}

function inMachine(keys: readonly string[], definition: unknown): PlacedElement {
  const path: string[] = [];
  let end = 1;
  while (keys[end] === 'states' && keys[end + 1] !== undefined && valueAt(definition, pointer(...keys.slice(0, end + 2))) !== undefined) {
    path.push(keys[end + 1] as string);
    end += 2;
  }
  const source = path.join('.');
  const [list = '', trigger] = keys.slice(end);
  const head = lists.has(list) && trigger !== undefined ? end + 2 : plainLists.has(list) ? end + 1 : undefined;
  if (head !== undefined) {
    const isListed = Array.isArray(valueAt(definition, pointer(...keys.slice(0, head))));
    const length = isListed && keys[head] !== undefined ? head + 1 : head;
    const at = pointer(...keys.slice(0, length));
    if (valueAt(definition, at) !== undefined)
      return { element: { kind: 'transition', source, pointer: at }, at, field: pointer(...keys.slice(length)) };
  }
  return { element: { kind: 'state', path: source }, at: pointer(...keys.slice(0, end)), field: pointer(...keys.slice(end)) };
}
