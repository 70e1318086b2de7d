import { useMemo } from 'react';
import { checkShape, compareDefinitions, type Definition, type Difference } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { isMachine } from '../document/shape.ts';

/** A value as a definition that can be compared: a flow that can be drawn, or what fits its form. Undefined for any other. */
export function comparable(value: JsonObject): Definition | undefined {
  return isMachine(value['machine']) || checkShape(value).ok ? (value as unknown as Definition) : undefined;
}

/** How a text of a definition differs from a value of it; undefined when one of them cannot be compared. */
export function useDifferences(text: string | undefined, after: JsonObject): readonly Difference[] | undefined {
  return useMemo(() => {
    const before = text === undefined ? undefined : comparable(JSON.parse(text) as JsonObject);
    const now = comparable(after);
    return before && now && compareDefinitions(before, now);
  }, [text, after]);
}
