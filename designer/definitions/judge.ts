import { checkDefinition, checkShape, type Diagnostic, type Registry } from '#engine';
import type { JsonObject } from '../document/json.ts';

/** Every fault of a definition as it stands: of its form, or where it has none all others, failed tests included. */
export function judge(value: JsonObject, registry: Registry): readonly Diagnostic[] {
  const shape = checkShape(value);
  return shape.ok ? checkDefinition(shape.definition, registry).diagnostics : shape.diagnostics;
}
