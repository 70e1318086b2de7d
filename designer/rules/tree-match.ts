import { sameJson } from '../document/json.ts';
import { type ConditionRow, conditionsOf, type Mint, rowOf } from './condition-tree.ts';
import type { Tree } from './tree-edit.ts';

/**
 * The rows of a rule that was changed from elsewhere (undo, another browser). What was there before keeps its
 * ids, so that the person's place is not lost.
 */
export function matchedTree(conditions: unknown, before: Tree, mint: Mint): Tree {
  if (conditions === undefined) return undefined;
  if (before && sameJson(conditionsOf(before), conditions)) return before;
  const fresh = rowOf(conditions, mint);
  return before ? withIdsOf(fresh, before) : fresh;
}

function withIdsOf(row: ConditionRow, before: ConditionRow): ConditionRow {
  if (row.kind !== before.kind) return row;
  if (row.kind !== 'group' || before.kind !== 'group') return { ...row, id: before.id };
  const left = new Set(before.members);
  const take = (fits: (member: ConditionRow) => boolean): ConditionRow | undefined => {
    const found = [...left].find(fits);
    if (found) left.delete(found);
    return found;
  };
  // What is the same comes first, so that an inserted row does not push every id one on.
  const equals = row.members.map((member) => take((other) => sameJson(conditionsOf(other), conditionsOf(member))));
  const members = row.members.map((member, index) => {
    const twin = equals[index] ?? take((other) => other.kind === member.kind);
    return twin ? withIdsOf(member, twin) : member;
  });
  return { ...row, id: before.id, members };
}
