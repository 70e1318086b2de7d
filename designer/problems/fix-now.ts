import { type Diagnostic, type QuickFix, quickFixes, type Registry } from '#engine';
import type { JsonObject } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';
import { fixOperation } from './fix-operation.ts';

/** A remedy as an operation on the document as it is now; undefined when it no longer fits. Brings all of the lint along. */
export function fixNow(problem: Diagnostic, { label }: QuickFix, value: JsonObject, registry: Registry): Operation | undefined {
  const now = quickFixes(problem, value, registry).find((each) => each.label === label);
  return now && fixOperation(now);
}
