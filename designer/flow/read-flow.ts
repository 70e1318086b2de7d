import { definitionLimits, misfits, readJson } from '#engine';
import { isObject } from '../document/json.ts';
import { isMachine } from '../document/shape.ts';

/** Reads a text whose limits somebody else minds: however deep it is, it can be looked at. */
export function readAnyDepth(text: string): ReturnType<typeof readJson> {
  return readJson(text, { ...definitionLimits, depth: Number.POSITIVE_INFINITY });
}

/**
 * Whether a text can be edited here: it is unambiguous JSON, has a machine that can be drawn, and nothing else in
 * place of one of its parts. It may be wrong in other ways then; `obstaclesIn` says why when it cannot.
 */
export function canBeDrawn(text: string): boolean {
  const reading = readAnyDepth(text);
  return reading.ok && isObject(reading.value) && isMachine(reading.value['machine']) && misfits(reading.value).length === 0;
}
