import { type Diagnostic, definitionLimits, diagnose, hasErrors, parseDefinition, readJson } from '#engine';
import { isObject } from '../document/json.ts';
import { isMachine } from '../document/shape.ts';

/**
 * Why a text cannot be edited here: it is no unambiguous JSON, or has no machine that can be drawn. Nothing when it
 * can; it may be wrong in other ways then.
 */
export function obstaclesIn(text: string): readonly Diagnostic[] {
  const reading = readJson(text, { ...definitionLimits, depth: Number.POSITIVE_INFINITY });
  if (!reading.ok) return reading.faults.map((fault) => diagnose(`json.${fault.problem}`, fault.pointer, fault.detail));
  if (isObject(reading.value) && isMachine(reading.value['machine'])) return [];
  const parsed = parseDefinition(text);
  const faults = parsed.ok ? [] : parsed.diagnostics;
  return hasErrors(faults) ? faults : [diagnose('definition.value_type', '/machine', 'it has no steps that can be drawn')];
}
