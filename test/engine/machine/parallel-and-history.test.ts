import { expect } from 'chai';
import { lint, type MachineConfig, type Strategy } from '#engine';
import { aStrategy, effectsOf, houseRegistry, notice, Ride, waits } from '../../support/flow-builder.ts';
import { withoutStanding } from '../../support/without-standing.ts';

const timers = { hour: { offset: 'PT1H' }, twoHours: { offset: 'PT2H' } };

describe('parallel regions', () => {
  const flow = aStrategy({
    timers,
    machine: {
      id: 'p',
      initial: 'work',
      on: { 'account.settled': '.z' },
      states: {
        work: {
          type: 'parallel',
          onDone: 'over',
          states: {
            mail: { initial: 'first', states: { first: { entry: [notice('first')], after: { hour: 'done' } }, done: { type: 'final' } } },
            call: {
              initial: 'open',
              states: {
                open: {
                  entry: [{ type: 'task.create', params: { kind: 'call' } }],
                  on: { 'task.completed': 'done' },
                  after: { twoHours: 'open' },
                },
                done: { type: 'final' },
              },
            },
          },
        },
        over: { entry: [notice('second')], on: { 'manual.on': 'work' } },
        z: { type: 'final' },
      },
    },
  });

  it('are entered together, in the order they stand', () => {
    const step = new Ride(flow).start('2026-02-06 09:00');

    expect(step.state.leaves).to.deep.equal(['work.mail.first', 'work.call.open']);
    expect(effectsOf(step)).to.deep.equal(['notice.send first', 'task.create call']);
    expect(waits(step.state)).to.deep.equal(['work.mail.first hour', 'work.call.open twoHours']);
  });

  it('go on one by one, and together when all are done', () => {
    const ride = new Ride(flow);
    ride.start('2026-02-06 09:00');

    const one = ride.wait('2026-02-06 10:00');
    expect(one.state.leaves).to.deep.equal(['work.mail.done', 'work.call.open']);
    const both = ride.event('task.completed', '2026-02-06 10:30');
    expect(both.state.leaves).to.deep.equal(['over']);
    expect(both.reactions[0]?.taken).to.deep.equal(['work.call.open|task.completed|0', 'work|done|0']);
    expect(effectsOf(both)).to.deep.equal(['notice.send second']);
  });

  it('are all left when the account is settled', () => {
    const ride = new Ride(flow);
    ride.start('2026-02-06 09:00');

    const settled = ride.event('account.settled', '2026-02-06 09:30');
    expect(settled.state.ended).to.equal(true);
    expect(settled.left).to.include.members(['work.mail.first', 'work.call.open', 'work.mail', 'work.call', 'work']);
    expect(settled.state.timers).to.deep.equal([]);
  });
});

describe('history', () => {
  const machine: MachineConfig = {
    id: 'h',
    initial: 'work',
    on: { 'account.settled': '.z' },
    states: {
      work: {
        initial: 'one',
        on: { 'dispute.opened': 'disputed' },
        states: {
          one: { on: { 'manual.next': 'two' } },
          two: { initial: 'in', states: { in: { on: { 'manual.next': 'out' } }, out: { on: { 'manual.next': '#h.work.one' } } } },
          back: { type: 'history', history: 'shallow' },
          deepBack: { type: 'history', history: 'deep' },
        },
      },
      disputed: { on: { 'manual.shallow': 'work.back', 'manual.deep': 'work.deepBack' } },
      z: { type: 'final' },
    },
  };
  const flow = aStrategy({ machine });

  it('leads back to where the account was, through storage', () => {
    for (const [event, leaf] of [
      ['manual.shallow', 'work.two.in'],
      ['manual.deep', 'work.two.out'],
    ] as const) {
      const ride = new Ride(flow);
      ride.start('2026-02-06');
      ride.event('manual.next', '2026-02-07');
      ride.event('manual.next', '2026-02-08');
      ride.event('dispute.opened', '2026-02-09');

      expect(ride.event(event, '2026-02-10').state.leaves, event).to.deep.equal([leaf]);
    }
  });

  it('leads to the first step when there is none yet', () => {
    const ride = new Ride(aStrategy({ machine: { ...machine, initial: 'disputed' } }));
    ride.start('2026-02-06');

    expect(ride.event('manual.deep', '2026-02-10').state.leaves).to.deep.equal(['work.one']);
  });

  it('is no way from inside: XState would lose its place, so it is refused', () => {
    const inside = (source: string): Strategy => {
      const states = structuredClone(machine.states) as Record<string, Record<string, unknown>>;
      const work = states['work'] as { on: Record<string, string>; states: Record<string, { on: Record<string, string> }> };
      if (source === 'work') work.on['manual.again'] = '.back';
      else (work.states['one'] as { on: Record<string, string> }).on['manual.again'] = 'back';
      return { kind: 'strategy', id: 'h', name: 'H', machine: { ...machine, states: states as never } };
    };
    for (const source of ['work', 'one']) {
      expect(
        withoutStanding(lint(inside(source), houseRegistry)).map((fault) => fault.code),
        source,
      ).to.deep.equal(['target.own_history']);
    }
    expect(withoutStanding(lint({ kind: 'strategy', id: 'h', name: 'H', machine }, houseRegistry))).to.deep.equal([]);
  });
});
