import type { JsonObject } from '../../document/json.ts';
import type { Operation } from '../../document/operation.ts';
import { freeId, itemsAt, textAt } from '../items.ts';

/** A row with what tells it apart on the screen, also while two have the same id. */
export interface KeyedRow {
  readonly rowKey: string;
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly row: JsonObject;
}

export function keyedRows(value: JsonObject): readonly KeyedRow[] {
  const seen = new Map<string, number>();
  return itemsAt(value, 'rows').map((row, index) => {
    const id = textAt(row, 'id') ?? '';
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return { rowKey: before === 0 ? id : `${id}#${before}`, index, id, name: textAt(row, 'name') ?? '', row };
  });
}

/** Whether a row takes everybody who comes to it. */
export function takesEverybody(row: JsonObject): boolean {
  return !Object.hasOwn(row, 'when');
}

/** Puts a new row before the one for everybody, since none behind that is ever reached. */
export function addRow(value: JsonObject, name: string): { readonly operation: Operation; readonly id: string } {
  const rows = itemsAt(value, 'rows');
  const open = rows.findIndex(takesEverybody);
  const id = freeId(
    'row',
    rows.map((row) => row['id'] ?? null),
  );
  const index = open < 0 ? rows.length : open;
  return { id, operation: { op: 'list.insert', pointer: '/rows', index, value: { id, name, when: { all: [] } } } };
}
