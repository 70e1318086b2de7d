import { expect } from 'chai';
import fc from 'fast-check';
import { applyOperation } from '../../../designer/document/apply.ts';
import { chartOfValue } from '../../../designer/document/flow-draft.ts';
import { copyFragment, type Fragment, missingOnPaste, readFragment } from '../../../designer/document/fragment.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import { documents } from '../../support/edited-documents.ts';

const weekly = { offset: 'P7D' };
const above = (value: number): JsonObject => ({ fact: 'account.openAmount', operator: 'greaterThan', value });

function flow(states: JsonObject, more: JsonObject = {}): JsonObject {
  return { kind: 'strategy', id: 'f', name: 'F', ...more, machine: { id: 'f', initial: Object.keys(states)[0] ?? '', states } };
}

function copied(value: JsonObject, ...paths: string[]): Fragment {
  const fragment = copyFragment(value, paths);
  if (!fragment) throw new Error('nothing was copied');
  return fragment;
}

function pasted(value: JsonObject, fragment: Fragment, parent = ''): JsonObject {
  const applied = applyOperation(value, { op: 'fragment.paste', parent, fragment });
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

/** Every way of a document as source, trigger and target. */
function waysOf(value: JsonObject): string[] {
  return chartOfValue(value).transitions.map(({ source, trigger, target }) => `${source} ${JSON.stringify(trigger)} ${target}`);
}

describe('copying', function () {
  this.timeout(60_000);
  const source = flow(
    {
      call: { 'x-own': 1, after: { week: { target: 'wait', guard: 'large' } }, on: { 'manual.stop': 'end' } },
      wait: { after: { other: 'call' } },
      end: { type: 'final' },
    },
    {
      timers: { week: weekly, other: { offset: 'P1D' }, unasked: weekly },
      rules: { large: { not: { condition: 'small' } }, small: above(5), unasked: above(9) },
      layout: { nodes: { call: { x: 10, y: 20 }, wait: { x: 300, y: 20 }, end: { x: 600, y: 0 } } },
    },
  );

  it('takes only the times and conditions it refers to, also those in others', () => {
    const fragment = copied(source, 'call');

    expect(Object.keys(fragment.timers)).to.deep.equal(['week']);
    expect(Object.keys(fragment.rules)).to.deep.equal(['large', 'small']);
    expect(fragment.layout).to.deep.equal({ call: { x: 10, y: 20 } });
  });

  it('names what leads out of it', () => {
    expect(copied(source, 'call', 'wait').missing).to.deep.equal([
      { source: 'call', pointer: '/states/call/on/manual.stop', target: 'end' },
    ]);
  });

  it('survives the clipboard, and other text is not taken for one', () => {
    const fragment = copied(source, 'call');

    expect(readFragment(JSON.stringify(fragment))).to.deep.equal(fragment);
    for (const text of [
      '',
      '{}',
      '[]',
      'call',
      JSON.stringify({ ...fragment, v: 2 }),
      JSON.stringify({ ...fragment, states: { 'a.b': {} } }),
    ]) {
      expect(readFragment(text), text).to.equal(undefined);
    }
  });

  it('of nothing gives nothing', () => {
    expect(copyFragment(source, ['', 'gone'])).to.equal(undefined);
  });

  describe('and pasting beside the original', () => {
    const value = pasted(source, copied(source, 'call', 'wait'));

    it('gives new names, leads the copies to each other and the rest to where it led', () => {
      expect(waysOf(value)).to.include.members([
        'call2 {"kind":"timer","name":"week"} wait2',
        'call2 {"kind":"event","name":"manual.stop"} end',
        'wait2 {"kind":"timer","name":"other"} call2',
      ]);
    });

    it('shares times and conditions that are the same', () => {
      expect(value['timers']).to.equal(source['timers']);
      expect(value['rules']).to.equal(source['rules']);
    });

    it('sets the copies a little off', () => {
      expect(value['layout']).to.have.nested.property('nodes.call2').that.deep.equals({ x: 42, y: 52 });
    });
  });

  it('brings times and conditions along, under another name where something else has theirs', () => {
    const other = flow(
      { idle: {}, wait: {} },
      { timers: { week: { offset: 'P9D' } }, rules: { small: above(7), large: { not: { condition: 'small' } } } },
    );
    const value = pasted(other, copied(source, 'call'));

    expect(value['timers']).to.deep.equal({ week: { offset: 'P9D' }, week2: weekly });
    expect(value['rules']).to.deep.equal({
      small: above(7),
      large: { not: { condition: 'small' } },
      large2: { not: { condition: 'small2' } },
      small2: above(5),
    });
    expect(JSON.stringify(value['machine'])).to.include('"guard":"large2"');
  });

  it('tells which ways would be lost, and loses no others', () => {
    const other = flow({ idle: {}, wait: {} });
    const fragment = copied(source, 'call');

    expect(missingOnPaste(other, fragment).map((end) => end.target)).to.deep.equal(['end']);
    expect(waysOf(pasted(other, fragment))).to.deep.equal(['call {"kind":"timer","name":"week"} wait']);
  });

  it('gives ways with ids of their own other ids', () => {
    const marked = flow({ a: { on: { 'manual.go': { target: 'a', meta: { id: 'w' } } } } });
    const keys = chartOfValue(pasted(marked, copied(marked, 'a'))).transitions.map((way) => way.key);

    expect(keys).to.deep.equal(['w', 'w2']);
  });

  it('goes into a level, with first steps and history as they were', () => {
    const levels = flow({
      a: { initial: 'one', states: { one: {}, two: {}, back: { type: 'history', target: 'two' } } },
      b: { on: { 'manual.go': 'a.back' } },
    });
    const value = pasted(levels, copied(levels, 'a', 'b'), 'a');

    expect(waysOf(value)).to.include('a.b {"kind":"event","name":"manual.go"} a.a.back');
    expect(chartOfValue(value).states.get('a.a.back')?.fallback).to.equal('a.a.two');
    expect(chartOfValue(value).states.get('a.a')?.initial).to.equal('a.a.one');
  });

  it('of anything pasted anywhere never collides and loses nothing', () => {
    const place = fc.tuple(fc.nat(), fc.nat(), fc.nat());
    fc.assert(
      fc.property(documents, documents, place, (from, to, [first, second, third]) => {
        const paths = [...chartOfValue(from).states.keys()].filter((path) => path !== '');
        const fragment = copied(from, paths[first % paths.length] ?? '', paths[second % paths.length] ?? '');
        const parents = [...chartOfValue(to).states.keys()];
        const applied = applyOperation(to, { op: 'fragment.paste', parent: parents[third % parents.length] ?? '', fragment });
        if (!applied.ok) return;
        const [before, after] = [chartOfValue(to), chartOfValue(applied.value)];
        const added = Object.keys(fragment.states).length;

        expect([...after.states.keys()]).to.include.members([...before.states.keys()]);
        expect(after.states.size - before.states.size).to.be.at.least(added);
        expect(waysOf(applied.value)).to.include.members(waysOf(to));
        const lost = missingOnPaste(to, fragment).filter((end) => !isHistory(fragment, end.pointer)).length;
        const copies = after.transitions.length - before.transitions.length;
        expect(copies).to.equal(chartOfValue({ machine: { id: 'x', states: fragment.states } }).transitions.length - lost);
        expect(new Set(idsOf(applied.value)).size).to.equal(idsOf(applied.value).length);
      }),
      { numRuns: 150 },
    );
  });
});

function isHistory(fragment: Fragment, pointer: string): boolean {
  return (
    chartOfValue({ machine: { id: 'x', states: fragment.states } }).states.get(pointer.replace('/states/', '').replaceAll('/states/', '.'))
      ?.type === 'history'
  );
}

function idsOf(value: JsonObject): string[] {
  return chartOfValue(value).transitions.map((way) => way.key);
}
