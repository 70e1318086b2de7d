import { expect } from 'chai';
import { said, strategy } from './flow-builder.ts';

const hold = { type: 'hold.place', params: { reason: 'any' } };
const lift = { type: 'hold.lift' };
const letter = { type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder' } };

describe('a state may not carry what its type has no use for', () => {
  const inner = { p: { on: { 'manual.go': 'q' } }, q: {} };
  const cases: readonly (readonly [name: string, state: object, fault: string])[] = [
    [
      'a parallel state an initial one',
      { type: 'parallel', initial: 'p', states: { p: {}, q: {} } },
      'definition.property_unknown /machine/states/a/initial',
    ],
    ['an ordinary state a history', { history: 'deep' }, 'definition.property_unknown /machine/states/a/history'],
    [
      'a state with inner ones a target',
      { initial: 'p', target: 'p', states: inner },
      'definition.property_unknown /machine/states/a/target',
    ],
    ['a parallel state nothing to run', { type: 'parallel' }, 'definition.property_missing /machine/states/a'],
  ];
  for (const [name, state, fault] of cases) {
    it(name, () => {
      expect(said(strategy({ a: state }))).to.deep.equal([fault]);
    });
  }

  it('a final state inner ones', () => {
    const states = { a: { on: { 'manual.go': 'f' } }, f: { type: 'final', states: { g: {} } } };

    expect(said(strategy(states))).to.include('definition.property_unknown /machine/states/f/states');
  });

  it('a history state effects and paths of its own', () => {
    const again = { type: 'history', entry: [letter], on: { 'manual.go': 'p' } };
    const states = {
      a: { initial: 'p', states: { ...inner, again }, on: { 'manual.stop': 'b' } },
      b: { on: { 'manual.resume': 'a.again' } },
    };

    expect(said(strategy(states))).to.deep.equal([
      'definition.property_unknown /machine/states/a/states/again/entry',
      'definition.property_unknown /machine/states/a/states/again/on',
    ]);
  });

  for (const type of ['history', 'final']) {
    it(`the machine itself the type "${type}"`, () => {
      expect(said(strategy({ a: {} }, {}, { type }))).to.include('definition.value_refused /machine/type');
    });
  }
});

describe('a history state', () => {
  const withHistory = (again: object, initial = 'p'): unknown =>
    strategy({
      a: { initial, states: { p: { on: { 'manual.go': 'q' } }, q: {}, again: { type: 'history', ...again } }, on: { 'manual.stop': 'b' } },
      b: { on: { 'manual.resume': 'a.again' } },
    });

  it('may go back to nothing in particular, or to a state beside it', () => {
    expect(said(withHistory({}))).to.deep.equal([]);
    expect(said(withHistory({ target: 'q' }))).to.deep.equal([]);
    expect(said(withHistory({ target: '#any.a.q' }))).to.deep.equal([]);
  });

  it('may be what its parent begins with, when it has a target', () => {
    expect(said(withHistory({ target: 'p' }, 'again'))).to.deep.equal([]);
  });

  it('leads to a target that exists', () => {
    expect(said(withHistory({ target: 'r' }))).to.deep.equal(['target.unknown /machine/states/a/states/again/target']);
  });

  for (const [name, again, initial] of [
    ['as the beginning of its parent', {}, 'again'],
    ['as its own target', { target: 'again' }, 'p'],
    ['through its parent', { target: '#any.a' }, 'again'],
  ] as const) {
    it(`may not lead to itself ${name}`, () => {
      expect(said(withHistory(again, initial))).to.include('machine.instant_loop /machine/states/a/states/again');
    });
  }

  it('is what makes a state reachable that nothing else leads to', () => {
    const again = { type: 'history', target: '#any.c.q' };
    const states = (fallback: object): object => ({
      a: { on: { 'manual.go': 'b.again' } },
      b: { initial: 'p', states: { p: {}, again: fallback }, on: { 'manual.back': 'a' } },
      c: { initial: 'p', states: { p: {}, q: {} } },
    });

    expect(said(strategy(states(again)))).to.deep.equal([
      'state.unreachable /machine/states/b/states/p',
      'state.unreachable /machine/states/c/states/p',
    ]);
    expect(said(strategy(states({ type: 'history' })))).to.include('state.unreachable /machine/states/c');
  });
});

describe('a circle that never waits', () => {
  it('is one in which a step places a hold and reacts to it by placing another', () => {
    const states = { a: { entry: [hold], on: { 'hold.placed': 'b' } }, b: { entry: [hold], on: { 'hold.placed': 'a' } } };

    expect(said(strategy(states))).to.deep.equal([
      'machine.instant_loop /machine/states/a/on/hold.placed',
      'machine.instant_loop /machine/states/b/on/hold.placed',
    ]);
  });

  it('hides behind a wildcard', () => {
    const states = { a: { entry: [letter], on: { 'notice.*': { target: 'a', reenter: true } } } };

    expect(said(strategy(states))).to.deep.equal(['machine.instant_loop /machine/states/a/on/notice.*']);
  });

  it('needs no target: an action that answers its own outcome is enough', () => {
    const on = { 'account.settled': '.done', 'notice.sent': { actions: [letter] } };

    expect(said(strategy({ a: {} }, {}, { on }))).to.deep.equal(['machine.instant_loop /machine/on/notice.sent']);
  });

  it('may run through two regions that answer each other', () => {
    const left = {
      initial: 'p',
      states: {
        p: { on: { 'hold.placed': { target: 'q', actions: [lift] } } },
        q: { on: { 'hold.placed': { target: 'p', actions: [lift] } } },
      },
    };
    const right = {
      initial: 'r',
      states: {
        r: { on: { 'hold.lifted': { target: 's', actions: [hold] } } },
        s: { on: { 'hold.lifted': { target: 'r', actions: [hold] } } },
      },
    };

    expect(said(strategy({ a: { type: 'parallel', states: { left, right } } }))).to.have.length(4);
  });

  it('is none when the step asks for something else', () => {
    const task = { type: 'task.create', params: { kind: 'call' } };
    const on = { 'account.settled': '.done', 'notice.bounced': { actions: [task] }, 'hold.placed': '.b' };

    expect(
      said(strategy({ a: { entry: [letter], on: { 'manual.go': 'b' } }, b: { on: { 'manual.back': 'a' } } }, {}, { on })),
    ).to.deep.equal([]);
  });
});

describe('settlement ends a strategy', () => {
  const rules = { owes: { fact: 'account.openAmount', operator: 'greaterThan', value: 0 } };
  const settled = (branch: object): unknown =>
    strategy({ a: { on: { 'account.settled': branch, 'manual.go': 'b' } }, b: {}, thanked: { type: 'final' } }, { rules });

  it('also by a branch with a condition, as long as that ends as well', () => {
    expect(said(settled({ guard: 'owes', target: 'thanked' }))).to.deep.equal([]);
  });

  it('and no branch with a condition may swallow it', () => {
    const states = { a: { on: { 'account.settled': { guard: 'owes', target: 'b' } } }, b: {} };

    expect(said(strategy(states, { rules }))).to.deep.equal(['settlement.no_way_out /machine/states/a']);
  });

  it('nor answer it by an action alone', () => {
    const answer = { 'account.settled': { guard: 'owes', actions: [lift] } };

    expect(said(strategy({ a: { on: answer } }, { rules }))).to.deep.equal(['settlement.no_way_out /machine/states/a']);
  });
});

describe('"onDone" is taken when something is done', () => {
  const region = (type: object): object => ({ initial: 'p', states: { p: { on: { 'manual.go': 'q' } }, q: type } });

  it('never on a state without inner ones', () => {
    expect(said(strategy({ a: { onDone: 'done' } }))).to.deep.equal(['transition.never_taken /machine/states/a/onDone']);
  });

  it('never while one region of a parallel state has no end', () => {
    const states = { left: region({ type: 'final' }), right: region({}) };

    expect(said(strategy({ a: { type: 'parallel', onDone: 'done', states } }))).to.deep.equal([
      'transition.never_taken /machine/states/a/onDone',
    ]);
    expect(
      said(strategy({ a: { type: 'parallel', onDone: 'done', states: { ...states, right: region({ type: 'final' }) } } })),
    ).to.deep.equal([]);
  });

  it('never on the machine itself, which is at its end then', () => {
    expect(said(strategy({ a: {} }, {}, { onDone: '.a' }))).to.deep.equal(['transition.never_taken /machine/onDone']);
  });
});

describe('paths are told apart', () => {
  it('by ids of their own', () => {
    const way = (target: string, id: string): object => ({ target, meta: { id } });
    const states = (second: string): object => ({
      a: { on: { 'manual.go': way('b', 'first') } },
      b: { on: { 'manual.back': way('a', second) } },
    });

    expect(said(strategy(states('second')))).to.deep.equal([]);
    expect(said(strategy(states('first')))).to.deep.equal(['definition.id_repeated /machine/states/b/on/manual.back/meta/id']);
    expect(said(strategy(states('a|manual.go|0')))).to.deep.equal([]);
    expect(
      said(strategy({ ...states('x'), b: { on: { 'manual.back': [way('a', 'b|manual.again|0')], 'manual.again': 'a' } } })),
    ).to.deep.equal(['definition.id_repeated /machine/states/b/on/manual.back/0/meta/id']);
  });

  it('by events whose names may look like numbers', () => {
    expect(said(strategy({ a: { on: { 0: 'done' } } }))).to.deep.equal(['event.unknown /machine/states/a/on/0']);
  });

  for (const name of ['*', '*.paid', 'pay*', 'payment.*.late', 'xstate.done.state.a']) {
    it(`not by "${name}"`, () => {
      expect(said(strategy({ a: { on: { [name]: 'done' } } }))).to.deep.equal([`event.wildcard_refused /machine/states/a/on/${name}`]);
    });
  }
});
