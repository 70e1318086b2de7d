import type { QuickFix } from '#engine';
import type { Json } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';

/** A remedy as one operation, to be undone as one. */
export function fixOperation({ label, patch }: QuickFix): Operation {
  const operations = patch.map(
    ({ pointer, value }): Operation => ({ op: 'field.set', pointer, ...(value === undefined ? {} : { value: value as Json }) }),
  );
  return { op: 'batch', operations, label };
}
