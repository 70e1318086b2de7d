import type { FlowDraft } from '../flow-draft.ts';
import { isObject } from '../json.ts';
import type { Note } from '../layout.ts';
import type { AddNote, RemoveNote, SetNote } from '../operation.ts';
import { allow } from '../refused.ts';
import { layoutDraft } from './move-layout.ts';

export function changeNotes(flow: FlowDraft, operation: AddNote | SetNote | RemoveNote): void {
  const layout = layoutDraft(flow);
  const notes = (Array.isArray(layout.notes) ? layout.notes : []) as Note[];
  const id = operation.op === 'layout.note.add' ? operation.note.id : operation.id;
  const at = notes.findIndex((note) => isObject(note) && note.id === id);
  if (operation.op === 'layout.note.add') {
    allow(at < 0, 'There already is such a note.');
    layout.notes = [...notes, { ...operation.note }];
    return;
  }
  const note = notes[at];
  allow(note, 'This note is no longer there.');
  const changed = operation.op === 'layout.note.set' ? [{ ...note, ...operation.note, id }] : [];
  layout.notes = notes.toSpliced(at, 1, ...changed);
}
