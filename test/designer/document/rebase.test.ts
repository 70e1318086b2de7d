import { expect } from 'chai';
import fc from 'fast-check';
import { applyOperation } from '../../../designer/document/apply.ts';
import { createDocumentStore, type DocumentStore } from '../../../designer/document/document-store.ts';
import { chartOfValue } from '../../../designer/document/flow-draft.ts';
import { copyFragment } from '../../../designer/document/fragment.ts';
import type { Json, JsonObject } from '../../../designer/document/json.ts';
import type { Operation } from '../../../designer/document/operation.ts';
import { documents } from '../../support/edited-documents.ts';
import { picks, someOperation } from '../../support/operation-picks.ts';

const flow: JsonObject = {
  kind: 'strategy',
  id: 'f',
  name: 'F',
  timers: { week: { offset: 'P7D' } },
  machine: {
    id: 'f',
    initial: 'call',
    states: {
      call: { after: { week: 'wait' } },
      wait: { on: { 'manual.go': 'call', 'manual.stop': 'end' } },
      end: { type: 'final' },
    },
  },
  tests: [{ name: 'one' }, { name: 'two' }],
};

function opened(value: JsonObject): DocumentStore {
  return createDocumentStore({ kind: 'strategy', id: 'f', text: JSON.stringify(value), revision: 1 });
}

function done(value: JsonObject, operation: Operation): JsonObject {
  const applied = applyOperation(value, operation);
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

/** What I have after somebody else saved `theirs` on what I had opened. */
function merged(base: JsonObject, mine: readonly Operation[], theirs: JsonObject): { store: DocumentStore; outcome: string } {
  const store = opened(base);
  for (const operation of mine) expect(store.act(operation, operation.op)).to.deep.equal({ ok: true });
  return { store, outcome: store.receive({ text: JSON.stringify(theirs), revision: 2 }) };
}

function about(path: string, text: string): Operation {
  const pointer = path.split('.').join('/states/');
  return { op: 'field.set', pointer: `/machine/states/${pointer}/description`, value: text };
}

const go = { source: 'wait', trigger: { kind: 'event', name: 'manual.go' }, index: 0 } as const;

describe('what two people do to one document', function () {
  this.timeout(60_000);
  const apart: readonly (readonly [string, Operation, Operation])[] = [
    ['two steps', about('call', 'c'), about('wait', 'w')],
    ['a name and what leads there', { op: 'state.rename', path: 'call', name: 'ring' }, about('wait', 'w')],
    ['a time and a step', { op: 'timer.rename', name: 'week', to: 'pause' }, about('call', 'c')],
    [
      'two ways of one step',
      { op: 'transition.retarget', ref: go, target: 'end' },
      { op: 'field.set', pointer: '/machine/states/wait/tags', value: ['t'] },
    ],
    ['two tests', { op: 'field.set', pointer: '/tests/0/name', value: 'a' }, { op: 'field.set', pointer: '/tests/1/name', value: 'b' }],
    [
      'a test and one more test',
      { op: 'field.set', pointer: '/tests/0/name', value: 'a' },
      { op: 'list.insert', pointer: '/tests', index: 2, value: { name: 'three' } },
    ],
    ['two boxes', { op: 'layout.move', positions: { call: { x: 1, y: 1 } } }, about('call', 'c')],
    ['a removed step and another', { op: 'states.remove', paths: ['end'] }, about('call', 'c')],
  ];
  for (const [what, first, second] of apart) {
    it(`${what}: comes to the same text in either order`, () => {
      const one = merged(flow, [first], done(flow, second));
      const other = merged(flow, [second], done(flow, first));

      expect([one.outcome, other.outcome]).to.deep.equal(['merged', 'merged']);
      expect(one.store.text()).to.equal(other.store.text());
      expect(one.store.getState().value).to.deep.equal(done(done(flow, first), second));
    });
  }

  const together: readonly (readonly [string, Operation, Operation])[] = [
    ['the same field', about('call', 'mine'), about('call', 'theirs')],
    ['a step removed and changed', { op: 'states.remove', paths: ['end'] }, about('end', 'theirs')],
    ['a step removed and led to', { op: 'states.remove', paths: ['end'] }, { op: 'transition.retarget', ref: go, target: 'end' }],
    [
      'a step changed and removed',
      { op: 'transition.add', source: 'call', trigger: { kind: 'event', name: 'manual.x' }, target: 'end' },
      { op: 'states.remove', paths: ['end'] },
    ],
    ['a step named twice', { op: 'state.rename', path: 'call', name: 'mine' }, { op: 'state.rename', path: 'call', name: 'theirs' }],
    ['the order of one list', { op: 'list.move', pointer: '/tests', index: 0, to: 1 }, { op: 'list.remove', pointer: '/tests', index: 0 }],
  ];
  for (const [what, first, second] of together) {
    it(`${what}: somebody has to choose, and nothing is lost`, () => {
      const theirs = done(flow, second);
      const { store, outcome } = merged(flow, [about('wait', 'apart'), first], theirs);
      const mine = store.getState().value;

      expect(outcome).to.equal('conflict');
      expect(store.getState()).to.include({ saveState: 'conflict', canUndo: false });
      expect(store.getState().conflict?.theirs).to.deep.equal(theirs);
      expect(store.getState().conflict?.clashing.map((each) => each.step.label)).to.deep.equal([first.op]);
      expect(store.act(about('call', 'more'), 'More')).to.have.property('ok', false);
      expect(store.beginSave()).to.equal(undefined);

      store.resolve('theirs');
      expect(store.getState().value).to.deep.equal(done(theirs, about('wait', 'apart')));
      store.undo();
      expect(store.getState().value).to.deep.equal(mine);
    });
  }

  it('the one who keeps his own keeps what the other did elsewhere', () => {
    const theirs = done(done(flow, about('call', 'theirs')), about('end', 'theirs'));
    const { store } = merged(flow, [about('call', 'mine')], theirs);
    store.resolve('mine');

    expect(store.getState().value).to.deep.equal(done(theirs, about('call', 'mine')));
    expect(store.getState()).to.include({ revision: 2, saveState: 'unsaved' });
  });

  it('and in a list where both worked apart from each other', () => {
    const theirs = done(done(flow, about('call', 'theirs')), { op: 'field.set', pointer: '/tests/0/name', value: 'theirs' });
    const more: Operation = { op: 'list.insert', pointer: '/tests', index: 2, value: { name: 'three' } };
    const { store } = merged(flow, [more, about('call', 'mine')], theirs);
    store.resolve('mine');

    expect(store.getState().value['tests']).to.deep.equal([{ name: 'theirs' }, { name: 'two' }, { name: 'three' }]);
  });

  it('what the other removed is there again for the one who keeps his change in it', () => {
    const { store } = merged(flow, [about('end', 'mine')], done(flow, { op: 'states.remove', paths: ['end'] }));
    store.resolve('mine');

    expect(chartOfValue(store.getState().value).states.get('end')?.config).to.deep.equal({ type: 'final', description: 'mine' });
  });

  it('both doing the same is no conflict', () => {
    const { store, outcome } = merged(flow, [about('call', 'c')], done(flow, about('call', 'c')));

    expect(outcome).to.equal('merged');
    expect(store.getState().saveState).to.equal('saved');
  });

  it('what I did and took back stands in nobody’s way', () => {
    const store = opened(flow);
    store.act(about('call', 'mine'), 'Mine');
    store.undo();

    expect(store.receive({ text: JSON.stringify(done(flow, about('call', 'theirs'))), revision: 2 })).to.equal('merged');
  });

  it('undo takes back mine only, and says so when the other has changed the same since', () => {
    const store = opened(flow);
    store.act(about('call', 'mine'), 'Describe the call');
    store.beginSave();
    store.saved(2);
    const base = store.getState().value;
    store.receive({ text: JSON.stringify(done(base, about('wait', 'theirs'))), revision: 3 });
    store.undo();

    expect(store.getState().value).to.deep.equal(done(flow, about('wait', 'theirs')));
    store.redo();
    store.beginSave();
    store.saved(4);
    store.receive({ text: JSON.stringify(done(store.getState().value, about('call', 'theirs'))), revision: 5 });
    expect(store.undo()).to.deep.equal({
      ok: false,
      refusal: '“Describe the call” cannot be undone: somebody else has changed the same place since.',
    });
  });

  it('a paste that leads to a step somebody has renamed waits for a choice: its path is not dropped', () => {
    const copied = copyFragment(flow, ['wait']);
    if (!copied) throw new Error('nothing was copied');
    const { store, outcome } = merged(
      flow,
      [{ op: 'fragment.paste', parent: '', fragment: copied }],
      done(flow, { op: 'state.rename', path: 'end', name: 'closed' }),
    );

    expect(outcome).to.equal('conflict');
    expect(JSON.stringify(store.getState().value)).to.include('"wait2":{"on":{"manual.go":"call","manual.stop":"end"}}');
  });

  it('a path that asks for a rule somebody has renamed meanwhile waits for a choice', () => {
    const document = { ...flow, rules: { late: { fact: 'account.daysPastDue', operator: 'greaterThan', value: 5 } } } as JsonObject;
    const renamed = applyOperation(document, { op: 'rule.rename', name: 'late', to: 'tooLate' });
    const add = {
      op: 'transition.add',
      source: 'wait',
      trigger: { kind: 'event', name: 'manual.late' },
      target: 'call',
      guard: 'late',
    } as const;

    const { store, outcome } = merged(document, [add], renamed.ok ? renamed.value : document);

    expect(outcome).to.equal('conflict');
    expect(store.getState().conflict?.clashing?.[0]?.refusal).to.match(/^It needs “Late”/);
  });

  it('any two edits either merge to what both wanted or wait for a choice', () => {
    let conflicts = 0;
    let merges = 0;
    fc.assert(
      fc.property(documents, picks, picks, (document, first, second) => {
        const [mine, theirs] = [someOperation(document, first), someOperation(document, second)];
        const [one, other] = [mine && applyOperation(document, mine), theirs && applyOperation(document, theirs)];
        if (!mine || !theirs || !one?.ok || !other?.ok) return;
        const { store, outcome } = merged(document, [mine], other.value);
        if (outcome === 'conflict') {
          conflicts += 1;
          expect(store.getState().value).to.deep.equal(one.value);
          expect(store.getState().conflict?.theirs).to.deep.equal(other.value);
          return;
        }
        merges += 1;
        const back = merged(document, [theirs], one.value);
        if (back.outcome === 'merged') expect(unordered(back.store.getState().value)).to.deep.equal(unordered(store.getState().value));
      }),
      { numRuns: 400 },
    );
    expect(Math.min(conflicts, merges)).to.be.greaterThan(3);
  });
});

/** Two new steps of one level, or two new tests, stand in the order in which they were saved. Boxes are where the last one put them. */
function unordered(value: JsonObject): Json {
  const { layout: _, ...content } = value;
  return sorted(content);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
