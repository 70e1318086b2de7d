import { expect } from 'chai';
import type { EffectCall, LatePolicy, Timer } from '#engine';
import { aStrategy, effectsOf, notice, Ride, waits } from '../../support/flow-builder.ts';

const dueOn = { 'account.oldestDueOn': '2026-02-05' };
const call: EffectCall = { type: 'task.create', params: { kind: 'call' } };
const look: EffectCall = { type: 'task.create', params: { kind: 'review' } };
const WHOLE = '';

function day(days: number, late?: LatePolicy): Timer {
  return { anchor: 'account.oldestDueOn', offset: `P${days}D`, at: '09:00', ...(late ? { late } : {}) };
}

/** watching → reminded (day 5) → called (day 15) → pressed (day 30), as the definition's own timers treat what is late. */
function ladder(late: LatePolicy = 'skip'): Ride {
  const strategy = aStrategy({
    timers: { day5: day(5, late), day15: day(15, late), day30: day(30, late) },
    machine: {
      id: 'ladder',
      initial: 'watching',
      on: { 'account.settled': '.cured', 'promise.made': '.promised' },
      states: {
        watching: { after: { day5: 'reminded' } },
        reminded: { entry: [notice('first')], after: { day15: 'called' } },
        called: { entry: [call, look, notice('second')], after: { day30: 'pressed' } },
        pressed: { entry: [{ type: 'service.suspend' }, notice('third')] },
        promised: {},
        cured: { type: 'final' },
      },
    },
  });
  return new Ride(strategy);
}

/** The pause of a step from a day on is over, and this was decided. */
function over(ride: Ride, step: string, from: string, until: string, decision: LatePolicy): void {
  ride.under = { resumed: [{ pause: 'pau_1', step, pausedAt: ride.at(from), resumedAt: ride.at(until), decision }] };
}

describe('a strategy that is paused', () => {
  it('lets no wait end, and says which are over', () => {
    const ride = ladder();
    ride.start('2026-02-06', dueOn);
    ride.under = { paused: [WHOLE] };
    const step = ride.wait('2026-02-12', dueOn);

    expect(step.reactions).to.deep.equal([]);
    expect(step.state.leaves).to.deep.equal(['watching']);
    expect(step.held.map((timer) => [timer.timer, timer.dueAt])).to.deep.equal([['day5', ride.at('2026-02-10 09:00')]]);
  });

  it('keeps nothing back that is not over yet', () => {
    const ride = ladder();
    ride.under = { paused: [WHOLE] };

    expect(ride.start('2026-02-06', dueOn).held).to.deep.equal([]);
    expect(waits(ride.current)).to.deep.equal(['watching day5']);
  });

  it('takes nobody further who comes in late', () => {
    const ride = ladder();
    ride.under = { paused: [WHOLE] };
    const step = ride.start('2026-03-20', dueOn);

    expect(step.state.leaves).to.deep.equal(['watching']);
    expect(step.effects).to.deep.equal([]);
    expect(step.held.map((timer) => timer.timer)).to.deep.equal(['day5']);
  });

  it('reacts to what happens: a promise and a payment are heard', () => {
    const ride = ladder();
    ride.start('2026-02-06', dueOn);
    ride.under = { paused: [WHOLE] };
    ride.wait('2026-02-12', dueOn);

    expect(ride.event('promise.made', '2026-02-12', dueOn).state.leaves).to.deep.equal(['promised']);
    expect(ride.event('account.settled', '2026-02-13', dueOn).state.ended).to.equal(true);
  });

  it('keeps nothing back any more once its anchor has moved ahead', () => {
    const ride = ladder();
    ride.start('2026-02-06', dueOn);
    ride.under = { paused: [WHOLE] };
    expect(ride.wait('2026-02-12', dueOn).held).to.have.length(1);

    expect(ride.wait('2026-02-13', { 'account.oldestDueOn': '2026-02-12' }).held).to.deep.equal([]);
  });
});

describe('the end of a pause', () => {
  /** Held from February 8; the timers of day 5 and, as long as nobody moves, of nothing else. */
  function held(late: LatePolicy, until: string, decision: LatePolicy): Ride {
    const ride = ladder(late);
    ride.start('2026-02-06', dueOn);
    ride.under = { paused: [WHOLE] };
    ride.wait(until, dueOn);
    over(ride, WHOLE, '2026-02-08', until, decision);
    return ride;
  }

  it('sends what came due meanwhile, whatever the definition says of lateness', () => {
    expect(effectsOf(held('skip', '2026-02-14', 'send').wait('2026-02-14', dueOn))).to.deep.equal(['notice.send first']);
  });

  it('takes the account to where it would stand, and lets one message out', () => {
    const step = held('skip', '2026-03-20', 'send').wait('2026-03-20', dueOn);

    expect(step.state.leaves).to.deep.equal(['pressed']);
    expect(effectsOf(step)).to.deep.equal([
      'notice.send first (passed)',
      'task.create call (passed)',
      'task.create review (passed)',
      'notice.send second (passed)',
      'service.suspend',
      'notice.send third',
    ]);
    expect(step.reactions.map((each) => each.timer?.decided)).to.deep.equal(
      Array.from({ length: 3 }, () => ({ pause: 'pau_1', policy: 'send' })),
    );
  });

  it('leaves out all that would reach the customer where that was decided, and does what is done in the house', () => {
    const step = held('send', '2026-02-22', 'skip').wait('2026-02-22', dueOn);

    expect(step.state.leaves).to.deep.equal(['called']);
    expect(effectsOf(step)).to.deep.equal([
      'notice.send first (paused)',
      'task.create call (paused)',
      'task.create review',
      'notice.send second (paused)',
    ]);
  });

  it('does not press the customer either where that was decided', () => {
    expect(effectsOf(held('send', '2026-03-20', 'skip').wait('2026-03-20', dueOn)).slice(-2)).to.deep.equal([
      'service.suspend (paused)',
      'notice.send third (paused)',
    ]);
  });

  it('puts messages and pressure before a person where that was decided; a call is with one anyway', () => {
    expect(effectsOf(held('send', '2026-02-22', 'review').wait('2026-02-22', dueOn)).slice(-3)).to.deep.equal([
      'task.create call',
      'task.create review',
      'notice.send second (review)',
    ]);
    expect(effectsOf(held('send', '2026-03-20', 'review').wait('2026-03-20', dueOn)).slice(-2)).to.deep.equal([
      'service.suspend (review)',
      'notice.send third (review)',
    ]);
  });

  it('does not send what would have been late without the pause too', () => {
    const ride = ladder();
    ride.under = { paused: [WHOLE] };
    ride.start('2026-02-20', dueOn);
    over(ride, WHOLE, '2026-02-19', '2026-02-24', 'send');

    expect(effectsOf(ride.wait('2026-02-24', dueOn))).to.deep.equal([
      'notice.send first (late)',
      'task.create call',
      'task.create review',
      'notice.send second (late)',
    ]);
  });

  it('is about what came due during the pause, not about what is due later', () => {
    const ride = held('skip', '2026-02-14', 'skip');
    ride.wait('2026-02-14', dueOn);

    expect(effectsOf(ride.wait('2026-02-20 09:00', dueOn))).to.include('notice.send second');
  });

  it('holds for whoever comes first: an event lets the waits end as was decided', () => {
    const ride = held('skip', '2026-02-14', 'skip');
    const step = ride.event('payment.received', '2026-02-14', dueOn);

    expect(effectsOf(step)).to.deep.equal(['notice.send first (paused)']);
  });

  it('lets what another pause keeps back stay', () => {
    const ride = held('skip', '2026-02-14', 'send');
    ride.under = { ...ride.under, paused: ['watching'] };

    expect(ride.wait('2026-02-14', dueOn).held.map((timer) => timer.timer)).to.deep.equal(['day5']);
  });

  it('changes nothing when it comes in the very moment and everything is let go', () => {
    for (const late of ['skip', 'send', 'review'] as const) {
      const paused = ladder(late);
      paused.under = { paused: [WHOLE] };
      paused.start('2026-02-26', dueOn);
      over(paused, WHOLE, '2026-02-26', '2026-02-26', 'send');
      const step = paused.wait('2026-02-26', dueOn);
      const plain = ladder(late).start('2026-02-26', dueOn);

      expect(effectsOf(step)).to.deep.equal(effectsOf(plain));
      expect(step.state.leaves).to.deep.equal(plain.state.leaves);
    }
  });
});

describe('a step that is paused', () => {
  const hours = (count: number): Timer => ({ offset: `PT${count}H` });

  it('keeps back its own waits and lets those of other steps end', () => {
    const ride = ladder();
    ride.start('2026-02-06', dueOn);
    ride.under = { paused: ['reminded'] };

    expect(effectsOf(ride.wait('2026-02-10 09:00', dueOn))).to.deep.equal(['notice.send first']);
    const step = ride.wait('2026-02-21', dueOn);
    expect([step.state.leaves, step.held.map((timer) => timer.timer)]).to.deep.equal([['reminded'], ['day15']]);
  });

  it('stops a walk that comes to it', () => {
    const ride = ladder();
    ride.under = { paused: ['reminded'] };
    const step = ride.start('2026-02-26', dueOn);

    expect(step.state.leaves).to.deep.equal(['reminded']);
    expect(step.held.map((timer) => timer.timer)).to.deep.equal(['day15']);
  });

  it('hands what was decided on to the steps after it, which are late only because of it', () => {
    const ride = ladder();
    ride.start('2026-02-06', dueOn);
    ride.wait('2026-02-10 09:00', dueOn);
    ride.under = { paused: ['reminded'] };
    ride.wait('2026-03-20', dueOn);
    over(ride, 'reminded', '2026-02-11', '2026-03-20', 'send');

    expect(effectsOf(ride.wait('2026-03-20', dueOn)).at(-1)).to.equal('notice.send third');
  });

  const nested = () =>
    new Ride(
      aStrategy({
        timers: { soon: hours(1), later: hours(2), last: hours(3) },
        machine: {
          id: 'nested',
          initial: 'level',
          on: { 'account.settled': '.cured' },
          states: {
            level: {
              type: 'parallel',
              after: { last: 'out' },
              states: {
                letters: { initial: 'one', states: { one: { after: { soon: 'two' } }, two: {} } },
                calls: {
                  initial: 'idle',
                  states: { idle: { after: { soon: 'busy' } }, busy: { after: { soon: { target: '#nested.out' } } } },
                },
              },
            },
            out: { entry: [look], after: { last: { target: 'out', reenter: true } } },
            cured: { type: 'final' },
          },
        },
      }),
    );

  it('keeps back what is inside and around it, and lets other regions go on unless they would lead out of it', () => {
    const ride = nested();
    ride.start('2026-02-06 08:00');
    ride.under = { paused: ['level.letters'] };

    const first = ride.wait('2026-02-06 09:00');
    expect(first.state.leaves).to.deep.equal(['level.letters.one', 'level.calls.busy']);
    expect(first.held.map((timer) => `${timer.state} ${timer.timer}`)).to.deep.equal(['level.letters.one soon']);
    const second = ride.wait('2026-02-06 12:00');
    expect(second.state.leaves).to.deep.equal(['level.letters.one', 'level.calls.busy']);
    expect(second.held.map((timer) => `${timer.state} ${timer.timer}`).sort()).to.deep.equal([
      'level last',
      'level.calls.busy soon',
      'level.letters.one soon',
    ]);
  });

  it('keeps nothing back while nobody stands in it', () => {
    const ride = nested();
    ride.start('2026-02-06 08:00');
    ride.under = { paused: ['out', 'level.letters.two'] };

    expect(ride.wait('2026-02-06 08:59').held).to.deep.equal([]);
    expect(ride.wait('2026-02-06 09:00').state.leaves).to.deep.equal(['level.letters.two', 'level.calls.busy']);
  });
});
