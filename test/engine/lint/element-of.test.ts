import { expect } from 'chai';
import { chartOf, checkShape, codes, type DiagnosticCode, elementOf, type Flow, lint, valueAt } from '#engine';
import { fixture, fixtureRegistry } from '../../definitions/fixtures.ts';

describe('the element a pointer leads to', () => {
  const definition = {
    timers: { day5: { offset: 'P5D' } },
    rules: { owed: { all: [] } },
    machine: {
      id: 'm',
      states: {
        a: {
          entry: [{ type: 'note.add' }],
          on: { 'promise.*': [{ target: 'b', actions: [] }] },
          after: { day5: 'b' },
          always: { target: 'b' },
          states: { in: {} },
        },
        b: {},
      },
    },
    tests: [{ name: 't' }],
  };
  const found = (at: string): unknown => {
    const { element, field } = elementOf(at, definition);
    return [element, field];
  };

  it('is a step, with the place in it', () => {
    expect(found('/machine/states/a/entry/0/params/template')).to.deep.equal([{ kind: 'state', path: 'a' }, '/entry/0/params/template']);
    expect(found('/machine/states/a/states/in')).to.deep.equal([{ kind: 'state', path: 'a.in' }, '']);
    expect(found('/machine')).to.deep.equal([{ kind: 'state', path: '' }, '']);
    expect(found('/machine/states/gone')).to.deep.equal([{ kind: 'state', path: '' }, '/states/gone']);
  });

  it('is a path, one of a list or the only one', () => {
    expect(found('/machine/states/a/on/promise.*/0/actions/1')).to.deep.equal([
      { kind: 'transition', source: 'a', pointer: '/machine/states/a/on/promise.*/0' },
      '/actions/1',
    ]);
    expect(found('/machine/states/a/after/day5')).to.deep.equal([
      { kind: 'transition', source: 'a', pointer: '/machine/states/a/after/day5' },
      '',
    ]);
    expect(found('/machine/states/a/always/guard')).to.deep.equal([
      { kind: 'transition', source: 'a', pointer: '/machine/states/a/always' },
      '/guard',
    ]);
  });

  it('is a wait, a condition, a test, or the definition itself', () => {
    expect(found('/timers/day5/offset')).to.deep.equal([{ kind: 'timer', name: 'day5' }, '/offset']);
    expect(found('/rules/owed/all')).to.deep.equal([{ kind: 'rule', name: 'owed' }, '/all']);
    expect(found('/tests/0/expect/1/state')).to.deep.equal([{ kind: 'test', index: 0 }, '/expect/1/state']);
    expect(found('/promises/grace')).to.deep.equal([{ kind: 'definition' }, '/promises/grace']);
    expect(found('')).to.deep.equal([{ kind: 'definition' }, '']);
  });

  it('exists for every diagnostic of a flow: a step or path of the chart, or a part that is there', () => {
    for (const code of (Object.keys(codes) as DiagnosticCode[]).filter((each) => !each.startsWith('json.'))) {
      const document = JSON.parse(fixture(code, 'red').text) as Flow;
      if (document.machine === undefined) continue;
      const shape = checkShape(document);
      const chart = chartOf(document.machine);
      for (const { pointer } of shape.ok ? lint(shape.definition, fixtureRegistry) : shape.diagnostics) {
        const { element, at } = elementOf(pointer, document);
        expect(valueAt(document, at), `${code} ${pointer}`).not.to.equal(undefined);
        if (element.kind === 'state') expect(chart.states.has(element.path), `${code} ${pointer}`).to.equal(true);
        // The pointer of a whole list stands for its first path.
        if (element.kind === 'transition')
          expect(
            chart.transitions.some((each) => each.pointer.startsWith(element.pointer)),
            `${code} ${pointer}`,
          ).to.equal(true);
      }
    }
  });
});
