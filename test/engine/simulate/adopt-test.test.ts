import { expect } from 'chai';
import { adoptTest, compileStrategy, createRegistry, type MachineTest, runTests, type Strategy } from '#engine';

const registry = createRegistry([]);

/** A reminder of a task kind on one day, a call on another, until it is paid; a promise waits. */
function ladder(reminded: number, called: number | undefined): ReturnType<typeof compileStrategy> {
  const due = (day: number) => ({ anchor: 'account.oldestDueOn', offset: `P${day}D`, at: '09:00' });
  const task = (kind: string) => [{ type: 'task.create', params: { kind } }];
  const flow = {
    kind: 'strategy',
    id: 'small',
    name: 'Small',
    subject: 'account',
    timers: { one: due(reminded), ...(called === undefined ? {} : { two: due(called) }) },
    machine: {
      id: 'small',
      initial: 'waiting',
      on: { 'account.settled': '.settled', 'promise.made': '.promised' },
      states: {
        waiting: { after: { one: 'reminded' } },
        reminded: { entry: task('follow-up'), ...(called === undefined ? {} : { after: { two: 'calling' } }) },
        ...(called === undefined ? {} : { calling: { entry: task('call') } }),
        promised: { on: { 'promise.kept': 'waiting' } },
        settled: { type: 'final' },
      },
    },
  };
  return compileStrategy(flow as unknown as Strategy, registry);
}

const given = { invoices: [{ amount: 100_000, dueOn: '2026-03-02' }] };

const promise = { on: '2026-03-18', type: 'promise.made', amount: 100_000, dueOn: '2026-03-25' };

const promised: MachineTest = {
  name: 'a promise after the call',
  given,
  events: [promise],
  expect: [
    { on: '2026-03-07', state: 'reminded', effects: ['task.create'] },
    { on: '2026-03-17', state: 'calling', effects: ['task.create'] },
    { on: '2026-03-18', state: 'promised', effects: [] },
  ],
};

const passes = (flow: ReturnType<typeof ladder>, test: MachineTest | undefined): unknown =>
  test && runTests(flow, [test]).results[0]?.failures;

describe('adoptTest', () => {
  it('leaves a test that passes as it is', () => {
    expect(adoptTest(ladder(5, 15), promised)).to.equal(promised);
  });

  it('looks on the day something comes now, and moves what happens afterwards along with it', () => {
    const flow = ladder(5, 10);

    const adopted = adoptTest(flow, promised);

    expect(passes(flow, promised)).to.have.length(1);
    expect(passes(flow, adopted)).to.deep.equal([]);
    expect(adopted?.expect).to.deep.equal([
      { on: '2026-03-07', state: 'reminded', effects: ['task.create'] },
      { on: '2026-03-12', state: 'calling', effects: ['task.create'] },
      { on: '2026-03-13', state: 'promised', effects: [] },
    ]);
    expect(adopted?.events).to.deep.equal([{ on: '2026-03-13', type: 'promise.made', amount: 100_000, dueOn: '2026-03-20' }]);
    expect(adopted?.given).to.deep.equal(given);
  });

  it('keeps a promise after the call it follows when the call comes later', () => {
    const adopted = adoptTest(ladder(5, 20), promised);

    expect(adopted?.expect?.map(({ on }) => on)).to.deep.equal(['2026-03-07', '2026-03-22', '2026-03-23']);
    expect(adopted?.events?.[0]?.on).to.equal('2026-03-23');
  });

  it('expects what happens instead where something does not come any more', () => {
    const flow = ladder(5, undefined);

    const adopted = adoptTest(flow, promised);

    expect(passes(flow, adopted)).to.deep.equal([]);
    expect(adopted?.expect?.[1]).to.deep.equal({ on: '2026-03-17', state: 'reminded', effects: [] });
    expect(adopted?.expect?.[2]).to.deep.equal(promised.expect?.[2]);
  });

  it('says no more than the test did, and forgets what is done now that never was to be', () => {
    const test: MachineTest = { name: 'never', given, expect: [{ on: '2026-03-20', ended: true }], never: ['task.create', 'escalate'] };

    const adopted = adoptTest(ladder(5, 15), test);

    expect(adopted).to.deep.equal({ ...test, expect: [{ on: '2026-03-20', ended: false }], never: ['escalate'] });
  });

  it('has nothing to say of a test that cannot be played', () => {
    const test: MachineTest = {
      name: 'x',
      given,
      events: [{ on: '2026-03-03', type: 'payment.reversed' }],
      expect: [{ on: '2026-03-04' }],
    };

    expect(adoptTest(ladder(5, 15), test)).to.equal(undefined);
  });
});
