import type { EffectCall } from '#engine';
import type { Json } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';
import type { ActionList } from './path-place.ts';

/** Puts an action into a list before the one at `index`. */
export function insertAction({ pointer, calls, setWhole }: ActionList, index: number, call: EffectCall): Operation {
  return setWhole ? setWhole(calls.toSpliced(index, 0, call)) : { op: 'list.insert', pointer, index, value: call as unknown as Json };
}

/** Takes an action out; the last one takes the list with it. */
export function removeAction({ pointer, calls }: ActionList, index: number): Operation {
  return calls.length === 1 ? { op: 'field.set', pointer } : { op: 'list.remove', pointer, index };
}

export function moveAction({ pointer }: ActionList, index: number, to: number): Operation {
  return { op: 'list.move', pointer, index, to };
}

/** Sets several settings of an action as one. */
export function setParams(pointer: string, call: EffectCall, values: Readonly<Record<string, Json | undefined>>): Operation {
  const params = call.params ?? {};
  const left = Object.keys(params).filter((key) => !(key in values) || values[key] !== undefined);
  const added = Object.keys(values).filter((key) => values[key] !== undefined);
  if (left.length === 0 && added.length === 0) return { op: 'field.set', pointer: `${pointer}/params` };
  const operations = Object.entries(values).map(
    ([name, value]): Operation => ({ op: 'field.set', pointer: `${pointer}/params/${name}`, ...(value === undefined ? {} : { value }) }),
  );
  const [only, ...others] = operations;
  return only && others.length === 0 ? only : { op: 'batch', operations };
}
