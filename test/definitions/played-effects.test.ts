import { expect } from 'chai';
import { checkDefinition, checkShape } from '#engine';
import { withoutStanding } from '../support/without-standing.ts';
import { fixtureRegistry } from './fixtures.ts';
import { strategy } from './flow-builder.ts';

const settled = { 'account.settled': '.done' };
const given = { invoices: [{ amount: 1000, dueOn: '2026-02-05' }] };

/** What the tests of a flow have against it. */
function failuresOf(document: unknown): string[] {
  const shape = checkShape(document);
  const found = shape.ok ? withoutStanding(checkDefinition(shape.definition, fixtureRegistry).diagnostics) : shape.diagnostics;
  return found.filter(({ code }) => code !== 'test.not_covering').map(({ message }) => message);
}

describe('in a test of a definition effects answer as in the product', () => {
  const at = (on: string, state: string, effects?: string[]): object => ({ on, state, ...(effects ? { effects } : {}) });

  it('suspending service changes the data a strategy looks at, suspending it again does not', () => {
    const rules = { stopped: { fact: 'account.serviceStatus', operator: 'equal', value: 'suspended' } };
    const states = {
      a: { entry: [{ type: 'service.suspend' }], on: { 'facts.changed': { guard: 'stopped', target: 'b' } } },
      b: { entry: [{ type: 'service.suspend' }], on: { 'manual.go': 'c' } },
      c: { on: { 'facts.changed': 'b' } },
    };
    const events = [{ on: '2026-02-09', type: 'manual.go' }];
    const tests = [
      { name: 'any', given, events, expect: [at('2026-02-06', 'b', ['service.suspend', 'service.suspend']), at('2026-02-09', 'c')] },
    ];

    expect(failuresOf(strategy(states, { rules, tests }))).to.deep.equal([]);
  });

  it('stopping credit twice is told once', () => {
    const states = {
      a: { entry: [{ type: 'credit.hold' }], on: { 'credit.changed': 'b' } },
      b: { entry: [{ type: 'credit.hold' }], on: { 'manual.go': 'a' } },
    };
    const events = [{ on: '2026-02-09', type: 'manual.go' }];
    const tests = [{ name: 'any', given, events, expect: [at('2026-02-06', 'b'), at('2026-02-09', 'a')] }];

    expect(failuresOf(strategy(states, { tests }))).to.deep.equal([]);
  });

  it("lifts the strategy's own hold and leaves a person's in place", () => {
    const hold = { type: 'hold.place', params: { reason: 'Waiting for the credit memo' } };
    const states = {
      a: { entry: [hold], on: { 'hold.placed': 'b' } },
      b: { on: { 'manual.go': 'c' } },
      c: { entry: [{ type: 'hold.lift' }], on: { 'hold.lifted': 'd' } },
      d: {},
    };
    const events = [{ on: '2026-02-09', type: 'manual.go' }];
    const byPerson = [{ on: '2026-02-08', type: 'hold.placed' }, ...events];
    const rules = { free: { fact: 'account.heldAmount', operator: 'equal', value: 0 } };
    const watching = { ...states, d: { on: { 'manual.look': { guard: 'free', target: 'e' } } }, e: {} };
    const look = { on: '2026-02-10', type: 'manual.look' };
    const tests = [
      { name: 'its own', given, events: [...events, look], expect: [at('2026-02-09', 'd'), at('2026-02-10', 'e')] },
      { name: 'and a person’s', given, events: [...byPerson, look], expect: [at('2026-02-09', 'd'), at('2026-02-10', 'd')] },
    ];

    expect(failuresOf(strategy(watching, { rules, tests }, { on: settled }))).to.deep.equal([]);
  });

  it('assigning a dispute updates it', () => {
    const states = {
      a: { entry: [{ type: 'dispute.assign', params: { pool: 'pricing' } }], on: { 'dispute.updated': 'b' } },
      b: {},
      done: { type: 'final' },
    };
    const tests = [{ name: 'any', given: { startOn: '2026-02-09' }, expect: [at('2026-02-09', 'b')] }];
    const resolution = {
      kind: 'resolution',
      id: 'any',
      name: 'Any',
      machine: { id: 'any', initial: 'a', on: { 'dispute.resolved': '.done' }, states },
      tests,
    };

    expect(failuresOf(resolution)).to.deep.equal([]);
  });

  it('a message asked for in the final step still goes out', () => {
    const letter = { type: 'notice.send', params: { channel: 'email', template: 'suspension' } };
    const states = { a: { on: { 'manual.go': 'b' } }, b: { type: 'final', entry: [letter] } };
    const events = [{ on: '2026-02-09', type: 'manual.go' }];
    const tests = [{ name: 'any', given, events, expect: [{ ...at('2026-02-09', 'b', ['notice.send']), ended: true }] }];

    expect(failuresOf(strategy(states, { tests }))).to.deep.equal([]);
  });
});
