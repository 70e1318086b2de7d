import type { ConditionRow } from './condition-tree.ts';
import type { Tree } from './tree-edit.ts';

/** Where each row stands, as people count: `2`, and `2.1` for the first of the second. The outermost is empty. */
export function rowNumbers(tree: Tree): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  if (tree) number(tree, tree.kind === 'group' ? '' : '1');
  return numbers;

  function number(row: ConditionRow, own: string): void {
    numbers.set(row.id, own);
    if (row.kind !== 'group') return;
    for (const [index, member] of row.members.entries()) number(member, own === '' ? String(index + 1) : `${own}.${index + 1}`);
  }
}
