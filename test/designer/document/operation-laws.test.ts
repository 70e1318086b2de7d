import { expect } from 'chai';
import fc from 'fast-check';
import { type AnyStateNode, createMachine } from 'xstate';
import { type Definition, hashedText, parseDefinition } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import { createDocumentStore } from '../../../designer/document/document-store.ts';
import { chartOfValue } from '../../../designer/document/flow-draft.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Operation } from '../../../designer/document/operation.ts';
import { documents, stockTexts } from '../../support/edited-documents.ts';
import { makers, manyPicks, type Picks, picks, someOperation } from '../../support/operation-picks.ts';

const text = (value: unknown): string => JSON.stringify(value);
const hashOf = (value: JsonObject): string => hashedText(value as unknown as Definition);

/** Does random operations; calls `each` for those that were not refused. */
function play(document: JsonObject, steps: readonly Picks[], each: (step: Done) => void): JsonObject {
  let value = document;
  for (const numbers of steps) {
    const operation = someOperation(value, numbers);
    if (!operation) continue;
    const applied = applyOperation(value, operation);
    if (!applied.ok) {
      expect(applied.refusal, text(operation)).to.match(/^[A-Z“].*\.$/s);
      continue;
    }
    each({ operation, before: value, after: applied.value, inverse: applied.inverse });
    value = applied.value;
  }
  return value;
}

interface Done {
  readonly operation: Operation;
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly inverse: Operation;
}

/** Loads a machine in XState and looks at every state, as running it would. */
function load(value: JsonObject): void {
  const look = (node: AnyStateNode): void => {
    if (node.type === 'compound') expect(node.initial.target).to.have.length(1);
    for (const child of Object.values(node.states)) look(child);
  };
  look(createMachine(value['machine'] as never).root as AnyStateNode);
}

describe('operations on a document', function () {
  this.timeout(60_000);
  it('leave the text as it was opened when nothing is edited', () => {
    for (const each of stockTexts) {
      const store = createDocumentStore({ kind: 'strategy', id: 'x', text: each, revision: 1 });

      expect(store.text()).to.equal(each);
      expect(store.getState().saveState).to.equal('saved');
    }
  });

  it('have inverses that put back the very text and hash', () => {
    fc.assert(
      fc.property(documents, manyPicks, (document, steps) => {
        play(document, steps, ({ operation, before, after, inverse }) => {
          const back = applyOperation(after, inverse);

          expect(back.ok && text(back.value), operation.op).to.equal(text(before));
          expect(back.ok && hashOf(back.value)).to.equal(hashOf(before));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('never change the document they are given', () => {
    fc.assert(
      fc.property(documents, manyPicks, (document, steps) => {
        const before = text(document);
        play(document, steps, (step) => expect(text(JSON.parse(text(step.operation)))).to.equal(text(step.operation)));

        expect(text(document)).to.equal(before);
      }),
      { numRuns: 50 },
    );
  });

  it('leave a document that fits its schema and a machine that XState loads', () => {
    fc.assert(
      fc.property(documents, manyPicks, (document, steps) => {
        load(document);
        play(document, steps, ({ operation, after }) => {
          const parsed = parseDefinition(text(after));

          expect(parsed.ok ? [] : parsed.diagnostics, text(operation)).to.deep.equal([]);
          expect(() => load(after), text(operation)).not.to.throw();
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keep what the author added himself, wherever its owner is still there', () => {
    const deleting = new Set([
      'states.remove',
      'transitions.remove',
      'state.ungroup',
      'list.remove',
      'field.set',
      'list.insert',
      'fragment.paste',
    ]);
    const renaming = new Set(['state.rename', 'states.move', 'states.group', 'state.ungroup', 'batch']);
    const notes = (value: unknown): string[] => (text(value).match(/"x-note":\{"of":"[^"]*"\}/g) ?? []).sort();
    fc.assert(
      fc.property(documents, manyPicks, (document, steps) => {
        play(document, steps, ({ operation, before, after }) => {
          if (!deleting.has(operation.op)) expect(notes(after), text(operation)).to.deep.equal(notes(before));
          if (!renaming.has(operation.op)) expect(notesByPath(after, before)).to.deep.equal(notesByPath(before, after));
          if (operation.op === 'fragment.paste') expect(notes(after)).to.include.members(notes(before));
        });
      }),
      { numRuns: 100 },
    );
  });

  it('all can be done on some document', () => {
    const done = new Set<string>();
    const names = Object.keys(makers);
    fc.assert(
      fc.property(documents, fc.array(picks, { minLength: 60, maxLength: 60 }), (document, steps) => {
        let current = document;
        for (const [index, numbers] of steps.entries()) {
          const name = names[index % names.length] ?? '';
          const operation = someOperation(current, numbers, [name]);
          const applied = operation && applyOperation(current, operation);
          if (!applied?.ok) continue;
          done.add(name);
          current = applied.value;
        }
      }),
      // The same documents each time: some operations are possible on few.
      { numRuns: 100, seed: 4 },
    );
    expect([...done].sort()).to.deep.equal([...names].sort());
  });
});

describe('undo and redo', function () {
  this.timeout(60_000);
  it('lead all the way back and forth again', () => {
    fc.assert(
      fc.property(documents, manyPicks, (document, steps) => {
        const opened = JSON.stringify(document, undefined, 1);
        const store = createDocumentStore({ kind: 'strategy', id: 'x', text: opened, revision: 1 });
        for (const numbers of steps) {
          const operation = someOperation(store.getState().value, numbers);
          if (operation) store.act(operation, operation.op);
        }
        const edited = store.text();
        while (store.getState().canUndo) expect(store.undo()).to.deep.equal({ ok: true });

        expect(store.text()).to.equal(opened);
        expect(store.getState().saveState).to.equal('saved');
        while (store.getState().canRedo) expect(store.redo()).to.deep.equal({ ok: true });
        expect(store.text()).to.equal(edited);
      }),
      { numRuns: 60 },
    );
  });
});

/** What the author added to each state that stands in both documents. */
function notesByPath(value: JsonObject, other: JsonObject): unknown[] {
  const both = chartOfValue(other).states;
  const states = [...chartOfValue(value).states.values()].filter((state) => both.has(state.path));
  return states.map(({ path, config }) => [path, (config as unknown as JsonObject)['x-note']]).sort();
}
