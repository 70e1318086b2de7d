import { definitionLimits, misfits, readJson, spelled } from '#engine';
import { isObject, type JsonObject } from '../document/json.ts';
import { type EditedKind, isFlowKind } from './kinds.ts';
import { obstaclesIn } from './obstacles.ts';

/** What a file brings: a definition, or why it cannot be taken. */
export type Imported =
  | { readonly ok: true; readonly value: JsonObject; readonly name: string }
  | { readonly ok: false; readonly problem: 'unread'; readonly detail: string }
  | { readonly ok: false; readonly problem: 'notObject' }
  | { readonly ok: false; readonly problem: 'kind'; readonly kind: string };

/** Reads a text as a definition of a kind. Faults that leave it editable are kept and told where it is edited. */
export function readImport(text: string, kind: EditedKind): Imported {
  const reading = readJson(text, definitionLimits);
  if (!reading.ok) return { ok: false, problem: 'unread', detail: reading.faults[0]?.detail ?? '' };
  const { value } = reading;
  if (!isObject(value)) return { ok: false, problem: 'notObject' };
  if (value['kind'] !== kind) return { ok: false, problem: 'kind', kind: spelled(value['kind'] ?? '') };
  const [obstacle] = isFlowKind(kind) ? obstaclesIn(text) : misfits(value);
  if (obstacle) return { ok: false, problem: 'unread', detail: obstacle.message };
  return { ok: true, value, name: spelled(value['name'] ?? value['id'] ?? '') };
}
