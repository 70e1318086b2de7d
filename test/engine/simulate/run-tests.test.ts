import { expect } from 'chai';
import { lint, type MachineTest, runFlowTests, type Strategy } from '#engine';
import { houseRegistry, notice } from '../../support/flow-builder.ts';
import { withoutStanding } from '../../support/without-standing.ts';

const strategy: Strategy = {
  kind: 'strategy',
  id: 's',
  name: 'S',
  timers: {
    midnight: { anchor: 'account.oldestDueOn', offset: 'P5D', at: '00:00' },
    noon: { anchor: 'account.oldestDueOn', offset: 'P5D', at: '12:00' },
  },
  rules: { large: { all: [{ fact: 'account.openAmount', operator: 'greaterThan', value: 1000 }] } },
  machine: {
    id: 's',
    initial: 'a',
    on: { 'account.settled': '.z' },
    states: {
      a: { on: { 'payment.received': 'paid', 'bucket.entered': 'late', 'manual.go': 'b' }, after: { midnight: 'timed' } },
      b: { entry: [notice('first')], after: { noon: 'timed' }, on: { 'manual.go': 'c' } },
      c: {
        entry: [notice('second'), { type: 'task.create', params: { kind: 'call' } }],
        on: { 'manual.go': { guard: 'large', target: 'a' } },
      },
      paid: { on: { 'manual.go': 'a' } },
      late: { on: { 'manual.go': 'a' } },
      timed: { on: { 'manual.go': 'a' } },
      z: { type: 'final' },
    },
  },
};
const given = { invoices: [{ amount: 1000, dueOn: '2026-02-05' }] };

function play(test: Omit<MachineTest, 'name'>): string[] {
  const { results } = runFlowTests({ ...strategy, tests: [{ name: 't', given, ...test }] }, houseRegistry);
  return results.flatMap((result) => result.failures.map((failure) => `${failure.pointer} ${failure.message}`));
}

describe('the order of a day in a test', () => {
  it('has dated rows arrive before the timers of the day', () => {
    const paid = { on: '2026-02-10', type: 'payment.received', amount: 10 };

    expect(play({ events: [paid], expect: [{ on: '2026-02-10', state: 'paid' }] })).to.deep.equal([]);
    expect(play({ events: [{ ...paid, at: '00:01' }], expect: [{ on: '2026-02-10', state: 'timed' }] })).to.deep.equal([]);
  });

  it('has what people do happen at noon, before a timer of noon', () => {
    const events = [
      { on: '2026-02-09', type: 'manual.go' },
      { on: '2026-02-10', type: 'manual.go' },
    ];

    expect(play({ events, expect: [{ on: '2026-02-10', state: 'c' }] })).to.deep.equal([]);
    expect(
      play({ events: [events[0] as never, { ...events[1], at: '12:01' } as never], expect: [{ on: '2026-02-10', state: 'timed' }] }),
    ).to.deep.equal([]);
  });

  it('has the night turn before the timers of the morning', () => {
    const early = { ...given, startOn: '2026-02-05' };

    expect(
      play({
        given: early,
        expect: [
          { on: '2026-02-06', at: '00:29', state: 'a' },
          { on: '2026-02-06', at: '00:30', state: 'late' },
        ],
      }),
    ).to.deep.equal([]);
  });

  it('plays events of one moment in the order they are written', () => {
    const events = ['manual.go', 'manual.go'].map((type) => ({ on: '2026-02-07', type }));

    expect(
      play({ events, expect: [{ on: '2026-02-07', state: 'c', effects: ['notice.send', 'notice.send', 'task.create'] }] }),
    ).to.deep.equal([]);
  });

  it('plays events in time, however they are listed', () => {
    const events = [
      { on: '2026-02-09', type: 'manual.go' },
      { on: '2026-02-07', type: 'manual.go' },
    ];

    expect(
      play({
        events,
        expect: [
          { on: '2026-02-09', state: 'c' },
          { on: '2026-02-08', state: 'b' },
        ],
      }),
    ).to.deep.equal([]);
  });

  it('looks at a moment of the day when a row names one', () => {
    const events = [{ on: '2026-02-07', type: 'manual.go' }];

    expect(
      play({
        events,
        expect: [
          { on: '2026-02-07', at: '11:59', state: 'a', effects: [] },
          { on: '2026-02-07', at: '12:00', state: 'b', effects: ['notice.send'] },
        ],
      }),
    ).to.deep.equal([]);
  });
});

describe('a test that fails', () => {
  it('says where, what it expected and what was', () => {
    expect(
      play({ events: [{ on: '2026-02-07', type: 'manual.go' }], expect: [{ on: '2026-02-07', state: 'c', effects: [], ended: true }] }),
    ).to.deep.equal([
      '/tests/0/expect/0/state A test of the definition fails: "t": on 2026-02-07 expected "c", but it is in "b"',
      '/tests/0/expect/0/effects A test of the definition fails: "t": on 2026-02-07 expected nothing, but was notice.send',
      '/tests/0/expect/0/ended A test of the definition fails: "t": on 2026-02-07 it is still running',
    ]);
  });

  it('keeps the places of its rows when these are not in order of time', () => {
    const found = play({
      expect: [
        { on: '2026-02-09', state: 'c' },
        { on: '2026-02-07', state: 'a' },
      ],
    });

    expect(found.map((failure) => failure.split(' ')[0])).to.deep.equal(['/tests/0/expect/0/state']);
  });

  it('says so when the account is not on the strategy yet', () => {
    expect(play({ expect: [{ on: '2026-02-05', state: 'a' }] })[0]).to.contain('but it is not on the strategy yet');
  });

  it('finds what may never be asked for', () => {
    const events = [{ on: '2026-02-07', type: 'manual.go' }];

    expect(play({ events, never: ['escalate', 'notice.send'] })).to.deep.equal([
      '/tests/0/never/1 A test of the definition fails: "t": notice.send was asked for',
    ]);
    expect(play({ events, never: ['escalate'] })).to.deep.equal([]);
  });

  it('says which event the ledger refused', () => {
    const events = [
      { on: '2026-02-07', type: 'manual.go' },
      { on: '2026-02-08', type: 'promise.made', amount: 5000, dueOn: '2026-02-10' },
    ];

    expect(play({ events, expect: [{ on: '2026-02-08', state: 'b' }] })).to.satisfy(
      (found: string[]) => found.length === 1 && found[0]?.startsWith('/tests/0/events/1') === true,
    );
  });

  it('says that what it is given is wrong', () => {
    const broken = { invoices: [{ amount: 0, dueOn: '2026-02-05' }] };
    expect(play({ given: broken, expect: [{ on: '2026-02-08', state: 'b' }] })[0]).to.match(/^\/tests\/0\/given/);
    const elsewhere = { name: 't', given: { ...given, zone: 'Mars/Olympus' }, expect: [{ on: '2026-02-08', state: 'a' }] };
    expect(
      withoutStanding(lint({ ...strategy, tests: [elsewhere] }, houseRegistry)).map((fault) => `${fault.code} ${fault.pointer}`),
    ).to.deep.equal(['timer.zone_unknown /tests/0/given/zone']);
  });
});

describe('coverage', () => {
  it('names the steps and paths no test came to', () => {
    const { coverage } = runFlowTests(
      {
        ...strategy,
        tests: [{ name: 't', given, events: [{ on: '2026-02-07', type: 'manual.go' }], expect: [{ on: '2026-02-07', state: 'b' }] }],
      },
      houseRegistry,
    );

    expect(coverage.states).to.deep.equal({ total: 7, missing: ['c', 'paid', 'late', 'timed', 'z'] });
    expect(coverage.transitions.missing).to.include.members(['a|payment.received|0', 'c|manual.go|0', '|account.settled|0']);
    expect(coverage.transitions.missing).not.to.include('a|manual.go|0');
  });
});
