import { expect } from 'chai';
import fc from 'fast-check';
import type { EffectCall, LatePolicy, StateConfig, Timer, TransitionConfig } from '#engine';
import { aStrategy, effectsOf, notice, Ride } from '../../support/flow-builder.ts';

const dueOn = { 'account.oldestDueOn': '2026-02-05' };
const task: EffectCall = { type: 'task.create', params: { kind: 'call' } };
const kept: EffectCall = { type: 'task.create', params: { kind: 'review', keep: true } };

function day(days: number, late?: LatePolicy): Timer {
  return { anchor: 'account.oldestDueOn', offset: `P${days}D`, at: '09:00', calendar: 'us', ...(late ? { late } : {}) };
}

/** watching → reminded (day 5) → called (day 15) → pressed (day 30). */
function ladder(late: Partial<Record<'day5' | 'day15' | 'day30', LatePolicy>> = {}) {
  return aStrategy({
    timers: { day5: day(5, late.day5), day15: day(15, late.day15), day30: day(30, late.day30) },
    machine: {
      id: 'ladder',
      initial: 'watching',
      on: { 'account.settled': '.cured' },
      states: {
        watching: { after: { day5: 'reminded' } },
        reminded: { entry: [notice('first')], after: { day15: 'called' } },
        called: { entry: [task, kept, notice('second')], after: { day30: 'pressed' } },
        pressed: { entry: [notice('third')], on: { 'manual.back': 'watching' } },
        cured: { type: 'final' },
      },
    },
  });
}

describe('an account that enters late', () => {
  it('walks to the step of its age in one step', () => {
    const step = new Ride(ladder()).start('2026-02-26', dueOn);

    expect(step.state.leaves).to.deep.equal(['called']);
    expect(step.reactions.map((each) => [each.trigger, each.timer?.late])).to.deep.equal([
      ['account.enrolled', undefined],
      ['after day5', true],
      ['after day15', true],
    ]);
  });

  it('gets no notice when its timers skip, and the work of its last step only', () => {
    expect(effectsOf(new Ride(ladder()).start('2026-02-26', dueOn))).to.deep.equal([
      'notice.send first (late)',
      'task.create call',
      'task.create review',
      'notice.send second (late)',
    ]);
  });

  it('gets one notice when they send: that of the step it comes to', () => {
    const step = new Ride(ladder({ day5: 'send', day15: 'send', day30: 'send' })).start('2026-03-20', dueOn);

    expect(effectsOf(step)).to.deep.equal([
      'notice.send first (passed)',
      'task.create call (passed)',
      'task.create review',
      'notice.send second (passed)',
      'notice.send third',
    ]);
    expect(step.state.leaves).to.deep.equal(['pressed']);
  });

  it('asks a person when they want a review, for the last step only', () => {
    const step = new Ride(ladder({ day5: 'review', day15: 'review' })).start('2026-02-26', dueOn);

    expect(effectsOf(step)).to.deep.equal([
      'notice.send first (passed) (review)',
      'task.create call',
      'task.create review',
      'notice.send second (review)',
    ]);
  });

  it('is not late by a day: what was due within 24 hours goes out', () => {
    const ride = new Ride(ladder());
    ride.start('2026-02-06 00:30', dueOn);

    const onTime = ride.wait('2026-02-11 09:00', dueOn);
    expect(effectsOf(onTime)).to.deep.equal(['notice.send first']);
    expect(onTime.reactions[0]?.timer?.late).to.equal(false);
  });

  it('is late by a day and a second', () => {
    const ride = new Ride(ladder());
    ride.start('2026-02-06 00:30', dueOn);
    expect(effectsOf(ride.wait('2026-02-11 09:01', dueOn))).to.deep.equal(['notice.send first (late)']);
  });

  it('is late by a minute when the timer was due before the step was entered', () => {
    const ride = new Ride(ladder());

    expect(effectsOf(ride.start('2026-02-10 09:01', dueOn))).to.deep.equal(['notice.send first (late)']);
  });

  it('is not late in the very minute its timer is due', () => {
    const step = new Ride(ladder()).start('2026-02-10 09:00', dueOn);

    expect(step.reactions[1]?.timer?.late).to.equal(false);
    expect(effectsOf(step)).to.deep.equal(['notice.send first']);
  });

  it('tells where a timer rolled from', () => {
    const step = new Ride(ladder()).start('2026-03-10', { 'account.oldestDueOn': '2026-03-02' });

    expect(step.reactions[1]?.timer?.rolledFrom).to.deep.equal({ on: '2026-03-07', because: 'weekend' });
  });

  it('walks again when it is sent back', () => {
    const ride = new Ride(ladder({ day5: 'send', day15: 'send', day30: 'send' }));
    ride.start('2026-03-20', dueOn);

    const back = ride.event('manual.back', '2026-03-25', dueOn);
    expect(back.state.leaves).to.deep.equal(['pressed']);
    expect(effectsOf(back).filter((each) => each.startsWith('notice') && !each.includes('('))).to.deep.equal(['notice.send third']);
    expect(back.left).to.include.members(['pressed', 'watching', 'reminded', 'called']);
  });
});

describe('a burst of notices', () => {
  const timers = { day5: day(5, 'send'), day15: day(15, 'send'), day30: day(30, 'send') };
  const sent = (step: { effects: readonly { skip?: string; call: EffectCall }[] }): unknown[] =>
    step.effects.filter((effect) => effect.call.type === 'notice.send' && !effect.skip).map((effect) => effect.call.params?.['template']);

  it('does not come from notices on the paths', () => {
    const flow = aStrategy({
      timers,
      machine: {
        id: 'paths',
        initial: 'a',
        on: { 'account.settled': '.z' },
        states: {
          a: { after: { day5: { target: 'b', actions: [notice('first')] } } },
          b: { after: { day15: { target: 'c', actions: [notice('second')] } } },
          c: { after: { day30: { target: 'd', actions: [notice('third')] } } },
          d: { on: { 'manual.on': 'a' } },
          z: { type: 'final' },
        },
      },
    });

    expect(sent(new Ride(flow).start('2026-03-20', dueOn))).to.deep.equal(['third']);
  });

  it('does not come from three reminders within one step', () => {
    const flow = aStrategy({
      timers,
      machine: {
        id: 'one-step',
        initial: 'a',
        on: { 'account.settled': '.z' },
        states: {
          a: {
            after: { day5: { actions: [notice('first')] }, day15: { actions: [notice('second')] }, day30: { actions: [notice('third')] } },
            on: { 'manual.on': 'z' },
          },
          z: { type: 'final' },
        },
      },
    });

    expect(sent(new Ride(flow).start('2026-03-20', dueOn))).to.deep.equal(['third']);
  });

  it('does not come from the outer step and its inner ones', () => {
    const flow = aStrategy({
      timers,
      machine: {
        id: 'nested',
        initial: 'level',
        on: { 'account.settled': '.z' },
        states: {
          level: {
            entry: [notice('first')],
            exit: [notice('fourth')],
            initial: 'a',
            states: { a: { after: { day5: 'b' } }, b: { entry: [notice('second')], after: { day15: '#nested.next' } } },
          },
          next: { entry: [notice('third')], on: { 'manual.on': 'level' } },
          z: { type: 'final' },
        },
      },
    });

    expect(sent(new Ride(flow).start('2026-02-12', dueOn))).to.deep.equal(['second']);
    // What is asked for on leaving belongs to the same reaction as what is asked for on arriving.
    expect(sent(new Ride(flow).start('2026-02-26', dueOn))).to.deep.equal(['fourth', 'third']);
  });

  it('leaves alone what the event itself asked for', () => {
    const flow = aStrategy({
      timers,
      machine: {
        id: 'event',
        initial: 'promised',
        on: { 'account.settled': '.z' },
        states: {
          promised: { on: { 'promise.broken': { target: 'calling', actions: [notice('first')] } } },
          calling: { after: { day15: 'escalated' } },
          escalated: { entry: [notice('second')], on: { 'manual.on': 'promised' } },
          z: { type: 'final' },
        },
      },
    });
    const ride = new Ride(flow);
    ride.start('2026-02-06', dueOn);

    expect(sent(ride.event('promise.broken', '2026-03-20', dueOn))).to.deep.equal(['first', 'second']);
  });

  it('never comes, wherever the notices of a ladder stand', () => {
    const rung = fc.record({
      entry: fc.boolean(),
      exit: fc.boolean(),
      path: fc.boolean(),
      nested: fc.boolean(),
      late: fc.constantFrom<LatePolicy>('send', 'skip', 'review'),
    });
    fc.assert(
      fc.property(fc.array(rung, { minLength: 2, maxLength: 5 }), fc.integer({ min: 0, max: 60 }), (rungs, age) => {
        const flow = laddersOf(rungs);
        const at = new Date(Date.UTC(2026, 1, 5) + age * 86_400_000).toISOString().slice(0, 10);
        const step = new Ride(flow).start(`${at} 12:00`, dueOn);
        const lastReaction = step.reactions.at(-1);
        const live = step.effects.filter((effect) => effect.call.type === 'notice.send' && !effect.skip);

        if (step.reactions.length < 2) return;
        for (const { origin } of live) {
          const touched = [...(lastReaction?.entered ?? []), ...(lastReaction?.exited ?? [])];
          expect(touched, JSON.stringify(origin)).to.include(origin.state);
        }
        expect(live.length).to.be.at.most(4);
      }),
      { numRuns: 200 },
    );
  });
});

interface Rung {
  readonly entry: boolean;
  readonly exit: boolean;
  readonly path: boolean;
  readonly nested: boolean;
  readonly late: LatePolicy;
}

function laddersOf(rungs: readonly Rung[]) {
  const timers = Object.fromEntries(rungs.map((rung, index) => [`t${index}`, day((index + 1) * 7, rung.late)]));
  const states: Record<string, StateConfig> = { end: { on: { 'manual.on': 'r0' } }, z: { type: 'final' } };
  for (const [index, rung] of rungs.entries()) {
    const next = index + 1 < rungs.length ? `#random-ladder.r${index + 1}` : '#random-ladder.end';
    const way: TransitionConfig = { target: next, ...(rung.path ? { actions: [notice('second')] } : {}) };
    const own: StateConfig = { ...(rung.entry ? { entry: [notice('first')] } : {}), ...(rung.exit ? { exit: [notice('third')] } : {}) };
    states[`r${index}`] = rung.nested
      ? { ...own, initial: 'in', states: { in: { after: { [`t${index}`]: way } } } }
      : { ...own, after: { [`t${index}`]: way } };
  }
  return aStrategy({ timers, machine: { id: 'random-ladder', initial: 'r0', on: { 'account.settled': '.z' }, states } }, { lint: false });
}
