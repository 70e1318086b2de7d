import { type Diagnostic, definitionLimits, diagnose, hasErrors, parseDefinition, pointerKeys, readJson } from '#engine';
import { isObject } from '../document/json.ts';
import { isMachine } from '../document/shape.ts';

/**
 * Why a text cannot be edited here: it is no unambiguous JSON, has no machine that can be drawn, or something else in
 * place of one of its parts. Nothing when it can; it may be wrong in other ways then.
 */
export function obstaclesIn(text: string): readonly Diagnostic[] {
  const reading = readJson(text, { ...definitionLimits, depth: Number.POSITIVE_INFINITY });
  if (!reading.ok) return reading.faults.map((fault) => diagnose(`json.${fault.problem}`, fault.pointer, fault.detail));
  if (isObject(reading.value) && isMachine(reading.value['machine'])) return misfitsIn(text);
  const parsed = parseDefinition(text);
  const faults = parsed.ok ? [] : parsed.diagnostics;
  return hasErrors(faults) ? faults : [diagnose('definition.value_type', '/machine', 'it has no steps that can be drawn')];
}

/** Parts of a definition that are of another type altogether, such as a name that is no text: nothing can draw them. */
export function misfitsIn(text: string): readonly Diagnostic[] {
  const parsed = parseDefinition(text);
  if (parsed.ok) return [];
  return parsed.diagnostics.filter(({ code, pointer }) => code === 'definition.value_type' && pointerKeys(pointer).length === 1);
}
