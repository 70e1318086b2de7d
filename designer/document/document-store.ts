import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DefinitionKind } from '#engine';
import { applyOperation } from './apply.ts';
import type { Conflict } from './conflict.ts';
import { emptyHistory, type History, type Step, withStep } from './history.ts';
import type { JsonObject } from './json.ts';
import { sameJson } from './json.ts';
import type { Operation } from './operation.ts';
import { type Newer, OwnChanges } from './own-changes.ts';
import { printJson } from './print-json.ts';
import { partsBetween } from './restore.ts';
import { reversal, takenBack } from './take-back.ts';

/** Revision of a draft as the server counts them; `*` while there is none. */
export type Revision = number | '*';

/** A document as it is opened: its text and the revision of that text. */
export interface OpenedDocument {
  readonly kind: DefinitionKind;
  readonly id: string;
  /** JSON of an object; whoever opens it has checked that. */
  readonly text: string;
  readonly revision: Revision;
  /** Text of the version in force, to compare with. */
  readonly published?: string;
}

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'conflict' | SaveTrouble;

/** Why something is not saved: nobody has answered, or the server will not take it as it is. */
export type SaveTrouble = 'offline' | 'refused';

export interface DocumentState {
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly value: JsonObject;
  readonly revision: Revision;
  readonly saveState: SaveState;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo takes back, and redo does again. */
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  /** The text the server has under `revision`. */
  readonly baseText: string;
  readonly published: string | undefined;
  /** Set while somebody else's change and one's own touch the same place and nobody has chosen. */
  readonly conflict: Conflict | undefined;
}

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: string };

export interface DocumentStore extends Pick<StoreApi<DocumentState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /**
   * Does an operation; `label` names it in the history. Steps in a row with the same `key` are undone as one: typing
   * text into one field has such a key by itself.
   */
  act(operation: Operation, label: string, options?: { readonly key?: string }): Outcome;
  undo(): Outcome;
  redo(): Outcome;
  /** Ends a row of steps that are undone as one: the field has been left. */
  settle(): void;
  /** The text opened, byte for byte, when nothing differs from it; else the document in the house layout. */
  text(): string;
  /** Takes what is to be saved; undefined when there is nothing, or somebody has to choose first. */
  beginSave(): { readonly text: string; readonly revision: Revision } | undefined;
  /** What `beginSave` took is on the server under this revision. */
  saved(revision: Revision): void;
  /** What `beginSave` took is not on the server. */
  saveFailed(trouble: SaveTrouble): void;
  /** Somebody else saved: own steps are replayed on their text, or a conflict is put to the person. */
  receive(newer: Newer): 'merged' | 'conflict';
  /** Ends a conflict. Undo brings back what was on the screen before. */
  resolve(choice: 'mine' | 'theirs'): void;
}

/** The document somebody edits, with its history and what of it is not saved yet. */
export function createDocumentStore({ kind, id, text, revision, published }: OpenedDocument): DocumentStore {
  const own = new OwnChanges(text, revision);
  const opened = own.base;
  let value = own.base.value;
  let history: History = emptyHistory;
  const store = createStore<DocumentState>(stateNow);

  function stateNow(): DocumentState {
    return {
      kind,
      id,
      value,
      revision: own.base.revision,
      saveState: own.saveState(value),
      canUndo: history.done.length > 0 && !own.conflict,
      canRedo: history.undone.length > 0 && !own.conflict,
      undoLabel: history.done.at(-1)?.label,
      redoLabel: history.undone.at(-1)?.label,
      baseText: own.base.text,
      published,
      conflict: own.conflict,
    };
  }

  function show(next: JsonObject): void {
    value = next;
    store.setState(stateNow(), true);
  }

  function take(step: Step): Outcome {
    own.note(step);
    show(step.after);
    return { ok: true };
  }

  function textNow(): string {
    const known = [opened, own.base].find((each) => sameJson(each.value, value));
    return known?.text ?? printJson(value);
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    text: textNow,

    act(operation, label, options = {}) {
      if (own.conflict) return refuse('Somebody else changed this too: choose between the two versions first.');
      const applied = applyOperation(value, operation);
      if (!applied.ok) return applied;
      if (sameJson(applied.value, value)) return { ok: true };
      const key = options.key ?? typingKey(operation);
      const step: Step = { operations: [operation], label, key, before: value, after: applied.value };
      history = withStep(history, step);
      return take(step);
    },

    undo() {
      const step = history.done.at(-1);
      if (!step || own.conflict) return refuse('There is nothing to undo.');
      const before = takenBack(value, step);
      if (typeof before === 'string') return refuse(before);
      history = { done: history.done.slice(0, -1), undone: [...history.undone, step] };
      return take(reversal(step, value, before));
    },

    redo() {
      const step = history.undone.at(-1);
      if (!step || own.conflict) return refuse('There is nothing to redo.');
      const applied = value === step.before ? { ok: true as const, value: step.after } : applyOperation(value, batchOf(step));
      if (!applied.ok) return applied;
      const again: Step = { ...step, key: undefined, before: value, after: applied.value };
      history = { done: [...history.done, again], undone: history.undone.slice(0, -1) };
      return take(again);
    },

    settle() {
      const last = history.done.at(-1);
      if (last?.key !== undefined) history = { ...history, done: [...history.done.slice(0, -1), { ...last, key: undefined }] };
    },

    beginSave() {
      if (own.conflict || own.sending || sameJson(value, own.base.value)) return undefined;
      const taken = own.send(textNow(), value);
      show(value);
      return taken;
    },

    saved(newRevision) {
      own.sent(newRevision);
      show(value);
    },

    saveFailed(trouble) {
      own.notSent(trouble);
      show(value);
    },

    receive(newer) {
      show(own.receive(newer, value));
      return own.conflict ? 'conflict' : 'merged';
    },

    resolve(choice) {
      if (!own.conflict) return;
      const resolved = own.resolve(choice, value);
      const label = choice === 'mine' ? 'Keep my version' : 'Take the other version';
      if (!sameJson(resolved, value)) {
        const operations: Operation[] = [{ op: 'restore', parts: partsBetween(value, resolved) }];
        history = withStep(history, { operations, label, key: undefined, before: value, after: resolved });
      }
      show(resolved);
    },
  };
}

function refuse(refusal: string): Outcome {
  return { ok: false, refusal };
}

function batchOf(step: Step): Operation {
  return { op: 'batch', operations: step.operations };
}

/** Typing replaces the text of one field again and again. */
function typingKey(operation: Operation): string | undefined {
  return operation.op === 'field.set' && typeof operation.value === 'string' ? `field.set ${operation.pointer}` : undefined;
}
