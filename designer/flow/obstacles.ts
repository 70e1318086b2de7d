import { type Diagnostic, diagnose, hasErrors, misfits, parseDefinition } from '#engine';
import { isObject } from '../document/json.ts';
import { isMachine } from '../document/shape.ts';
import { readAnyDepth } from './read-flow.ts';

/** Why a text cannot be edited here; nothing when it can (`canBeDrawn`). */
export function obstaclesIn(text: string): readonly Diagnostic[] {
  const reading = readAnyDepth(text);
  if (!reading.ok) return reading.faults.map((fault) => diagnose(`json.${fault.problem}`, fault.pointer, fault.detail));
  if (isObject(reading.value) && isMachine(reading.value['machine'])) return misfits(reading.value);
  const parsed = parseDefinition(text);
  const faults = parsed.ok ? [] : parsed.diagnostics;
  return hasErrors(faults) ? faults : [diagnose('definition.value_type', '/machine', 'it has no steps that can be drawn')];
}
