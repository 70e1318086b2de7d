import { checkShape, type Diagnostic, sorted } from '#engine';
import { isObject, type Json, type JsonObject } from '../document/json.ts';

/** Says where a definition does not fit its schema. */
export type ShapeCheck = (value: JsonObject) => readonly Diagnostic[];

/** All of it, every time. */
export function wholeShape(value: JsonObject): readonly Diagnostic[] {
  const shape = checkShape(value);
  return shape.ok ? [] : shape.diagnostics;
}

/**
 * The same for a document that is looked at again and again: what has not changed since (===) is not looked at a
 * second time. Steps and members of the definition stand by themselves in the schema, so each is checked in a
 * definition that holds nothing else.
 */
export function createShapeCheck(): ShapeCheck {
  const known = new WeakMap<object, { readonly at: string; readonly faults: readonly Diagnostic[] }>();

  function faultsOf(part: object, at: string, shell: () => JsonObject): readonly Diagnostic[] {
    const before = known.get(part);
    if (before?.at === at) return before.faults;
    const faults = wholeShape(shell());
    known.set(part, { at, faults });
    return faults;
  }

  function stepFaults(state: Json, path: readonly string[], head: JsonObject): readonly Diagnostic[] {
    const own = (): JsonObject => ({ ...head, machine: { id: 'm', states: nested(path, isObject(state) ? emptied(state) : state) } });
    if (!isObject(state)) return wholeShape(own());
    return [...faultsOf(state, path.join('.'), own), ...insideFaults(state, path, head)];
  }

  function insideFaults(state: JsonObject, path: readonly string[], head: JsonObject): readonly Diagnostic[] {
    const { states } = state;
    return isObject(states) ? Object.entries(states).flatMap(([key, inner]) => stepFaults(inner, [...path, key], head)) : [];
  }

  return (value) => {
    const { kind, machine } = value;
    if ((kind !== 'strategy' && kind !== 'resolution') || !isObject(machine)) return wholeShape(value);
    const head: JsonObject = { kind, id: 'a', name: 'a', machine: { id: 'm' } };
    const members = Object.entries(value).filter(([key, member]) => key !== 'machine' && typeof member === 'object' && member !== null);
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !members.some(([other]) => other === key)));
    const faults = [
      ...wholeShape({ ...rest, machine: emptied(machine) }),
      ...members.flatMap(([key, member]) => faultsOf(member as object, key, () => ({ ...head, [key]: member }))),
      ...insideFaults(machine, [], head),
    ];
    return faults.length === 0 ? faults : sorted(faults, value);
  };
}

/** A state without those inside it. What stands there and holds no states stays, so that it is told. */
function emptied(state: JsonObject): JsonObject {
  return isObject(state['states']) ? { ...state, states: {} } : state;
}

/** The states of a machine that has one state only, this deep inside. */
function nested(path: readonly string[], state: Json): JsonObject {
  const [key = '', ...inner] = path;
  return { [key]: inner.length === 0 ? state : { states: nested(inner, state) } };
}
