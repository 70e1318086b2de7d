import type { EffectCall, Guard, Trigger } from '#engine';
import type { Fragment } from './fragment.ts';
import type { Json, JsonObject } from './json.ts';
import type { Note, Point } from './layout.ts';

/**
 * A transition as operations name it: the state it leaves (path; the root is the empty text), what triggers it,
 * and its place among those of the same trigger.
 */
export interface TransitionRef {
  readonly source: string;
  readonly trigger: Trigger;
  readonly index: number;
}

/** Sets one value, or removes it when `value` is absent. In an array the last key is an index: removing closes the gap. */
export interface SetField {
  readonly op: 'field.set';
  /** JSON Pointer; the parents that are missing are made, the last key may be new. */
  readonly pointer: string;
  readonly value?: Json;
}

/** Puts `value` into the list at `pointer` before what stands at `index`; the list is made when there is none. */
export interface InsertItem {
  readonly op: 'list.insert';
  readonly pointer: string;
  readonly index: number;
  readonly value: Json;
}

/** Takes an item out of a list. A list that is left empty stays as an empty list. */
export interface RemoveItem {
  readonly op: 'list.remove';
  readonly pointer: string;
  readonly index: number;
}

/** Moves an item of a list so that it stands at `to` afterwards. */
export interface MoveItem {
  readonly op: 'list.move';
  readonly pointer: string;
  readonly index: number;
  readonly to: number;
}

/**
 * Adds a state inside `parent` (path, root = ''), at the end or before the sibling named `before`. The first state
 * of a level becomes its first step. `position` is within the parent.
 */
export interface AddState {
  readonly op: 'state.add';
  readonly parent: string;
  readonly name: string;
  readonly state: JsonObject;
  readonly before?: string;
  readonly position?: Point;
}

/**
 * Removes states with all they contain. A transition that led to one is led on where the removed state went by
 * itself (its only way out, by time or at once, without condition), else it is removed too; timers nobody waits
 * for any more go as well.
 */
export interface RemoveStates {
  readonly op: 'states.remove';
  readonly paths: readonly string[];
}

/** Gives a state another name. Everything that refers to it follows. */
export interface RenameState {
  readonly op: 'state.rename';
  readonly path: string;
  readonly name: string;
}

/** Moves states into another level; a name taken there gets a number. Everything that refers to them follows. */
export interface MoveStates {
  readonly op: 'states.move';
  readonly paths: readonly string[];
  readonly parent: string;
}

/** Puts neighbors into a new level of their own. What an account goes through stays the same. */
export interface GroupStates {
  readonly op: 'states.group';
  readonly paths: readonly string[];
  readonly name: string;
}

/** Dissolves a level that does nothing itself; its states stand in the level around it. */
export interface UngroupState {
  readonly op: 'state.ungroup';
  readonly path: string;
}

/** Makes a child the first step of its level. */
export interface SetInitial {
  readonly op: 'state.initial';
  readonly parent: string;
  readonly name: string;
}

/**
 * Adds a transition. Without `target` the state is not left. Without `index` it stands last, but before a
 * branch without condition when it has one itself.
 */
export interface AddTransition {
  readonly op: 'transition.add';
  readonly source: string;
  readonly trigger: Trigger;
  readonly target?: string;
  readonly guard?: Guard;
  readonly actions?: readonly EffectCall[];
  readonly index?: number;
}

/** Leads a transition elsewhere (path); without `target` it no longer leaves its state. */
export interface RetargetTransition {
  readonly op: 'transition.retarget';
  readonly ref: TransitionRef;
  readonly target?: string;
}

/** Lets something else trigger a transition; it stands last among those of its new trigger. */
export interface RetriggerTransition {
  readonly op: 'transition.trigger';
  readonly ref: TransitionRef;
  readonly trigger: Trigger;
}

/** Changes the order in which the transitions of one trigger are looked at: it stands at `to` afterwards. */
export interface MoveTransition {
  readonly op: 'transition.move';
  readonly ref: TransitionRef;
  readonly to: number;
}

/** Removes transitions, and the timers nobody waits for any more. */
export interface RemoveTransitions {
  readonly op: 'transitions.remove';
  readonly refs: readonly TransitionRef[];
}

/**
 * Puts a new state on a transition: the transition leads to it, and it goes on to the old target, after `timer`
 * (a name in `timers`) or at once.
 */
export interface InsertState {
  readonly op: 'state.insert';
  readonly ref: TransitionRef;
  readonly name: string;
  readonly state: JsonObject;
  readonly timer?: string;
  /** Within the level the state comes to stand in. */
  readonly position?: Point;
}

/** Renames a timer; every state that waits for it follows. */
export interface RenameTimer {
  readonly op: 'timer.rename';
  readonly name: string;
  readonly to: string;
}

/** Renames a rule; every condition that refers to it follows. */
export interface RenameRule {
  readonly op: 'rule.rename';
  readonly name: string;
  readonly to: string;
}

/**
 * Pastes what `copyFragment` made. Names taken get a number, timers and rules come along (the same content is
 * shared, other content under a taken name gets a new one). `at` is where its upper left corner goes.
 */
export interface PasteFragment {
  readonly op: 'fragment.paste';
  readonly parent: string;
  readonly fragment: Fragment;
  readonly at?: Point;
}

/** Moves boxes, by state path. Positions are within the parent state's box. */
export interface MoveLayout {
  readonly op: 'layout.move';
  readonly positions: Readonly<Record<string, Point>>;
}

/** Lays out automatically: like `layout.move`, but what is pinned stays. */
export interface ApplyLayout {
  readonly op: 'layout.apply';
  readonly positions: Readonly<Record<string, Point>>;
}

export interface AddNote {
  readonly op: 'layout.note.add';
  readonly note: Note;
}

export interface SetNote {
  readonly op: 'layout.note.set';
  readonly id: string;
  readonly note: Readonly<Partial<Omit<Note, 'id'>>>;
}

export interface RemoveNote {
  readonly op: 'layout.note.remove';
  readonly id: string;
}

/** Replaces the whole document: import, restoring a version, editing as JSON. */
export interface ReplaceDocument {
  readonly op: 'document.replace';
  readonly value: JsonObject;
}

/**
 * One place put back: a value as a whole, or of an object only its changed members: those in `drop` go, those in
 * `put` are set, and its keys stand in `order`. Members nobody names stay, at the end.
 */
export type RestorePart =
  | { readonly pointer: string; readonly value: Json }
  | { readonly pointer: string; readonly drop: readonly string[]; readonly put: JsonObject; readonly order: readonly string[] };

/** Puts places back as they were; what `applyOperation` gives as the inverse of any operation. */
export interface Restore {
  readonly op: 'restore';
  readonly parts: readonly RestorePart[];
}

/** Several operations as one: all of them, or none when one is refused. */
export interface Batch {
  readonly op: 'batch';
  readonly operations: readonly Operation[];
  readonly label?: string;
}

/** Everything that can be done to a document. Plain JSON: it can be stored, sent, and replayed on a newer document. */
export type Operation =
  | SetField
  | InsertItem
  | RemoveItem
  | MoveItem
  | AddState
  | RemoveStates
  | RenameState
  | MoveStates
  | GroupStates
  | UngroupState
  | SetInitial
  | AddTransition
  | RetargetTransition
  | RetriggerTransition
  | MoveTransition
  | RemoveTransitions
  | InsertState
  | RenameTimer
  | RenameRule
  | PasteFragment
  | MoveLayout
  | ApplyLayout
  | AddNote
  | SetNote
  | RemoveNote
  | ReplaceDocument
  | Restore
  | Batch;
