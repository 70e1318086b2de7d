import { pointerKeys, unreachable } from '#engine';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { InsertItem, MoveItem, RemoveItem, SetField } from '../operation.ts';
import { allow } from '../refused.ts';
import { replaceAt } from '../replace-at.ts';

export function changeField(value: JsonObject, operation: SetField | InsertItem | RemoveItem | MoveItem): JsonObject {
  const next = replaceAt(value, pointerKeys(operation.pointer), (old) => changed(old, operation));
  allow(isObject(next), 'A definition is an object.');
  return next;
}

function changed(old: Json | undefined, operation: SetField | InsertItem | RemoveItem | MoveItem): Json | undefined {
  if (operation.op === 'field.set') return operation.value;
  const list = old ?? [];
  allow(Array.isArray(list), 'There is no list at this place.');
  const { index } = operation;
  switch (operation.op) {
    case 'list.insert':
      allow(isPlace(index, list.length), 'The list has changed, there is no such row any more.');
      return list.toSpliced(index, 0, operation.value);
    case 'list.remove':
      allow(isPlace(index, list.length - 1), 'The list has changed, there is no such row any more.');
      return list.toSpliced(index, 1);
    case 'list.move': {
      const rows = isPlace(index, list.length - 1) && isPlace(operation.to, list.length - 1);
      allow(rows, 'The list has changed, there is no such row any more.');
      return list.toSpliced(index, 1).toSpliced(operation.to, 0, list[index] as Json);
    }
    default:
      return unreachable(operation);
  }
}

function isPlace(index: number, last: number): boolean {
  return Number.isInteger(index) && index >= 0 && index <= last;
}
