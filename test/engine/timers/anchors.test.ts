import { expect } from 'chai';
import { createRegistry, lint, parseDefinition, type Strategy, type Timer } from '#engine';
import { withoutStanding } from '../../support/without-standing.ts';

function faultsOf(timer: Timer): string[] {
  const strategy: Strategy = {
    kind: 'strategy',
    id: 's',
    name: 'S',
    timers: { wait: timer },
    machine: {
      id: 's',
      initial: 'a',
      on: { 'account.settled': '.z' },
      states: { a: { after: { wait: 'z' } }, z: { type: 'final' } },
    },
  };
  return withoutStanding(lint(strategy, createRegistry([]))).map((fault) => `${fault.code} ${fault.pointer}`);
}

describe('the anchor of a timer', () => {
  it('is a date or an instant of the account', () => {
    for (const anchor of [
      'account.oldestDueOn',
      'account.nextDueOn',
      'account.promiseDueOn',
      'account.lastContactAt',
      'dispute.openedOn',
    ]) {
      expect(faultsOf({ anchor, offset: 'P5D' }), anchor).to.deep.equal([]);
    }
  });

  it('is no date of the event: it would be gone when the step waits, and the account would be forgotten', () => {
    expect(faultsOf({ anchor: 'event.dueOn', offset: 'P5D' })).to.deep.equal(['timer.anchor_invalid /timers/wait/anchor']);
  });

  it('is not a number or a text', () => {
    expect(faultsOf({ anchor: 'account.daysPastDue', offset: 'P5D' })).to.deep.equal(['timer.anchor_invalid /timers/wait/anchor']);
    expect(faultsOf({ anchor: 'account.oldestDue', offset: 'P5D' })).to.deep.equal(['timer.anchor_invalid /timers/wait/anchor']);
  });
});

describe('the offset of a timer', () => {
  it('counts back from a date, and not from the step itself: it would always be late', () => {
    expect(faultsOf({ anchor: 'account.nextDueOn', offset: '-P3D' })).to.deep.equal([]);
    expect(faultsOf({ offset: '-P3D' })).to.deep.equal(['timer.offset_invalid /timers/wait/offset']);
  });
});

describe('the terms of promises', () => {
  const strategy = (promises: object): string =>
    JSON.stringify({ kind: 'strategy', id: 's', name: 'S', promises, machine: { id: 's', initial: 'a', states: { a: {} } } });

  it('count whole days forward: hours would be read as none, and grace would run backwards', () => {
    for (const span of ['P0D', 'P3D', 'P1M', 'P2W'])
      expect(parseDefinition(strategy({ grace: span, longest: span })).ok, span).to.equal(true);
    for (const grace of ['-P3D', 'PT48H', 'P1DT1H', 'P']) {
      const parsed = parseDefinition(strategy({ grace }));

      expect(parsed.ok ? [] : parsed.diagnostics.map((fault) => `${fault.code} ${fault.pointer}`), grace).to.deep.equal([
        'definition.value_refused /promises/grace',
      ]);
    }
  });
});

describe('a date in a definition', () => {
  it('is a day that exists', () => {
    const calendar = (on: string): string =>
      JSON.stringify({ kind: 'calendar', id: 'c', name: 'C', week: [1], holidays: [], tests: [{ name: 't', on, open: true }] });

    expect(parseDefinition(calendar('2028-02-29')).ok).to.equal(true);
    for (const on of ['2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '2026-2-3']) {
      const parsed = parseDefinition(calendar(on));

      expect(parsed.ok ? [] : parsed.diagnostics.map((fault) => `${fault.code} ${fault.pointer}`), on).to.deep.equal([
        'definition.value_refused /tests/0/on',
      ]);
    }
  });
});
