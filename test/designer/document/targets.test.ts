import { expect } from 'chai';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { Json, JsonObject } from '../../../designer/document/json.ts';
import type { Operation } from '../../../designer/document/operation.ts';
import { historyTargetText, targetText } from '../../../designer/document/target-text.ts';

const value: JsonObject = {
  kind: 'strategy',
  id: 'f',
  name: 'F',
  timers: { week: { offset: 'P7D' }, month: { offset: 'P1M' } },
  machine: {
    id: 'f',
    initial: 'chasing',
    on: { 'account.settled': '.paid' },
    states: {
      chasing: {
        initial: 'first',
        on: { 'manual.stop': '#f.paid', 'manual.again': '.first' },
        states: { first: { after: { week: 'second' } }, second: { after: { month: '#f.waiting' } } },
      },
      waiting: { on: { 'manual.go': 'chasing.second' } },
      paid: { type: 'final' },
    },
  },
  tests: [
    {
      name: 't',
      expect: [
        { on: '2026-01-01', state: 'chasing.first' },
        { on: '2026-01-02', state: ['chasing.second', 'other'] },
      ],
    },
  ],
  layout: { nodes: { chasing: { x: 100, y: 100 }, 'chasing.first': { x: 40, y: 72, pinned: true }, waiting: { x: 500, y: 100 } } },
};

function changed(...operations: Operation[]): JsonObject {
  const applied = applyOperation(value, { op: 'batch', operations });
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

function at(document: JsonObject, path: string): Json | undefined {
  return path.split('/').reduce<Json | undefined>((each, key) => (each as JsonObject | undefined)?.[key], document);
}

describe('targets', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['', 'a', '.a'],
    ['', 'a.b', '.a.b'],
    ['a', 'b', 'b'],
    ['a', 'a', 'a'],
    ['a', 'a.b', '.b'],
    ['a', 'b.c', 'b.c'],
    ['a.b', 'a.c', 'c'],
    ['a.b', 'a', '#f.a'],
    ['a.b', 'c', '#f.c'],
    ['a.b.c', 'a.d', '#f.a.d'],
  ];
  for (const [source, target, text] of cases) {
    it(`from “${source}” to “${target}” is written ${text}`, () => expect(targetText('f', source, target)).to.equal(text));
  }

  it('of history are never written from the inside, where XState does not look', () => {
    expect(historyTargetText('f', 'a.back', 'a.b')).to.equal('b');
    expect(historyTargetText('f', 'a.back', 'c')).to.equal('#f.c');
  });
});

describe('what refers to a step', () => {
  it('follows it to another name, in place', () => {
    const renamed = changed(
      { op: 'state.rename', path: 'chasing', name: 'ladder' },
      { op: 'state.rename', path: 'ladder.second', name: 'call' },
    );

    expect(Object.keys(at(renamed, 'machine/states') as JsonObject)).to.deep.equal(['ladder', 'waiting', 'paid']);
    expect(at(renamed, 'machine/initial')).to.equal('ladder');
    expect(at(renamed, 'machine/states/ladder/states/first/after/week')).to.equal('call');
    expect(at(renamed, 'machine/states/waiting/on/manual.go')).to.equal('ladder.call');
    expect(at(renamed, 'tests/0/expect')).to.deep.equal([
      { on: '2026-01-01', state: 'ladder.first' },
      { on: '2026-01-02', state: ['ladder.call', 'other'] },
    ]);
    expect(Object.keys(at(renamed, 'layout/nodes') as JsonObject)).to.deep.equal(['ladder', 'ladder.first', 'waiting']);
  });

  it('follows it into a level, where its box stays where it was seen', () => {
    const moved = changed({ op: 'states.move', paths: ['waiting'], parent: 'chasing' });

    expect(at(moved, 'machine/states/chasing/states/waiting/on/manual.go')).to.equal('second');
    expect(at(moved, 'machine/states/chasing/states/second/after/month')).to.equal('waiting');
    expect(at(moved, 'layout/nodes')).to.have.property('chasing.waiting').that.deep.equals({ x: 400, y: 0 });
  });

  it('follows it into a group and out of it again, to the very text', () => {
    const grouped = changed({ op: 'states.group', paths: ['chasing', 'waiting'], name: 'all' });

    expect(at(grouped, 'machine/initial')).to.equal('all');
    expect(at(grouped, 'machine/states/all/initial')).to.equal('chasing');
    expect(at(grouped, 'machine/states/all/states/waiting/on/manual.go')).to.equal('chasing.second');
    const back = applyOperation(grouped, { op: 'state.ungroup', path: 'all' });

    expect(back.ok && JSON.stringify(back.value['layout'])).to.equal(JSON.stringify(value['layout']));
    expect(back.ok && JSON.stringify(back.value['machine'])).to.equal(JSON.stringify(value['machine']).replace('"#f.paid"', '"paid"'));
  });

  it('follows when it is put on a path', () => {
    const ref = { source: 'waiting', trigger: { kind: 'event', name: 'manual.go' }, index: 0 } as const;
    const inserted = changed({ op: 'state.insert', ref, name: 'pause', state: { description: 'p' }, timer: 'week' });

    expect(at(inserted, 'machine/states/waiting/on/manual.go')).to.equal('pause');
    expect(at(inserted, 'machine/states/pause')).to.deep.equal({ description: 'p', after: { week: 'chasing.second' } });
  });

  it('is led on past a step that is removed, and the time nobody waits for goes', () => {
    const removed = changed({ op: 'states.remove', paths: ['chasing.second'] });

    expect(at(removed, 'machine/states/chasing/states/first/after/week')).to.equal('#f.waiting');
    expect(at(removed, 'machine/states/waiting/on/manual.go')).to.equal(undefined);
    expect(at(removed, 'timers')).to.deep.equal({ week: { offset: 'P7D' } });
  });
});
