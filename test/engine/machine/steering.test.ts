import { expect } from 'chai';
import fc from 'fast-check';
import {
  compileStrategy,
  DAY,
  FlowProblem,
  type FlowState,
  HOUR,
  leadsTo,
  type Steering,
  type StepInput,
  type Timer,
  toInstant,
} from '#engine';
import { aStrategy, effectsOf, houseRegistry, notice, Ride } from '../../support/flow-builder.ts';
import { holdingGuards, randomMachine, randomMoments, randomTimers } from '../../support/machine-arbitrary.ts';

const ZONE = 'America/New_York';
const dueOn = { 'account.oldestDueOn': '2026-02-05' };
const said = { by: 'usr_carla', byName: 'Carla', reason: 'on vacation', at: 0 };
const skip: Steering = { ...said, act: 'skip' };

const day = (days: number): Timer => ({ anchor: 'account.oldestDueOn', offset: `P${days}D`, at: '09:00' });
const at = (when: string): number => {
  const [on = '', time = '09:00'] = when.split(' ');
  return toInstant(on, time, ZONE);
};
const later = (when: string): Steering => ({ ...said, act: 'later', until: at(when) });

/** watching → reminded (day 5) → suspended (day 15) → called (day 30); a promise leads out of it. */
const ladder = aStrategy({
  timers: { day5: day(5), day15: day(15), day30: day(30) },
  machine: {
    id: 'ladder',
    initial: 'watching',
    on: { 'promise.made': '.promised', 'account.settled': '.cured' },
    states: {
      watching: { after: { day5: { target: 'reminded', actions: [{ type: 'note.add', params: { text: 'on the way' } }] } } },
      reminded: { entry: [notice('first')], after: { day15: 'suspended' } },
      suspended: {
        entry: [{ type: 'service.suspend' }, notice('second')],
        exit: [{ type: 'service.resume' }],
        after: { day30: 'called' },
      },
      called: { entry: [{ type: 'task.create', params: { kind: 'call' } }, { type: 'hold.lift' }] },
      promised: { on: { 'promise.broken': 'watching' } },
      cured: { type: 'final' },
    },
  },
});

/** What is said about the only wait of a ride. */
function steered(ride: Ride, steering: Steering | undefined, when: string, facts = dueOn): FlowState {
  const [wait] = ride.current.timers;
  return ride.put(ladder.steer(ride.current, wait?.id ?? '', steering, { ...inputAt(when), facts }));
}

function inputAt(when: string): StepInput {
  return { facts: dueOn, at: at(when), zone: ZONE, splitKey: 'parent' };
}

function riding(when = '2026-02-06'): Ride {
  const ride = new Ride(ladder);
  ride.start(when, dueOn);
  return ride;
}

describe('a next step that is passed over', () => {
  it('is entered on its day, and nothing it asks for is done', () => {
    const ride = riding();
    steered(ride, skip, '2026-02-06');

    expect(ride.wait('2026-02-09', dueOn).reactions).to.deep.equal([]);
    const step = ride.wait('2026-02-10 10:00', dueOn);
    expect(step.state.leaves).to.deep.equal(['reminded']);
    expect(effectsOf(step)).to.deep.equal(['note.add on the way (steered)', 'notice.send first (steered)']);
    expect(step.reactions[0]?.timer?.steering).to.deep.equal(skip);
  });

  it('is the only one: what follows comes on its own day and is done', () => {
    const ride = riding();
    steered(ride, skip, '2026-02-06');
    ride.wait('2026-02-10 10:00', dueOn);

    expect(effectsOf(ride.wait('2026-02-20 10:00', dueOn))).to.deep.equal(['service.suspend', 'notice.send second']);
  });

  it('takes pressure off all the same: what leaving the step before undoes, and what lifts a hold', () => {
    const ride = riding('2026-02-21');
    expect(ride.current.leaves).to.deep.equal(['suspended']);
    steered(ride, skip, '2026-02-22');

    expect(effectsOf(ride.wait('2026-03-07 10:00', dueOn))).to.deep.equal(['service.resume', 'task.create call (steered)', 'hold.lift']);
  });

  it('stays passed over when its anchor moves, sleeps and comes back', () => {
    const ride = riding();
    steered(ride, skip, '2026-02-06');
    ride.wait('2026-02-07', {});
    expect(ride.current.timers.map((timer) => timer.dueAt)).to.deep.equal([null]);
    ride.wait('2026-02-08', { 'account.oldestDueOn': '2026-02-20' });

    expect(effectsOf(ride.wait('2026-02-12', { 'account.oldestDueOn': '2026-02-20' }))).to.deep.equal([]);
    expect(effectsOf(ride.wait('2026-02-25 10:00', { 'account.oldestDueOn': '2026-02-20' }))).to.deep.equal([
      'note.add on the way (steered)',
      'notice.send first (steered)',
    ]);
  });

  it('is forgotten with the wait: who comes back later gets the step', () => {
    const ride = riding();
    steered(ride, skip, '2026-02-06');
    ride.event('promise.made', '2026-02-07', dueOn);
    ride.event('promise.broken', '2026-02-08', dueOn);

    expect(effectsOf(ride.wait('2026-02-10 10:00', dueOn))).to.deep.equal(['note.add on the way', 'notice.send first']);
  });

  it('is done as ever once that is taken back', () => {
    const ride = riding();
    steered(ride, skip, '2026-02-06');
    steered(ride, undefined, '2026-02-07');

    expect(effectsOf(ride.wait('2026-02-10 10:00', dueOn))).to.deep.equal(['note.add on the way', 'notice.send first']);
  });

  it('goes with the account to another version', () => {
    const ride = riding();
    steered(ride, skip, '2026-02-06');
    const moved = ladder.takeOver(ladder, ride.current, new Map(), inputAt('2026-02-07'));
    ride.put(moved?.state);

    expect(effectsOf(ride.wait('2026-02-10 10:00', dueOn))).to.deep.equal(['note.add on the way (steered)', 'notice.send first (steered)']);
  });
});

describe('a next step that is put off', () => {
  it('comes on the day named, and is not late for that', () => {
    const ride = riding();
    steered(ride, later('2026-02-14'), '2026-02-06');

    expect(effectsOf(ride.wait('2026-02-13', dueOn))).to.deep.equal([]);
    const step = ride.wait('2026-02-14 10:00', dueOn);
    expect(effectsOf(step)).to.deep.equal(['note.add on the way', 'notice.send first']);
    expect(step.reactions[0]?.timer).to.include({ late: false, dueAt: at('2026-02-14') });
  });

  it('comes on its own day when that has moved behind the other', () => {
    const ride = riding();
    steered(ride, later('2026-02-14'), '2026-02-06');
    const moved = { 'account.oldestDueOn': '2026-02-15' };

    expect(effectsOf(ride.wait('2026-02-19', moved))).to.deep.equal([]);
    expect(effectsOf(ride.wait('2026-02-20 10:00', moved))).to.deep.equal(['note.add on the way', 'notice.send first']);
  });

  it('comes at once, and not late, when that is taken back after its own day', () => {
    const ride = riding();
    steered(ride, later('2026-02-18'), '2026-02-06');
    steered(ride, undefined, '2026-02-13 11:00');

    expect(ride.current.timers[0]?.dueAt).to.equal(at('2026-02-13 11:00'));
    expect(effectsOf(ride.wait('2026-02-13 11:00', dueOn))).to.deep.equal(['note.add on the way', 'notice.send first']);
  });

  it('would be overtaken from the day on that the step after it is due', () => {
    const ride = riding();
    const [wait] = ride.current.timers;
    const wouldBe = (when: string): boolean => {
      const state = ladder.steer(ride.current, wait?.id ?? '', later(when), inputAt('2026-02-06'));
      return state !== undefined && ladder.isOvertaken(state, wait?.id ?? '', at(when), inputAt('2026-02-06'));
    };

    expect([wouldBe('2026-02-19'), wouldBe('2026-02-20'), wouldBe('2026-03-20')]).to.deep.equal([false, true, true]);
  });

  it('cannot be one that is over', () => {
    const ride = riding();
    const [wait] = ride.current.timers;
    ride.wait('2026-02-10 10:00', dueOn);

    expect(ladder.steer(ride.current, wait?.id ?? '', skip, inputAt('2026-02-11'))).to.equal(undefined);
  });

  it('is named by the step it leads to', () => {
    expect(leadsTo(ladder.chart, { state: 'watching', timer: 'day5' })).to.deep.equal(['reminded']);
  });
});

describe('whatever the machine, a wait that is steered', () => {
  const START = Date.UTC(2026, 1, 5, 14);

  const compiled = (machine: { config: object; rules: object }) => {
    const text = JSON.stringify(machine.config).replaceAll(
      /\{"type":"note.add","params":\{"text":"n\d*[0369]"\}\}/g,
      JSON.stringify({ type: 'notice.send', params: { channel: 'email', template: 'first' } }),
    );
    const definition = {
      kind: 'strategy',
      id: 'random',
      name: 'Random',
      timers: randomTimers,
      rules: machine.rules,
      machine: JSON.parse(text),
    };
    return compileStrategy(definition as never, houseRegistry);
  };

  /** Rides a machine and answers where it stands; undefined when it loops or nothing of it waits any more. */
  const property = (check: (flow: ReturnType<typeof compiled>, state: FlowState, input: StepInput) => void): void =>
    fc.assert(
      fc.property(randomMachine, randomMoments, (machine, moments) => {
        const flow = compiled(machine as never);
        const inputOf = (mask: number, now: number): StepInput => ({
          facts: { 'account.tags': holdingGuards(machine, mask) },
          at: now,
          zone: 'UTC',
          splitKey: 'parent-7',
        });
        try {
          let now = START;
          let state = flow.start(inputOf(0, now)).state;
          for (const { event, hours, mask } of moments) {
            now += hours * HOUR;
            state = flow.advance(state, event === undefined ? undefined : { type: event, payload: {} }, inputOf(mask, now)).state;
          }
          check(flow, state, inputOf(moments.at(-1)?.mask ?? 0, now));
        } catch (error) {
          if (!(error instanceof FlowProblem)) throw error;
        }
      }),
      { numRuns: 200 },
    );

  const nextOf = (state: FlowState) =>
    state.timers.filter((timer) => timer.dueAt !== null).sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))[0];

  it('goes where it would have gone, and of what it skips nothing but relief is left to do', () => {
    property((flow, state, input) => {
      const wait = nextOf(state);
      if (!wait || wait.dueAt === null) return;
      const then = { ...input, at: wait.dueAt };
      const plain = flow.advance(state, undefined, then);
      const passed = flow.advance(flow.steer(state, wait.id, skip, input) ?? state, undefined, then);

      expect(passed.state.leaves).to.deep.equal(plain.state.leaves);
      expect(passed.effects.map(({ call }) => call)).to.deep.equal(plain.effects.map(({ call }) => call));
      const only = plain.reactions.length === 1;
      if (only) expect(passed.effects.filter(({ skip: left, origin }) => left === undefined && origin.at !== 'exit')).to.deep.equal([]);
    });
  });

  it('is as it was when that is taken back before its day', () => {
    property((flow, state, input) => {
      const wait = nextOf(state);
      if (!wait || wait.dueAt === null || wait.dueAt <= input.at) return;
      for (const steering of [skip, { ...said, act: 'later' as const, until: wait.dueAt + 3 * DAY }]) {
        const there = flow.steer(state, wait.id, steering, input) ?? state;
        const back = flow.steer(there, wait.id, undefined, input);

        expect(back?.timers).to.deep.equal(flow.advance(state, undefined, input).state.timers);
      }
    });
  });
});
