import { useBuilder } from './builder-context.ts';
import type { ConditionRow } from './condition-tree.ts';
import { faultsId } from './row-frame.tsx';
import { innerPlace } from './tree-places.ts';

export interface PartTies {
  readonly 'aria-label': string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
  readonly 'data-part': 'data' | 'operator' | 'value';
  readonly 'data-field'?: string;
}

const keys = { data: 'fact', operator: 'operator', value: 'value' } as const;

/** Names the control of a part of a row, ties it to what is wrong with it, and says by which pointer it is found. */
export function usePartTies(row: ConditionRow): (part: keyof typeof keys, label: string) => PartTies {
  const { faultsOf, pointerOf } = useBuilder();
  const faults = faultsOf(row.id);
  const at = pointerOf(row.id);
  return (part, label) => ({
    'aria-label': label,
    'data-part': part,
    ...(at === undefined ? {} : { 'data-field': `${innerPlace(row, at)}/${row.kind === 'named' ? 'condition' : keys[part]}` }),
    ...(faults.length === 0 ? {} : { 'aria-describedby': faultsId(row) }),
    ...(faults.some((fault) => fault.part === part) ? { 'aria-invalid': true as const } : {}),
  });
}
