import { createContext, useContext } from 'react';
import type { Catalog, Conditions } from '#engine';
import type { ConditionRow } from './condition-tree.ts';
import type { RowDrag } from './row-drag.ts';
import type { Slot, Tree } from './tree-edit.ts';
import type { RowFault } from './tree-places.ts';
import type { OptionsOf } from './value-label.ts';

/** The part of a row the focus goes to. */
export type FocusPart = 'first' | 'operator' | 'value';

/** A kind of edit, as undo names it. */
export type EditKind =
  | 'add'
  | 'remove'
  | 'move'
  | 'duplicate'
  | 'wrap'
  | 'unwrap'
  | 'opposite'
  | 'join'
  | 'data'
  | 'operator'
  | 'value'
  | 'rule';

export interface RowEdit {
  readonly kind: EditKind;
  readonly tree: Tree;
  /** Where the focus goes then; it stays where it is when left out. */
  readonly focus?: { readonly id: string; readonly part?: FocusPart };
  /** The row to be told of to those who listen. */
  readonly about?: string;
}

/** What every row of one builder stands in. */
export interface Builder {
  readonly tree: Tree;
  readonly catalog: Catalog;
  readonly currency: string;
  readonly rules: Readonly<Record<string, Conditions>>;
  /** The named rules that may be used here. */
  readonly usable: readonly string[];
  readonly optionsOf: OptionsOf;
  readonly isReadOnly: boolean;
  readonly drag: RowDrag;
  /** The condition just added, whose data is to be chosen at once. */
  readonly fresh: string | undefined;
  edit(edit: RowEdit): void;
  change(row: ConditionRow, kind: EditKind, focus?: FocusPart): void;
  /** Adds a row to the end of a group; without one to the whole. */
  add(kind: 'data' | 'group' | 'rule', group?: string): void;
  remove(id: string): void;
  move(id: string, slot: Slot): void;
  mint(): string;
  faultsOf(id: string): readonly RowFault[];
  pointerOf(id: string): string | undefined;
  /** What a row is called for those who listen: `Condition 2.1`. */
  nameOf(id: string): string;
  openRule?: ((name: string) => void) | undefined;
  openJson(id: string): void;
}

export const BuilderContext = createContext<Builder | undefined>(undefined);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('used outside of a rule builder');
  return builder;
}
