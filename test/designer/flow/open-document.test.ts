import { expect } from 'chai';
import { openDocument } from '../../../designer/flow/open-document.ts';

const text = (fields: object): string => JSON.stringify({ kind: 'strategy', id: 'a', name: 'A', ...fields });
const at = (revision: number, fields: object) => ({ kind: 'strategy' as const, id: 'a', text: text(fields), revision });

describe('opening a definition with work on this device that was never saved', () => {
  it('puts the work on top as one step, byte for byte where nothing of it is left', () => {
    const kept = { base: { text: text({}), revision: 3 }, text: text({ description: 'Mine' }) };
    const store = openDocument(at(3, {}), kept, 'Not saved');

    expect(store.getState().value['description']).to.equal('Mine');
    expect(store.getState().saveState).to.equal('unsaved');
    expect(store.undo().ok).to.equal(true);
    expect(store.text()).to.equal(text({}));
  });

  it('merges it with what somebody else has saved meanwhile', () => {
    const kept = { base: { text: text({}), revision: 3 }, text: text({ description: 'Mine' }) };
    const store = openDocument(at(4, { subject: 'account' }), kept, 'Not saved');

    expect(store.getState().value).to.include({ description: 'Mine', subject: 'account' });
    expect(store.getState().revision).to.equal(4);
  });

  it('asks where both have changed the same place', () => {
    const kept = { base: { text: text({}), revision: 3 }, text: text({ name: 'Mine' }) };
    const store = openDocument(at(4, { name: 'Theirs' }), kept, 'Not saved');

    expect(store.getState().saveState).to.equal('conflict');
    expect(store.getState().conflict?.mine['name']).to.equal('Mine');
    expect(store.getState().conflict?.theirs['name']).to.equal('Theirs');
  });

  for (const [what, kept] of [
    ['is of a newer revision than the server has', { base: { text: text({}), revision: 9 }, text: text({ name: 'Mine' }) }],
    ['cannot be read', { base: { text: '{', revision: 3 }, text: '[]' }],
  ] as const) {
    it(`leaves aside what ${what}`, () => {
      const store = openDocument(at(3, {}), kept, 'Not saved');

      expect(store.text()).to.equal(text({}));
      expect(store.getState().canUndo).to.equal(false);
    });
  }
});
