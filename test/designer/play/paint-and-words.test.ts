import { expect } from 'chai';
import { type PlayMove, play, toTest } from '#engine';
import { compileFlow } from '../../../designer/play/compile-flow.ts';
import { eventsFor, faultOf, freshDraft, moveOf } from '../../../designer/play/event-draft.ts';
import { happenedWords } from '../../../designer/play/happened.ts';
import { coveragePaint, playPaint } from '../../../designer/play/play-paint.ts';
import { stockFlow, stockRegistry } from '../schedule/stock-flows.ts';

const value = stockFlow('strategies', 'past-due-escalation');
const outcome = compileFlow(value, stockRegistry);
if (!outcome.ok) throw new Error('it has errors');
const { compiled } = outcome;
const given = { invoices: [{ amount: 120_000, dueOn: '2026-02-05' }] };
const moves: PlayMove[] = [
  { kind: 'nextStep' },
  { kind: 'nextTimer' },
  { kind: 'event', type: 'promise.made', amount: 120_000, dueOn: '2026-02-15' },
];
const words = { now: 'now', visited: 'visited', taken: 'taken', reached: 'reached', unreached: 'unreached', untested: '0' };

describe('what a play lays over the canvas', () => {
  const day5 = compiled.chart.transitions.find(({ trigger }) => trigger.kind === 'timer' && trigger.name === 'day5')?.key ?? '';
  const paint = playPaint(play(compiled, { given, moves }), words);

  it('is where it stands, where it has been, and the way taken last', () => {
    expect(paint.states.get('promised')?.tone).to.equal('now');
    expect(paint.states.get('chasing.reminded')?.tone).to.equal('seen');
    expect(paint.states.get('chasing')?.tone).to.equal('seen');
    expect(paint.states.has('suspended')).to.equal(false);
    expect(paint.transitions.get('chasing|promise.made|0')?.tone).to.equal('now');
    expect(paint.transitions.get(day5)?.tone).to.equal('seen');
  });

  it('tells what no test comes to apart by more than color', () => {
    const covered = coveragePaint(compiled.chart, { states: ['promised'], transitions: ['chasing|promise.made|0'] }, words);

    expect(covered.states.get('promised')).to.deep.equal({ tone: 'unseen', badge: '0', words: 'unreached' });
    expect(covered.states.get('chasing')?.tone).to.equal('seen');
    expect(covered.transitions.get('chasing|promise.made|0')?.tone).to.equal('unseen');
  });
});

describe('what happened, in words', () => {
  const said = play(compiled, { given, moves: [...moves, { kind: 'nextStep' }] }).steps.map((step) =>
    happenedWords(step, {
      registry: stockRegistry,
      timers: compiled.timers,
      currency: 'USD',
      locale: 'en-US',
      day: (on) => on,
      enrolled: 'put on it',
      rolled: (day) => `rolled from ${day}`,
    }),
  );

  it('names the wait, the amount, the day', () => {
    expect(said).to.deep.equal([
      'Put on it',
      'Day 5 past due, 09:00, business days',
      'Promise made, $1,200.00, 2026-02-15',
      'Promise broken, $1,200.00, 2026-02-15',
    ]);
  });
});

describe('the form of an event', () => {
  const events = eventsFor(stockRegistry, compiled.chart);
  const promise = events.find(({ type }) => type === 'promise.made');
  if (!promise) throw new Error('no promises');

  it('begins with what is open, and asks for what is missing', () => {
    const draft = freshDraft(promise, { play: play(compiled, { given, moves: [{ kind: 'nextStep' }] }), currency: 'USD' });

    expect(draft.fields).to.deep.equal({ amount: '1200.00' });
    expect(promise.fields.map((field) => faultOf(field, draft, 'USD'))).to.deep.equal([undefined, 'required']);
  });

  it('is a move that a test can tell too', () => {
    const draft = { type: 'promise.made', fields: { amount: '$1,200', dueOn: '2026-02-25' }, facts: {}, on: '2026-02-20', at: '' };

    const move = moveOf(promise, draft, 'USD');

    expect(move).to.deep.equal({ kind: 'event', type: 'promise.made', on: '2026-02-20', amount: 120_000, dueOn: '2026-02-25' });
    expect(toTest(compiled, { given, moves: [move] }, 'told').events).to.have.length(1);
  });
});
