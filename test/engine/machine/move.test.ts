import { expect } from 'chai';
import { type CompiledStrategy, type FlowState, localAt, type MovedStep, type StepInput, toInstant } from '#engine';
import { aStrategy, effectsOf, notice, waits } from '../../support/flow-builder.ts';

const ZONE = 'America/New_York';
const call = { type: 'task.create', params: { kind: 'call' } };
const timers = {
  hour: { offset: 'PT1H', late: 'send' as const },
  day: { offset: 'P1D', late: 'send' as const },
  twoDays: { offset: 'P2D', late: 'send' as const },
};
const at = (when: string): number => toInstant(when.slice(0, 10), when.slice(11), ZONE);
const input = (when: string): StepInput => ({ facts: {}, at: at(when), zone: ZONE, splitKey: 'parent' });
const stored = (state: FlowState): FlowState => JSON.parse(JSON.stringify(state)) as FlowState;

function begun(flow: CompiledStrategy, when: string, then?: { event: string; when: string }): FlowState {
  const { state } = flow.start(input(when));
  return stored(then ? flow.advance(stored(state), { type: then.event, payload: {} }, input(then.when)).state : state);
}

function moved(
  older: CompiledStrategy,
  newer: CompiledStrategy,
  state: FlowState,
  when: string,
  mapping: Record<string, string> = {},
): MovedStep {
  const step = newer.takeOver(older, state, new Map(Object.entries(mapping)), input(when));
  if (!step) throw new Error('it has to stay');
  return step;
}

const ended = { 'account.settled': '.z' };
const older = aStrategy({
  timers,
  machine: {
    id: 'm',
    initial: 'chasing',
    on: ended,
    states: {
      chasing: {
        initial: 'first',
        after: { twoDays: 'over' },
        states: {
          first: { entry: [notice('first')], after: { day: 'second' } },
          second: { entry: [notice('second'), call], on: { 'manual.back': 'first' } },
        },
      },
      over: { entry: [call] },
      z: { type: 'final' },
    },
  },
});

describe('a subject on a newer version', () => {
  it('stands where it stood, waits as long as before, and nothing is asked for', () => {
    const newer = aStrategy({
      timers: { ...timers, day: { offset: 'P1D', at: '12:00' } },
      machine: older.flow.machine,
    });
    const step = moved(older, newer, begun(older, '2026-02-03 09:00'), '2026-02-03 15:00');

    expect(step.state.leaves).to.deep.equal(['chasing.first']);
    expect(effectsOf(step)).to.deep.equal([]);
    expect([step.left, step.renamed]).to.deep.equal([[], []]);
    const due = step.state.timers.map(({ state, timer, dueAt }) => {
      const { on, time } = localAt(dueAt ?? 0, ZONE);
      return `${state} ${timer} ${on} ${time}`;
    });
    expect(due).to.have.members(['chasing.first day 2026-02-04 12:00', 'chasing twoDays 2026-02-05 09:00']);
    expect(step.state.since).to.deep.include({ chasing: at('2026-02-03 09:00'), 'chasing.first': at('2026-02-03 09:00') });
  });

  it('sends nothing for a wait that is over by then, even where late messages are sent, and does no step twice', () => {
    const newer = aStrategy({
      timers,
      machine: {
        id: 'm',
        initial: 'chasing',
        on: ended,
        states: {
          chasing: {
            initial: 'first',
            states: {
              first: { entry: [notice('first')], after: { hour: 'between' } },
              between: { entry: [notice('third'), call], after: { day: 'second' } },
              second: { entry: [notice('second'), call] },
            },
          },
          z: { type: 'final' },
        },
      },
    });
    const fresh = moved(older, newer, begun(older, '2026-02-03 09:00'), '2026-02-03 10:30');
    expect(fresh.state.leaves).to.deep.equal(['chasing.between']);
    expect(fresh.effects.map(({ call: asked, skip }) => `${asked.type} ${skip ?? 'done'}`)).to.deep.equal([
      'notice.send late',
      'task.create done',
    ]);

    const back = stored(older.advance(begun(older, '2026-02-03 09:00'), undefined, input('2026-02-04 09:30')).state);
    const again = stored(older.advance(back, { type: 'manual.back', payload: {} }, input('2026-02-04 10:00')).state);
    const far = newer.takeOver(older, again, new Map(), input('2026-02-05 12:00'));
    expect(far?.state.leaves).to.deep.equal(['chasing.between']);
    expect(far?.effects.map(({ call: asked, skip }) => `${asked.type} ${skip ?? 'done'}`)).to.deep.equal([
      'notice.send late',
      'task.create done',
    ]);
  });

  it('takes its visits, its time and its work to a step that is called something else', () => {
    const newer = aStrategy({
      timers,
      machine: {
        id: 'm',
        initial: 'dunning',
        on: ended,
        states: {
          dunning: {
            initial: 'letter',
            after: { twoDays: 'over' },
            states: { letter: { after: { day: 'phone' } }, phone: { entry: [call] } },
          },
          over: { entry: [call] },
          z: { type: 'final' },
        },
      },
    });
    const state = begun(older, '2026-02-03 09:00');
    expect(newer.takeOver(older, state, new Map(), input('2026-02-03 10:00'))).to.equal(undefined);
    const step = moved(older, newer, state, '2026-02-03 10:00', { 'chasing.first': 'dunning.letter' });

    expect(step.state.leaves).to.deep.equal(['dunning.letter']);
    expect(step.state.since).to.include({ 'dunning.letter': at('2026-02-03 09:00'), dunning: at('2026-02-03 09:00') });
    expect(step.renamed).to.deep.include({ from: 'chasing.first', to: 'dunning.letter' });
    expect(step.left).to.deep.equal([]);
    expect(waits(step.state)).to.have.members(['dunning.letter day', 'dunning twoDays']);
    const later = newer.advance(stored(step.state), undefined, input('2026-02-04 09:30'));
    expect(later.state.leaves).to.deep.equal(['dunning.phone']);
    expect(effectsOf(later)).to.deep.equal(['task.create call']);
  });

  it('keeps every region where it is, the finished ones too, and a new one begins', () => {
    const regions = (more: object): CompiledStrategy =>
      aStrategy({
        timers,
        machine: {
          id: 'p',
          initial: 'work',
          on: ended,
          states: {
            work: {
              type: 'parallel',
              onDone: 'over',
              states: {
                mail: { initial: 'open', states: { open: { on: { 'manual.mailed': 'done' } }, done: { type: 'final' } } },
                call: { initial: 'open', states: { open: { on: { 'manual.called': 'done' } }, done: { type: 'final' } } },
                ...more,
              },
            },
            over: { entry: [notice('second')] },
            z: { type: 'final' },
          },
        },
      });
    const [two, three] = [
      regions({}),
      regions({ visit: { initial: 'open', states: { open: { on: { 'manual.visited': 'done' } }, done: { type: 'final' } } } }),
    ];
    const state = begun(two, '2026-02-03 09:00', { event: 'manual.mailed', when: '2026-02-03 10:00' });
    const step = moved(two, three, state, '2026-02-03 11:00');

    expect(step.state.leaves).to.have.members(['work.mail.done', 'work.call.open', 'work.visit.open']);
    const called = three.advance(stored(step.state), { type: 'manual.called', payload: {} }, input('2026-02-03 12:00'));
    expect(called.state.leaves).to.include('work.visit.open');
    const visited = three.advance(stored(called.state), { type: 'manual.visited', payload: {} }, input('2026-02-03 13:00'));
    expect(visited.state.leaves).to.deep.equal(['over']);
  });
});
