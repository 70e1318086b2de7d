import { expect } from 'chai';
import { chartOf, enrollmentFacts, FlowProblem, type MachineConfig } from '#engine';
import { aStrategy, effectsOf, notice, Ride } from '../../support/flow-builder.ts';

const rules = {
  large: { all: [{ fact: 'account.openAmount', operator: 'greaterThan', value: 100 }] },
  small: { not: { condition: 'large' } },
  covers: { all: [{ fact: 'event.coveragePercent', operator: 'greaterThanInclusive', value: 80 }] },
  lost: { all: [{ fact: 'enrollment.visits', operator: 'greaterThanInclusive', value: 3 }] },
};
const end = { z: { type: 'final' as const } };

function machine(states: MachineConfig['states'], initial = 'a'): MachineConfig {
  return { id: 'm', initial, on: { 'account.settled': '.z' }, states: { ...states, ...end } };
}

describe('the decisions of a step', () => {
  it('are the branches that were looked at, up to the first that held', () => {
    const flow = aStrategy({
      rules,
      machine: machine({
        a: { on: { 'manual.go': [{ guard: 'small', target: 'b' }, { guard: 'large', target: 'c' }, { target: 'b' }] } },
        b: { on: { 'manual.go': 'a' } },
        c: { on: { 'manual.go': 'a' } },
      }),
    });
    const ride = new Ride(flow);
    ride.start('2026-02-06');

    const step = ride.event('manual.go', '2026-02-07', { 'account.openAmount': 500 });
    expect(step.reactions[0]).to.deep.include({
      trigger: 'manual.go',
      from: ['a'],
      to: ['c'],
      taken: ['a|manual.go|1'],
      exited: ['a'],
      entered: ['c'],
      decisions: [
        { transition: 'a|manual.go|0', guard: 'small', held: false },
        { transition: 'a|manual.go|1', guard: 'large', held: true },
      ],
    });
  });

  it('go from the inner step outwards, and stop where one lets it pass', () => {
    const flow = aStrategy({
      rules,
      machine: machine({
        a: {
          initial: 'in',
          on: { 'manual.go': 'b' },
          states: { in: { on: { 'manual.go': { guard: 'large', target: '#m.c' } } } },
        },
        b: { on: { 'manual.go': 'a' } },
        c: { on: { 'manual.go': 'a' } },
      }),
    });
    const small = new Ride(flow);
    small.start('2026-02-06');
    expect(
      small
        .event('manual.go', '2026-02-07', { 'account.openAmount': 5 })
        .reactions[0]?.decisions.map((each) => [each.transition, each.held]),
    ).to.deep.equal([
      ['a.in|manual.go|0', false],
      ['a|manual.go|0', true],
    ]);
    const large = new Ride(flow);
    large.start('2026-02-06');
    expect(
      large.event('manual.go', '2026-02-07', { 'account.openAmount': 500 }).reactions[0]?.decisions.map((each) => each.transition),
    ).to.deep.equal(['a.in|manual.go|0']);
  });

  it('do not count a path outside that was never looked at, because another region had reacted', () => {
    const flow = aStrategy({
      rules,
      machine: machine({
        a: {
          type: 'parallel',
          on: { 'manual.go': 'b' },
          states: {
            left: { initial: 'x', states: { x: { on: { 'manual.go': 'y' } }, y: {} } },
            right: { initial: 'x', states: { x: {} } },
          },
        },
        b: { on: { 'manual.go': 'a' } },
      }),
    });
    const ride = new Ride(flow);
    ride.start('2026-02-06');

    const step = ride.event('manual.go', '2026-02-07');
    expect(step.state.leaves).to.deep.equal(['a.left.y', 'a.right.x']);
    expect(step.reactions[0]?.decisions.map((each) => each.transition)).to.deep.equal(['a.left.x|manual.go|0']);
  });

  it('include the conditions that follow at once, those that said no as well', () => {
    const flow = aStrategy({
      rules,
      machine: machine({
        a: { on: { 'manual.go': 'check' } },
        check: { always: [{ guard: 'large', target: 'b' }], on: { 'manual.go': 'a' } },
        b: { on: { 'manual.go': 'a' } },
      }),
    });
    const ride = new Ride(flow);
    ride.start('2026-02-06');

    expect(ride.event('manual.go', '2026-02-07', { 'account.openAmount': 5 }).reactions[0]?.decisions).to.deep.equal([
      { transition: 'a|manual.go|0', guard: undefined, held: true },
      { transition: 'check|always|0', guard: 'large', held: false },
    ]);
  });

  it('fall through from the event itself to a wildcard, as XState does', () => {
    const flow = aStrategy({
      rules,
      machine: machine({
        a: { on: { 'payment.received': { guard: 'large', target: 'b' }, 'payment.*': 'c' } },
        b: { on: { 'manual.go': 'a' } },
        c: { on: { 'manual.go': 'a' } },
      }),
    });
    const ride = new Ride(flow);
    ride.start('2026-02-06');

    const step = ride.event('payment.received', '2026-02-07', { 'account.openAmount': 5 });
    expect(step.state.leaves).to.deep.equal(['c']);
    expect(step.reactions[0]?.decisions.map((each) => each.transition)).to.deep.equal(['a|payment.received|0', 'a|payment.*|0']);
  });

  it('see the facts of the event, in the step it causes and no longer', () => {
    const flow = aStrategy({
      rules,
      machine: machine({ a: { on: { 'promise.made': { guard: 'covers', target: 'b' } } }, b: { on: { 'manual.go': 'a' } } }),
    });
    const ride = new Ride(flow);
    ride.start('2026-02-06');

    expect(ride.event('promise.made', '2026-02-07', {}, { coveragePercent: 79 }).state.leaves).to.deep.equal(['a']);
    expect(ride.event('promise.made', '2026-02-08', {}, {}).state.leaves).to.deep.equal(['a']);
    expect(ride.event('promise.made', '2026-02-09', {}, { coveragePercent: 80 }).state.leaves).to.deep.equal(['b']);
  });
});

describe('transition keys', () => {
  const config: MachineConfig = machine({
    a: {
      on: { 'manual.go': [{ target: 'b' }, { target: 'z', meta: { id: 'mine' } }] },
      after: { hour: 'b' },
      always: [{ guard: 'large', target: 'b' }],
    },
    b: { initial: 'c', onDone: 'a', states: { c: { type: 'final' } } },
  });

  it('are the path, the trigger and the place in the list, or the id of the author', () => {
    expect(chartOf(config).transitions.map((each) => each.key)).to.deep.equal([
      '|account.settled|0',
      'a|manual.go|0',
      'mine',
      'a|after hour|0',
      'a|always|0',
      'b|done|0',
    ]);
  });

  it('do not change with what stands elsewhere', () => {
    const more = machine({ aa: { on: { 'manual.go': 'a' } }, ...config.states });
    const keys = new Set(chartOf(more).transitions.map((each) => each.key));

    for (const { key } of chartOf(config).transitions) expect(keys.has(key), key).to.equal(true);
  });
});

describe('a machine that never rests', () => {
  it('is a problem of the flow at the start, not a hang', () => {
    const flow = aStrategy({ rules, machine: machine({ a: { always: 'b' }, b: { always: 'a' } }) }, { lint: false });

    expect(() => new Ride(flow).start('2026-02-06')).to.throw(FlowProblem);
  });

  it('is a problem of the flow on an event', () => {
    const loop = { a: { on: { 'manual.go': 'b' } }, b: { always: 'c' }, c: { always: 'b' } };
    const ride = new Ride(aStrategy({ rules, machine: machine(loop) }, { lint: false }));
    ride.start('2026-02-06');

    expect(() => ride.event('manual.go', '2026-02-07')).to.throw(FlowProblem, /Infinite loop/);
  });

  it('is a problem of the flow when its timers wait for nothing', () => {
    const flow = aStrategy(
      { timers: { now: { offset: 'P0D' } }, machine: machine({ a: { after: { now: 'b' } }, b: { after: { now: 'a' } } }) },
      { lint: false },
    );

    expect(() => new Ride(flow).start('2026-02-06')).to.throw(FlowProblem, /more than 50 timers/);
  });

  it('leaves the flow fit for the next account', () => {
    const states = { a: { on: { 'manual.go': { guard: 'large', target: 'b' } } }, b: { always: 'c' }, c: { always: 'b' } };
    const flow = aStrategy({ rules, machine: machine(states) }, { lint: false });
    const [one, other] = [new Ride(flow), new Ride(flow)];
    one.start('2026-02-06');
    other.start('2026-02-06');
    expect(() => one.event('manual.go', '2026-02-07', { 'account.openAmount': 500 })).to.throw(FlowProblem);

    expect(other.event('manual.go', '2026-02-07', { 'account.openAmount': 5 }).state.leaves).to.deep.equal(['a']);
  });
});

describe('the end of a flow', () => {
  const flow = aStrategy({
    machine: machine({
      a: { entry: [notice('first')], exit: [notice('second')], on: { 'manual.go': 'over' } },
      over: { type: 'final', entry: [notice('third')] },
    }),
  });

  it('asks for what its last step asks for, and for nothing afterwards', () => {
    const ride = new Ride(flow);
    expect(effectsOf(ride.start('2026-02-06'))).to.deep.equal(['notice.send first']);

    const last = ride.event('manual.go', '2026-02-07');
    expect(last.state.ended).to.equal(true);
    expect(effectsOf(last)).to.deep.equal(['notice.send second', 'notice.send third']);
    const after = ride.event('manual.go', '2026-02-08');
    expect([after.reactions, after.effects, after.left]).to.deep.equal([[], [], []]);
    expect(after.state.leaves).to.deep.equal(['over']);
  });
});

describe('enrollmentFacts', () => {
  it('count days and visits as of before the step, in local days', () => {
    const flow = aStrategy({
      rules,
      machine: machine({
        a: { on: { 'manual.go': 'b' } },
        b: { on: { 'manual.go': 'a', 'manual.check': { guard: 'lost', target: 'z' } } },
      }),
    });
    const ride = new Ride(flow);
    ride.start('2026-02-06 23:50');
    expect(enrollmentFacts(ride.current, ride.at('2026-02-07 00:10'), 'America/New_York')).to.deep.equal({
      'enrollment.daysInState': 1,
      'enrollment.days': 1,
      'enrollment.visits': 1,
    });

    for (const day of ['07', '08', '09', '10', '11']) ride.event('manual.go', `2026-02-${day}`);
    expect(enrollmentFacts(ride.current, ride.at('2026-02-14'), 'America/New_York')).to.deep.equal({
      'enrollment.daysInState': 3,
      'enrollment.days': 8,
      'enrollment.visits': 3,
    });
    expect(ride.event('manual.check', '2026-02-12').state.ended).to.equal(true);
  });
});
