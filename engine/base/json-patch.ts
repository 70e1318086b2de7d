import { pointerKeys } from './pointer.ts';

/** One change of a JSON document: a value set at a pointer, or with no value the place removed (from a list, closed up). */
export interface PatchPart {
  readonly pointer: string;
  readonly value?: unknown;
}

/**
 * The document after changes, in order. What they do not touch is the same object as before; a key that is set
 * keeps its place, a new one comes last. A change whose place is not there changes nothing.
 */
export function applyPatch(document: unknown, patch: readonly PatchPart[]): unknown {
  return patch.reduce<unknown>((value, part) => changed(value, pointerKeys(part.pointer), part), document);
}

function changed(value: unknown, [key, ...rest]: readonly string[], part: PatchPart): unknown {
  if (key === undefined) return 'value' in part ? part.value : value;
  if (typeof value !== 'object' || value === null) return value;
  if (rest.length > 0) {
    if (!Object.hasOwn(value, key)) return value;
    return withKey(value, key, changed((value as Record<string, unknown>)[key], rest, part));
  }
  return 'value' in part ? withKey(value, key, part.value) : withoutKey(value, key);
}

function withKey(value: object, key: string, inner: unknown): unknown {
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

function withoutKey(value: object, key: string): unknown {
  if (Array.isArray(value)) return value.toSpliced(Number(key), 1);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
