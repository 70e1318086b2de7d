import type { ConditionRow, GroupRow, Mint } from './condition-tree.ts';

/** A rule being edited; undefined while nothing is said. */
export type Tree = ConditionRow | undefined;

/** A place among the members of a group, counted before anything is moved. */
export interface Slot {
  readonly group: string;
  readonly index: number;
}

export function findRow(tree: Tree, id: string): ConditionRow | undefined {
  if (tree === undefined || tree.id === id) return tree;
  if (tree.kind !== 'group') return undefined;
  for (const member of tree.members) {
    const found = findRow(member, id);
    if (found) return found;
  }
  return undefined;
}

/** The group a row stands in, and where; undefined for the outermost row. */
export function homeOf(tree: Tree, id: string): { readonly group: GroupRow; readonly index: number } | undefined {
  if (tree?.kind !== 'group') return undefined;
  const index = tree.members.findIndex((member) => member.id === id);
  if (index >= 0) return { group: tree, index };
  for (const member of tree.members) {
    const found = homeOf(member, id);
    if (found) return found;
  }
  return undefined;
}

/** The tree with one row changed; a row changed into nothing is gone. Untouched parts stay the same objects. */
export function changeRow(tree: Tree, id: string, change: (row: ConditionRow) => Tree): Tree {
  if (tree === undefined || tree.id === id) return tree && change(tree);
  if (tree.kind !== 'group') return tree;
  const members = tree.members.flatMap((member) => changeRow(member, id, change) ?? []);
  const same = members.length === tree.members.length && members.every((member, index) => member === tree.members[index]);
  return same ? tree : { ...tree, members };
}

/** Adds a row to a group, at its end unless told. Without a group it joins what is there, so that both must hold. */
export function addRow(tree: Tree, row: ConditionRow, mint: Mint, slot?: { readonly group: string; readonly index?: number }): Tree {
  if (tree === undefined) return row;
  if (slot) return changeGroup(tree, slot.group, (members) => members.toSpliced(slot.index ?? members.length, 0, row));
  if (tree.kind === 'group' && tree.nots === 0) return { ...tree, members: [...tree.members, row] };
  return { kind: 'group', id: mint(), nots: 0, join: 'all', members: [tree, row] };
}

/** Removes a row, and every group that holds nothing any more because of it. */
export function removeRow(tree: Tree, id: string): Tree {
  const home = homeOf(tree, id);
  if (home?.group.members.length === 1) return removeRow(tree, home.group.id);
  return changeRow(tree, id, () => undefined);
}

/** Where the eye goes when a row is gone: to the next one, else to the one before, else to its group's. */
export function neighborOf(tree: Tree, id: string): string | undefined {
  const home = homeOf(tree, id);
  if (!home) return undefined;
  const { group, index } = home;
  if (group.members.length === 1) return neighborOf(tree, group.id);
  return (group.members[index + 1] ?? group.members[index - 1])?.id;
}

/** Puts a copy behind a row and says what it is called. */
export function duplicateRow(tree: Tree, id: string, mint: Mint): { readonly tree: Tree; readonly copy: string | undefined } {
  const row = findRow(tree, id);
  if (!row) return { tree, copy: undefined };
  const copy = copyOf(row, mint);
  const home = homeOf(tree, id);
  if (home) return { tree: addRow(tree, copy, mint, { group: home.group.id, index: home.index + 1 }), copy: copy.id };
  return { tree: { kind: 'group', id: mint(), nots: 0, join: 'all', members: [row, copy] }, copy: copy.id };
}

function copyOf(row: ConditionRow, mint: Mint): ConditionRow {
  if (row.kind !== 'group') return { ...row, id: mint() };
  return { ...row, id: mint(), members: row.members.map((member) => copyOf(member, mint)) };
}

/** Puts a row into a group of its own; the group joins by the other word than the one around it. */
export function wrapRow(tree: Tree, id: string, mint: Mint): { readonly tree: Tree; readonly group: string } {
  const group = mint();
  const join = homeOf(tree, id)?.group.join === 'any' ? 'all' : 'any';
  return { tree: changeRow(tree, id, (row) => ({ kind: 'group', id: group, nots: 0, join, members: [row] })), group };
}

/** Whether a group can be taken apart without a `not` getting lost. */
export function canUnwrap(tree: Tree, id: string): boolean {
  const row = findRow(tree, id);
  if (row?.kind !== 'group' || row.nots > 0 || row.members.length === 0) return false;
  return homeOf(tree, id) !== undefined || row.members.length === 1;
}

/** Takes a group apart: its members stand where it stood. */
export function unwrapRow(tree: Tree, id: string): Tree {
  const row = findRow(tree, id);
  if (!canUnwrap(tree, id) || row?.kind !== 'group') return tree;
  const home = homeOf(tree, id);
  if (!home) return row.members[0];
  return changeGroup(tree, home.group.id, (members) => members.toSpliced(home.index, 1, ...row.members));
}

/** Whether a row can be put there: not into itself, and not where it already stands. */
export function canMove(tree: Tree, id: string, { group, index }: Slot): boolean {
  const row = findRow(tree, id);
  const home = homeOf(tree, id);
  if (!row || !home || findRow(row, group)) return false;
  return home.group.id !== group || (index !== home.index && index !== home.index + 1);
}

/** Moves a row. A group that is left empty stays, to be filled or removed. */
export function moveRow(tree: Tree, id: string, slot: Slot): Tree {
  const row = findRow(tree, id);
  const home = homeOf(tree, id);
  if (!row || !home || !canMove(tree, id, slot)) return tree;
  const index = home.group.id === slot.group && home.index < slot.index ? slot.index - 1 : slot.index;
  const lifted = changeRow(tree, id, () => undefined);
  return changeGroup(lifted, slot.group, (members) => members.toSpliced(index, 0, row));
}

/**
 * The place one step up or down, as the eye reads: past a neighbor, into a neighboring group, out of the
 * group at its edge. Every place can be reached this way. Undefined at the ends.
 */
export function stepSlot(tree: Tree, id: string, direction: -1 | 1): Slot | undefined {
  const home = homeOf(tree, id);
  if (!home) return undefined;
  const { group, index } = home;
  const neighbor = group.members[index + direction];
  if (neighbor?.kind === 'group') return { group: neighbor.id, index: direction === 1 ? 0 : neighbor.members.length };
  if (neighbor) return { group: group.id, index: direction === 1 ? index + 2 : index - 1 };
  const outer = homeOf(tree, group.id);
  return outer && { group: outer.group.id, index: direction === 1 ? outer.index + 1 : outer.index };
}

function changeGroup(tree: Tree, id: string, change: (members: readonly ConditionRow[]) => readonly ConditionRow[]): Tree {
  return changeRow(tree, id, (row) => (row.kind === 'group' ? { ...row, members: change(row.members) } : row));
}
