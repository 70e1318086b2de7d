import { expect } from 'chai';
import { createDocumentStore, type DocumentStore } from '../../../designer/document/document-store.ts';
import type { Operation } from '../../../designer/document/operation.ts';

const text = `{"kind":"strategy", "id":"f", "name":"F", "x-big": 1.0e3,
  "machine": {"id":"f","initial":"call","states":{"call":{"on":{"manual.stop":"end"}},"end":{"type":"final"}}}}`;

function opened(): DocumentStore {
  return createDocumentStore({ kind: 'strategy', id: 'f', text, revision: 3 });
}

function name(value: string): Operation {
  return { op: 'field.set', pointer: '/name', value };
}

describe('a document being edited', () => {
  it('names what undo takes back and redo does again', () => {
    const store = opened();
    store.act({ op: 'state.rename', path: 'call', name: 'ring' }, 'Rename step');

    expect(store.getState()).to.include({ canUndo: true, undoLabel: 'Rename step', canRedo: false, saveState: 'unsaved' });
    store.undo();

    expect(store.getState()).to.include({
      canUndo: false,
      undoLabel: undefined,
      canRedo: true,
      redoLabel: 'Rename step',
      saveState: 'saved',
    });
    expect(store.text()).to.equal(text);
  });

  it('takes typing in one field as one step, until the field is left', () => {
    const store = opened();
    for (const value of ['G', 'Ga', 'Gal']) store.act(name(value), 'Change name');
    store.settle();
    for (const value of ['Gala', 'Galaxy']) store.act(name(value), 'Change name');
    store.act({ op: 'field.set', pointer: '/description', value: 'D' }, 'Change description');

    const seen: unknown[] = [];
    while (store.getState().canUndo) {
      store.undo();
      seen.push(store.getState().value['name']);
    }
    expect(seen).to.deep.equal(['Galaxy', 'Gal', 'F']);
  });

  it('takes any steps with one key as one', () => {
    const store = opened();
    for (const x of [1, 2, 3]) store.act({ op: 'layout.move', positions: { call: { x, y: 0 } } }, 'Move', { key: 'arrows' });
    store.undo();

    expect(store.getState().canUndo).to.equal(false);
    store.redo();
    expect(store.getState().value['layout']).to.deep.equal({ nodes: { call: { x: 3, y: 0 } } });
  });

  it('forgets what was taken back as soon as something else is done', () => {
    const store = opened();
    store.act(name('G'), 'Change name');
    store.undo();
    store.act(name('H'), 'Change name');

    expect(store.redo()).to.deep.equal({ ok: false, refusal: 'There is nothing to redo.' });
  });

  it('does not notice what changes nothing, nor what is refused', () => {
    const store = opened();
    const before = store.getState();

    expect(store.act(name('F'), 'Change name')).to.deep.equal({ ok: true });
    expect(store.act({ op: 'states.remove', paths: ['call'] }, 'Remove')).to.have.property('ok', false);
    expect(store.getState()).to.equal(before);
  });

  it('prints in the house layout once it differs, and the text opened when it no longer does', () => {
    const store = opened();
    store.act(name('G'), 'Change name');

    expect(store.text()).to.equal(`{
  "kind": "strategy",
  "id": "f",
  "name": "G",
  "x-big": 1000,
  "machine": { "id": "f", "initial": "call", "states": { "call": { "on": { "manual.stop": "end" } }, "end": { "type": "final" } } }
}
`);
    store.act(name('F'), 'Change name');
    expect(store.text()).to.equal(text);
  });
});
