import { expect } from 'chai';
import { nextDue, type Timer } from '#engine';
import { aStrategy, effectsOf, notice, Ride, waits } from '../../support/flow-builder.ts';

const anchored: Timer = { anchor: 'account.oldestDueOn', offset: 'P5D', at: '09:00' };
const dueOn = (on: string) => ({ 'account.oldestDueOn': on });

const flow = aStrategy({
  timers: { day5: anchored, unworked: { offset: 'P5D', count: 'business', at: '09:00', calendar: 'us' } },
  machine: {
    id: 'waiting',
    initial: 'watching',
    on: { 'account.settled': '.cured' },
    states: {
      watching: { after: { day5: 'calling' }, on: { 'manual.call': 'calling' } },
      calling: {
        after: { unworked: 'escalated' },
        on: { 'manual.again': { target: 'calling', reenter: true }, 'manual.back': 'watching' },
      },
      escalated: { on: { 'manual.back': 'watching' } },
      cured: { type: 'final' },
    },
  },
});

describe('the timers of an enrollment', () => {
  it('are those of the steps it is in', () => {
    const ride = new Ride(flow);

    expect(waits(ride.start('2026-02-06', dueOn('2026-02-05')).state)).to.deep.equal(['watching day5']);
    expect(waits(ride.event('manual.call', '2026-02-07', dueOn('2026-02-05')).state)).to.deep.equal(['calling unworked']);
    expect(waits(ride.event('account.settled', '2026-02-08').state)).to.deep.equal([]);
  });

  it('are due when their anchor says, and at no other moment', () => {
    const ride = new Ride(flow);
    ride.start('2026-02-06', dueOn('2026-02-05'));

    expect(nextDue(ride.current)).to.equal(ride.at('2026-02-10 09:00'));
    expect(ride.wait('2026-02-10 08:59', dueOn('2026-02-05')).reactions).to.deep.equal([]);
    expect(ride.wait('2026-02-10 09:00', dueOn('2026-02-05')).state.leaves).to.deep.equal(['calling']);
    expect(nextDue(ride.current)).to.equal(ride.at('2026-02-18 09:00'));
  });

  it('move when their anchor moves, in both directions', () => {
    const ride = new Ride(flow);
    ride.start('2026-02-06', dueOn('2026-02-05'));

    ride.event('payment.received', '2026-02-07', dueOn('2026-02-20'));
    expect(nextDue(ride.current)).to.equal(ride.at('2026-02-25 09:00'));
    expect(ride.wait('2026-02-10 09:00', dueOn('2026-02-20')).reactions).to.deep.equal([]);
    const earlier = ride.event('invoice.created', '2026-02-11', dueOn('2026-02-04'));
    expect(earlier.state.leaves).to.deep.equal(['calling']);
  });

  it('sleep while the anchor has no value, and wake when it has one', () => {
    const ride = new Ride(flow);

    expect(waits(ride.start('2026-02-06', {}).state)).to.deep.equal(['watching day5 asleep']);
    expect(nextDue(ride.current)).to.equal(undefined);
    expect(ride.wait('2027-02-06', {}).reactions).to.deep.equal([]);
    ride.wait('2026-02-07', dueOn('2026-02-05'));
    expect(nextDue(ride.current)).to.equal(ride.at('2026-02-10 09:00'));
    ride.wait('2026-02-08', {});
    expect(nextDue(ride.current)).to.equal(undefined);
  });

  it('do nothing a second time: the step they belonged to has been left', () => {
    const ride = new Ride(flow);
    ride.start('2026-02-06', dueOn('2026-02-05'));
    ride.wait('2026-02-10 09:00', dueOn('2026-02-05'));

    const again = ride.wait('2026-02-10 09:00', dueOn('2026-02-05'));
    expect(again.reactions).to.deep.equal([]);
    expect(again.effects).to.deep.equal([]);
    expect(again.state.leaves).to.deep.equal(['calling']);
  });

  it('get a new id and a new start when a step is entered again', () => {
    const ride = new Ride(flow);
    ride.start('2026-02-06', dueOn('2026-02-05'));
    const [first] = ride.event('manual.call', '2026-02-06 12:00', dueOn('2026-02-05')).state.timers;

    const step = ride.event('manual.again', '2026-02-09 12:00', dueOn('2026-02-05'));
    const [second] = step.state.timers;
    expect([first?.id, second?.id]).to.deep.equal(['calling|unworked#2.0', 'calling|unworked#3.0']);
    expect(second?.enteredAt).to.equal(ride.at('2026-02-09 12:00'));
    expect(step.left).to.deep.equal(['calling']);
    expect(
      new Set([first?.id, second?.id, ride.event('manual.again', '2026-02-09 12:00', dueOn('2026-02-05')).state.timers[0]?.id]).size,
    ).to.equal(3);
  });

  it('keep their id while nothing enters the step anew', () => {
    const ride = new Ride(flow);
    const [first] = ride.start('2026-02-06', dueOn('2026-02-05')).state.timers;

    const [later] = ride.event('payment.received', '2026-02-07', dueOn('2026-02-20')).state.timers;
    expect(later?.id).to.equal(first?.id);
  });

  it('fire in the order they were due when several are', () => {
    const two = aStrategy({
      timers: { later: { offset: 'PT2H' }, sooner: { offset: 'PT1H' } },
      machine: {
        id: 'two',
        initial: 'a',
        on: { 'account.settled': '.z' },
        states: {
          a: { after: { later: { actions: [notice('second')] }, sooner: { actions: [notice('first')] } }, on: { 'manual.on': 'z' } },
          z: { type: 'final' },
        },
      },
    });
    const ride = new Ride(two);
    ride.start('2026-02-06 09:00');

    expect(effectsOf(ride.wait('2026-02-06 12:00'))).to.deep.equal(['notice.send first', 'notice.send second']);
  });

  it('are consumed when they fire, whether or not their condition holds', () => {
    const guarded = aStrategy({
      timers: { hour: { offset: 'PT1H' } },
      rules: { vip: { fact: 'account.tags', operator: 'contains', value: 'vip' } },
      machine: {
        id: 'guarded',
        initial: 'a',
        on: { 'account.settled': '.z' },
        states: {
          a: { after: { hour: { guard: 'vip', target: 'b' } }, on: { 'manual.on': 'b' } },
          b: { on: { 'manual.on': 'a' } },
          z: { type: 'final' },
        },
      },
    });
    const ride = new Ride(guarded);
    ride.start('2026-02-06 09:00');

    const fired = ride.wait('2026-02-06 10:00');
    expect(fired.reactions.map((each) => each.decisions)).to.deep.equal([[{ transition: 'a|after hour|0', guard: 'vip', held: false }]]);
    expect(fired.state.timers).to.deep.equal([]);
    expect(ride.wait('2026-02-07 10:00', { 'account.tags': ['vip'] }).state.leaves).to.deep.equal(['a']);
  });
});
