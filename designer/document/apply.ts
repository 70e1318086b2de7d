import { type Chart, definitionLimits } from '#engine';
import { changed } from './changed.ts';
import { chartOfValue } from './flow-draft.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Operation, Restore } from './operation.ts';
import { allow, Refused } from './refused.ts';
import { partsBetween } from './restore.ts';
import { isMachine, looseEnds } from './shape.ts';

export type Applied =
  | { readonly ok: true; readonly value: JsonObject; readonly inverse: Restore }
  | { readonly ok: false; readonly refusal: string };

/**
 * Does an operation on a document. The document given stays as it is; what the operation does not touch is shared
 * with the result. `inverse` puts back exactly what was, the order of keys included. A refusal is a sentence for the
 * person who asked.
 */
export function applyOperation(value: JsonObject, operation: Operation): Applied {
  try {
    const next = changed(value, operation);
    allow(isObject(next), 'A definition is an object.');
    if (!puts(operation)) allowSound(value, next);
    return { ok: true, value: next, inverse: { op: 'restore', parts: partsBetween(next, value) } };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.message };
    throw error;
  }
}

/** Whether an operation puts a whole document or an earlier state of it in place, faults included. */
function puts(operation: Operation): boolean {
  if (operation.op === 'batch') return operation.operations.some(puts);
  return operation.op === 'restore' || operation.op === 'document.replace';
}

/** Nothing may make a machine unreadable, or lead to steps that are not there, that did not before. */
function allowSound(before: JsonObject, after: JsonObject): void {
  if (before['machine'] === after['machine'] || !isObject(before['machine'])) return;
  if (!isMachine(before['machine'])) return;
  allow(isMachine(after['machine']), 'That would make the steps of this definition unreadable.');
  const [was, is] = [chartOfValue(before), chartOfValue(after)];
  allow(looseEnds(is) <= looseEnds(was), 'A path would lead to a step that is not there, or a level would have no first step.');
  const { states, nesting } = definitionLimits;
  allow(is.states.size - 1 <= Math.max(states, was.states.size - 1), `A flow can have ${states} steps at most.`);
  allow(depthOf(is) <= Math.max(nesting, depthOf(was)), `Levels can lie in one another ${nesting} deep at most.`);
}

function depthOf(chart: Chart): number {
  return [...chart.states.keys()].reduce((deepest, path) => Math.max(deepest, path === '' ? 0 : path.split('.').length), 0);
}
