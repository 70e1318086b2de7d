import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, compileStrategy, type Flow, type PlayMove, type PlayScript, type PlayStep, play, runFlowTests, toTest } from '#engine';
import { stockFlows, stockRegistry } from '../../definitions/stock.ts';
import { designExample } from '../../support/design-example.ts';
import { aStrategy, houseRegistry, notice } from '../../support/flow-builder.ts';

const example = compileStrategy(designExample, houseRegistry);
const given = { invoices: [{ amount: 120_000, dueOn: '2026-02-05' }] };
const script = (...moves: PlayMove[]): PlayScript => ({ given, moves });
const lines = (steps: readonly PlayStep[]): string[] =>
  steps.map((step) => [step.on, step.time, step.event?.type ?? step.cause, step.after.join('+')].join(' '));

describe('a play of the example strategy', () => {
  const promise: PlayMove = { kind: 'event', on: '2026-02-20', type: 'promise.made', amount: 120_000, dueOn: '2026-02-25' };
  const story = [
    { kind: 'nextStep' },
    { kind: 'nextTimer' },
    promise,
    { kind: 'until', on: '2026-03-01' },
    { kind: 'event', on: '2026-03-02', type: 'payment.received', amount: 120_000 },
  ] as const satisfies PlayMove[];

  it('goes from day 5 over promise and broken promise to paid', () => {
    const { steps, ended, leaves, refused } = play(example, script(...story));

    expect(lines(steps.filter((step) => step.taken.length > 0 || step.cause === 'enrollment'))).to.deep.equal([
      '2026-02-06 00:30 enrollment chasing.watching',
      '2026-02-10 09:00 timer chasing.reminded',
      '2026-02-20 09:00 timer chasing.calling',
      '2026-02-20 12:00 promise.made promised',
      '2026-02-26 08:00 promise.broken suspended',
      '2026-03-02 00:00 account.settled restored',
    ]);
    expect({ ended, leaves, refused }).to.deep.equal({ ended: true, leaves: ['restored'], refused: [] });
  });

  it('says of each step which move it belongs to, and what was asked for', () => {
    const { steps } = play(example, script(...story));
    const broken = steps.find((step) => step.event?.type === 'promise.broken');

    expect(broken?.move).to.equal(3);
    expect(broken?.cause).to.equal('judgement');
    expect(broken?.effects.map((effect) => effect.type)).to.deep.equal(['service.suspend', 'notice.send', 'task.create']);
  });

  it('goes back by a shorter script, to exactly where it was', () => {
    const before = play(example, script(...story.slice(0, 3)));
    play(example, script(...story));

    expect(play(example, script(...story.slice(0, 3)))).to.deep.equal(before);
    expect(before.leaves).to.deep.equal(['promised']);
  });

  it('shows the timers that wait, and what they count from', () => {
    const { timersWaiting } = play(example, script({ kind: 'nextStep' }));

    expect(timersWaiting).to.have.length(1);
    expect(timersWaiting[0]).to.deep.include({
      name: 'day5',
      state: 'chasing.watching',
      due: { on: '2026-02-10', time: '09:00' },
      anchor: { fact: 'account.oldestDueOn', value: '2026-02-05' },
    });
  });

  it('shows what the account owes now', () => {
    const { standing, facts } = play(example, script({ kind: 'nextStep' }, { kind: 'event', type: 'payment.received', amount: 20_000 }));

    expect(standing.chaseableAmount).to.equal(100_000);
    expect(facts['account.chaseableAmount']).to.equal(100_000);
  });
});

describe('the decisions of a play', () => {
  it('are explained by every comparison, and by the earlier path where one was not looked at', () => {
    const broken = play(
      example,
      script(
        { kind: 'event', on: '2026-02-12', type: 'promise.made', amount: 120_000, dueOn: '2026-02-13' },
        { kind: 'until', on: '2026-02-17' },
      ),
    ).steps.find((step) => step.event?.type === 'promise.broken');

    const [first, second] = broken?.reactions[0]?.decisions ?? [];
    expect(first).to.deep.include({ transition: 'promised|promise.broken|0', outcome: 'taken', rule: 'maySuspend' });
    expect(first?.tree).to.deep.include({ form: 'condition', name: 'maySuspend', outcome: 'holds' });
    expect(second).to.deep.equal({
      transition: 'promised|promise.broken|1',
      outcome: 'notLookedAt',
      because: 'promised|promise.broken|0',
    });
  });

  it('say what was expected and what was, of a condition that did not hold', () => {
    const small = play(example, script({ kind: 'event', on: '2026-02-12', type: 'promise.made', amount: 10_000, dueOn: '2026-02-13' }));
    const step = small.steps.find((each) => each.event?.type === 'promise.made');

    expect(step?.reactions[0]?.decisions).to.have.length(1);
    expect(step?.reactions[0]?.decisions[0]).to.deep.include({ outcome: 'refused', rule: 'coversDebt' });
    expect(JSON.stringify(step?.reactions[0]?.decisions[0]?.tree)).to.include(
      '"fact":"event.coveragePercent","operator":"greaterThanInclusive","expected":80,"actual":8,"outcome":"fails"',
    );
  });

  it('name a path further out that was not looked at because an inner one was taken', () => {
    const flow = aStrategy({
      machine: {
        id: 's',
        initial: 'a',
        on: { 'account.settled': '.z', 'manual.go': '.z' },
        states: { a: { on: { 'manual.go': 'b' } }, b: { on: { 'manual.back': 'a' } }, z: { type: 'final' } },
      },
    });
    const { steps } = play(flow, script({ kind: 'nextStep' }, { kind: 'event', type: 'manual.go' }));

    expect(steps.at(-1)?.reactions[0]?.decisions.map(({ transition, outcome, because }) => [transition, outcome, because])).to.deep.equal([
      ['a|manual.go|0', 'taken', undefined],
      ['|manual.go|0', 'notLookedAt', 'a|manual.go|0'],
    ]);
  });
});

describe('a move that is not possible', () => {
  it('is refused as the ledger refuses it, and the play goes on without it', () => {
    const { refused, steps, on } = play(
      example,
      script(
        { kind: 'until', on: '2026-02-10' },
        { kind: 'event', type: 'promise.made', amount: 120_000, dueOn: '2026-02-01' },
        { kind: 'event', type: 'promise.made', amount: 120_000, dueOn: '2026-02-12' },
      ),
    );

    expect(refused).to.deep.equal([
      { move: 1, refusal: { code: 'promise.in_past', detail: '2026-02-01, today is 2026-02-10', pointer: '/dueOn' } },
    ]);
    expect(steps.at(-1)?.after).to.deep.equal(['promised']);
    expect(on).to.equal('2026-02-10');
  });

  const codes = (...moves: PlayMove[]): string[] => play(example, script(...moves)).refused.map(({ refusal }) => refusal.code);

  it('is a clock that goes back, a day that does not exist, a span without end', () => {
    expect(codes({ kind: 'until', on: '2026-02-10' }, { kind: 'until', on: '2026-02-09' })).to.deep.equal(['clock.backwards']);
    expect(codes({ kind: 'until', on: '2026-02-10' }, { kind: 'event', on: '2026-02-07', type: 'manual.x' })).to.deep.equal([
      'clock.backwards',
    ]);
    expect(codes({ kind: 'until', on: '2026-02-30' })).to.deep.equal(['date.invalid']);
    expect(codes({ kind: 'until', on: '2040-01-01' })).to.deep.equal(['play.too_long']);
  });

  it('is to wait for something where nothing waits; the clock stays', () => {
    const paid: PlayMove = { kind: 'event', on: '2026-02-20', type: 'payment.received', amount: 120_000 };
    const { refused, on } = play(example, script({ kind: 'nextStep' }, paid, { kind: 'nextTimer' }, { kind: 'nextStep' }));

    expect(refused.map(({ refusal }) => refusal.code)).to.deep.equal(['play.nothing_waits', 'play.nothing_waits']);
    expect(on).to.equal('2026-02-20');
  });

  it('is an account that cannot be: the play says so and does not begin', () => {
    const broken = play(example, { given: { invoices: [{ amount: 0, dueOn: '2026-02-05' }] }, moves: [{ kind: 'nextDay' }] });
    const nowhere = play(example, { given: { zone: 'Mars/Olympus' }, moves: [] });
    const shapeless = play(example, { given: { invoices: [{ amount: '12' as never, dueOn: '2026-02-05' }] }, moves: [] });

    expect(broken.fault).to.deep.include({ move: -1, pointer: '/given/invoices/0' });
    expect(nowhere.fault).to.deep.include({ move: -1, pointer: '/given/zone' });
    expect(shapeless.fault).to.deep.include({ move: -1, pointer: '/given/invoices/0/amount' });
    expect(broken.steps).to.deep.equal([]);
  });

  it('is a flow that goes in circles: the fault is said, what came before is kept', () => {
    const machine = {
      id: 's',
      initial: 'a',
      states: { a: { on: { 'manual.go': 'b' } }, b: { always: { target: 'c' } }, c: { always: { target: 'b' } } },
    };
    const circling = aStrategy({ machine }, { lint: false });
    const result = play(circling, script({ kind: 'nextStep' }, { kind: 'event', type: 'manual.go' }, { kind: 'nextDay' }));

    expect(result.fault?.move).to.equal(1);
    expect(result.leaves).to.deep.equal(['a']);
  });
});

describe('an event without a time', () => {
  const at = (...moves: PlayMove[]): string[] => lines(play(example, script(...moves)).steps).map((line) => line.slice(0, 16));

  it('comes at its usual time, or now when that is over', () => {
    const event = (type: string, more: object = {}): PlayMove => ({ kind: 'event', type, amount: 100, ...more });

    expect(at(event('payment.received', { on: '2026-02-03' }))[0]).to.equal('2026-02-03 00:00');
    expect(at(event('manual.x', { on: '2026-02-03' }))[0]).to.equal('2026-02-03 12:00');
    expect(at({ kind: 'until', on: '2026-02-07', at: '15:00' }, event('payment.received', { on: '2026-02-07' })).at(-1)).to.equal(
      '2026-02-07 15:01',
    );
    expect(at({ kind: 'until', on: '2026-02-07', at: '15:00' }, event('manual.x')).at(-1)).to.equal('2026-02-07 15:01');
    expect(at(event('manual.x', { on: '2026-02-07' }), event('manual.y')).slice(-2)).to.deep.equal([
      '2026-02-07 12:00',
      '2026-02-07 12:00',
    ]);
  });

  it('is heard even before the account is on the strategy, and after it has left it', () => {
    const steps = play(example, script({ kind: 'event', on: '2026-02-03', type: 'manual.x' })).steps;

    expect(steps).to.have.length(1);
    expect(steps[0]).to.deep.include({ cause: 'told', before: [], after: [], reactions: [] });
  });
});

describe('a play saved as a test', () => {
  it('expects what happened, and the day before where only time moved something', () => {
    const test = toTest(
      example,
      script(
        { kind: 'nextStep' },
        { kind: 'nextTimer' },
        { kind: 'event', on: '2026-02-20', type: 'promise.made', amount: 120_000, dueOn: '2026-02-25' },
      ),
      'promised after day 5',
    );

    expect(test).to.deep.equal({
      name: 'promised after day 5',
      given,
      events: [{ on: '2026-02-20', type: 'promise.made', amount: 120_000, dueOn: '2026-02-25' }],
      expect: [
        { on: '2026-02-06', state: 'chasing.watching', effects: [] },
        { on: '2026-02-09', state: 'chasing.watching', effects: [] },
        { on: '2026-02-10', state: 'chasing.reminded', effects: ['notice.send'] },
        { on: '2026-02-19', state: 'chasing.reminded', effects: [] },
        { on: '2026-02-20', state: 'promised', effects: ['task.create'] },
      ],
    });
  });

  it('stops at the minute the play stopped, when the day goes on', () => {
    const flow = aStrategy({
      timers: { soon: { offset: 'PT3H' } },
      machine: {
        id: 's',
        initial: 'a',
        on: { 'account.settled': '.z' },
        states: { a: { on: { 'manual.go': 'b' } }, b: { after: { soon: 'c' } }, c: { entry: [notice('first')] }, z: { type: 'final' } },
      },
    });
    const test = toTest(flow, script({ kind: 'nextStep' }, { kind: 'event', on: '2026-02-09', type: 'manual.go' }), 't');

    expect(test.expect?.at(-1)).to.deep.equal({ on: '2026-02-09', at: '12:00', state: 'b', effects: [] });
  });

  for (const flow of stockFlows) {
    it(`passes, whatever is played on "${flow.name}"`, () => {
      const compiled = compileStrategy(flow, stockRegistry);

      fc.assert(
        fc.property(scripts(flow), (played) => {
          const { fault } = play(compiled, {
            ...played,
            moves: [...played.moves, { kind: 'event', type: 'manual.stop' }, { kind: 'nextDay' }],
          });
          // The account of a resolution path may have paid what it was to dispute.
          fc.pre(fault === undefined);
          const test = toTest(compiled, played, 'a play');
          const { results } = runFlowTests({ ...flow, tests: [test] }, stockRegistry);

          expect(results.flatMap((result) => result.failures)).to.deep.equal([]);
        }),
        { numRuns: 60 },
      );
    });

    it(`steps through "${flow.name}" as the test does, whichever way the clock is moved`, () => {
      const compiled = compileStrategy(flow, stockRegistry);

      fc.assert(
        fc.property(scripts(flow), (played) => {
          const whole = play(compiled, played);
          // The first event of a script says where its play begins, refused or not.
          fc.pre(whole.refused.every((each) => each.move !== 0));
          fc.pre(
            whole.fault === undefined && play(compiled, { ...played, moves: [...played.moves, { kind: 'nextDay' }] }).fault === undefined,
          );
          const test = toTest(compiled, played, 'a play');
          const told: PlayMove[] = (test.events ?? []).map((event) => ({ ...event, kind: 'event' }));
          const until: PlayMove = { kind: 'until', on: whole.on, at: '23:59' };
          const direct = play(compiled, { ...played, moves: [...told, until] });
          const stepwise = play(compiled, { ...played, moves: [...played.moves, until] });

          expect(direct.steps.map(({ move: _, ...step }) => step)).to.deep.equal(stepwise.steps.map(({ move: _, ...step }) => step));
        }),
        { numRuns: 30 },
      );
    });
  }
});

/** Random plays of a flow: made-up accounts, things that happen, and the clock moved in every way. */
function scripts(flow: Flow): fc.Arbitrary<PlayScript> {
  const day = fc.nat(120).map((days) => addDays('2026-01-05', days));
  const money = fc.constantFrom(500, 10_000, 60_000, 120_000, 400_000);
  const time = fc.constantFrom(undefined, '00:00', '00:30', '08:00', '09:00', '12:00', '23:59');
  const types = fc.constantFrom(
    ...['payment.received', 'payment.reversed', 'promise.made', 'promise.cancelled', 'dispute.opened', 'dispute.resolved', 'hold.placed'],
    ...['hold.lifted', 'notice.bounced', 'call.completed', 'invoice.created', 'payment.reported', ...manualEvents(flow)],
  );
  const event = fc
    .record({ type: types, on: fc.option(day, { nil: undefined }), at: time, amount: money, due: fc.nat(20) })
    .map(({ type, on, at, amount, due }) => {
      const when = { ...(on === undefined ? {} : { on }), ...(at === undefined ? {} : { at }) };
      return { kind: 'event', type, ...when, amount, dueOn: addDays(on ?? '2026-02-20', due), outcome: 'rejected' } as PlayMove;
    });
  const clock = fc.oneof(
    fc.constantFrom<PlayMove>({ kind: 'nextDay' }, { kind: 'nextStep' }, { kind: 'nextTimer' }),
    fc.record({ kind: fc.constant('until' as const), on: day }),
  );
  return fc.record({
    given: fc.record({ invoices: fc.array(fc.record({ amount: money, dueOn: day }), { minLength: 1, maxLength: 3 }) }),
    moves: fc.array(fc.oneof({ weight: 2, arbitrary: clock }, { weight: 3, arbitrary: event }), { maxLength: 12 }),
  });
}

function manualEvents(flow: Flow): string[] {
  return [...new Set([...JSON.stringify(flow.machine).matchAll(/"(manual\.[A-Za-z]+)"/g)].map((match) => match[1] ?? ''))];
}
