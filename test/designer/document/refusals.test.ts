import { expect } from 'chai';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Operation } from '../../../designer/document/operation.ts';

const value: JsonObject = {
  kind: 'strategy',
  id: 'f',
  name: 'F',
  timers: { week: { offset: 'P7D' } },
  rules: { large: { fact: 'account.openAmount', operator: 'greaterThan', value: 5 } },
  machine: {
    id: 'f',
    initial: 'call',
    states: {
      call: { after: { week: 'level' } },
      level: {
        initial: 'first',
        on: { 'manual.stop': 'end' },
        states: { first: { after: { week: 'second' } }, second: {}, reached: { type: 'history' } },
      },
      quiet: { initial: 'a', states: { a: {}, done: { type: 'final' } } },
      both: { type: 'parallel', states: { one: {}, two: {} } },
      end: { type: 'final' },
    },
  },
};

const cases: readonly (readonly [Operation, string])[] = [
  [{ op: 'states.remove', paths: ['call'] }, '“Call” is the first step of its level and cannot be removed before another is first.'],
  [
    { op: 'states.move', paths: ['level.first'], parent: '' },
    '“First” is the first step of its level and cannot be moved before another is first.',
  ],
  [{ op: 'states.move', paths: ['level'], parent: 'level' }, '“Level” cannot be moved into itself.'],
  [{ op: 'states.remove', paths: ['gone'] }, 'There is no step “Gone” any more.'],
  [
    { op: 'states.remove', paths: ['level.first', 'level.second'] },
    '“First” is the first step of its level and cannot be removed before another is first.',
  ],
  [{ op: 'states.remove', paths: ['call', 'level', 'quiet', 'both', 'end'] }, 'The last step cannot go: a flow needs one.'],
  [{ op: 'state.rename', path: 'call', name: 'end' }, 'There already is a step called “End” here.'],
  [{ op: 'state.rename', path: 'call', name: 'my call' }, '“my call” cannot be a name: a letter first, then letters, digits, - or _.'],
  [{ op: 'state.add', parent: 'end', name: 'x', state: {} }, '“End” is an end and cannot hold steps.'],
  [{ op: 'states.group', paths: ['call', 'end'], name: 'g' }, '“End” is where its level ends and has to stay in it.'],
  [
    { op: 'states.group', paths: ['level.second'], name: 'g' },
    '“Reached” remembers the step its level was at and would then lead to another.',
  ],
  [{ op: 'states.group', paths: ['call', 'level.first'], name: 'g' }, 'Only steps of the same level can be grouped.'],
  [{ op: 'state.ungroup', path: 'level' }, '“Level” does something or leads somewhere itself: move that to its steps first.'],
  [{ op: 'state.ungroup', path: 'quiet' }, '“Done” is where its level ends and has to stay in it.'],
  [{ op: 'state.ungroup', path: 'call' }, '“Call” holds no steps.'],
  [{ op: 'state.initial', parent: 'both', name: 'one' }, 'In “Both” everything begins at once, none is first.'],
  [{ op: 'state.initial', parent: 'level', name: 'reached' }, '“Reached” leads back to where its level was and cannot be its first step.'],
  [{ op: 'transition.add', source: 'end', trigger: { kind: 'always' }, target: 'call' }, '“End” is an end, no path leads on from it.'],
  [
    { op: 'transition.add', source: 'call', trigger: { kind: 'timer', name: 'dayFive' }, target: 'end' },
    'There is no time called “Day five”.',
  ],
  [{ op: 'transition.add', source: 'call', trigger: { kind: 'done' }, target: 'end' }, '“Call” has no steps inside that could end.'],
  [{ op: 'transition.add', source: 'call', trigger: { kind: 'always' }, target: 'gone' }, 'There is no step “Gone” to lead to any more.'],
  [{ op: 'transitions.remove', refs: [{ source: 'call', trigger: { kind: 'always' }, index: 0 }] }, '“Call” no longer has this path.'],
  [{ op: 'timer.rename', name: 'gone', to: 'x' }, 'There is no time called “Gone” any more.'],
  [{ op: 'rule.rename', name: 'large', to: '7' }, '“7” cannot be a name: a letter first, then letters, digits, - or _.'],
  [{ op: 'field.set', pointer: '/machine/states/call', value: 5 }, 'That would make the steps of this definition unreadable.'],
  [
    { op: 'field.set', pointer: '/machine/initial', value: 'gone' },
    'A path would lead to a step that is not there, or a level would have no first step.',
  ],
  [{ op: 'field.set', pointer: '/machine/__proto__/x', value: 1 }, '“__proto__” cannot be the name of a field.'],
  [{ op: 'field.set', pointer: '' }, 'The whole document cannot be removed.'],
  [{ op: 'field.set', pointer: '', value: [] }, 'A definition is an object.'],
  [{ op: 'list.remove', pointer: '/tests', index: 0 }, 'The list has changed, there is no such row any more.'],
];

describe('what cannot be done is refused in a sentence', () => {
  for (const [operation, sentence] of cases) {
    it(`${operation.op}: ${sentence}`, () => {
      expect(applyOperation(value, operation)).to.deep.equal({ ok: false, refusal: sentence });
    });
  }

  it('as a whole, when a part of a batch cannot be done', () => {
    const operations: Operation[] = [
      { op: 'field.set', pointer: '/name', value: 'G' },
      { op: 'timer.rename', name: 'gone', to: 'x' },
    ];

    expect(applyOperation(value, { op: 'batch', operations })).to.have.property('ok', false);
  });

  it('but a batch may pass through what alone would be refused', () => {
    const operations: Operation[] = [
      { op: 'state.initial', parent: '', name: 'level' },
      { op: 'states.remove', paths: ['call'] },
    ];

    expect(applyOperation(value, { op: 'batch', operations })).to.have.property('ok', true);
  });

  it('and steps of other kinds of definitions have none', () => {
    const segment: JsonObject = { kind: 'segment', id: 's', name: 'S', rows: [{ id: 'a' }] };

    expect(applyOperation(segment, { op: 'state.initial', parent: '', name: 'a' })).to.have.property('ok', false);
    expect(applyOperation(segment, { op: 'list.insert', pointer: '/rows', index: 0, value: { id: 'b' } })).to.have.property('ok', true);
  });
});
