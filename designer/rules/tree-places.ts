import type { Diagnostic } from '#engine';
import type { ConditionRow } from './condition-tree.ts';
import type { Tree } from './tree-edit.ts';

/** The part of a row that something is said about. */
export type RowPart = 'row' | 'data' | 'operator' | 'value';

export interface RowFault {
  readonly part: RowPart;
  readonly diagnostic: Diagnostic;
}

/** The JSON Pointer of every row that is part of the rule, the rule itself standing at `base`. */
export function placesOf(tree: Tree, base: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  if (tree) place(tree, base);
  return places;

  function place(row: ConditionRow, at: string): void {
    if (row.kind === 'blank') return;
    places.set(row.id, at);
    if (row.kind !== 'group') return;
    const inner = innerPlace(row, at);
    const written = row.members.filter((member) => member.kind !== 'blank');
    for (const [index, member] of written.entries()) place(member, `${inner}/${row.join}/${index}`);
  }
}

/** Where the row itself stands, inside of the `not` around it. */
export function innerPlace(row: ConditionRow, at: string): string {
  return at + '/not'.repeat(row.nots);
}

/** The innermost row a pointer leads into, and the part of it that is meant. */
export function rowAt(tree: Tree, base: string, pointer: string): { readonly id: string; readonly part: RowPart } | undefined {
  let found: { readonly id: string; readonly at: string } | undefined;
  for (const [id, at] of placesOf(tree, base)) {
    if ((pointer === at || pointer.startsWith(`${at}/`)) && at.length >= (found?.at.length ?? 0)) found = { id, at };
  }
  return found && { id: found.id, part: partOf(pointer.slice(found.at.length)) };
}

/** What is wrong with each row; what lies outside of the rule is left out. */
export function faultsByRow(tree: Tree, base: string, diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly RowFault[]> {
  const faults = new Map<string, RowFault[]>();
  for (const diagnostic of diagnostics) {
    const at = rowAt(tree, base, diagnostic.pointer);
    if (!at) continue;
    faults.set(at.id, [...(faults.get(at.id) ?? []), { part: at.part, diagnostic }]);
  }
  return faults;
}

function partOf(rest: string): RowPart {
  const [key] = rest
    .replace(/^(\/not)+/, '')
    .split('/')
    .slice(1);
  if (key === 'fact' || key === 'condition') return 'data';
  return key === 'operator' || key === 'value' ? key : 'row';
}
