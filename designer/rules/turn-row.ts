import { type Catalog, operatorNamed } from '#engine';
import type { ConditionRow } from './condition-tree.ts';
import { operandOf } from './typed-value.ts';

/**
 * A row turned into its opposite: a comparison by the operator that says it, anything else by a `not` more or
 * less. Undefined where there is nothing to turn.
 */
export function turnedRow(row: ConditionRow, catalog: Catalog): ConditionRow | undefined {
  if (row.kind === 'blank') return undefined;
  if (row.nots > 0) return { ...row, nots: row.nots - 1 };
  if (row.kind !== 'test') return { ...row, nots: 1 };
  const known = operatorNamed(row.written.operator);
  if (!known || !catalog.fact(row.written.fact) || operandOf(known.complement) !== known.operand) return { ...row, nots: 1 };
  return { ...row, written: { ...row.written, operator: known.complement } };
}
