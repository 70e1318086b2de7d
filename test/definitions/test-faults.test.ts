import { expect } from 'chai';
import { checkDefinition, checkShape } from '#engine';
import { anEmail } from '../support/template-builder.ts';
import { withoutStanding } from '../support/without-standing.ts';
import { fixtureRegistry } from './fixtures.ts';
import { said, strategy } from './flow-builder.ts';

describe('a test of a definition is checked like the rest', () => {
  const test = (rest: object): unknown => strategy({ a: {} }, { tests: [{ name: 'any', never: ['service.suspend'], ...rest }] });
  const cases: readonly (readonly [name: string, rest: object, fault: string])[] = [
    ['an event nobody raises', { events: [{ on: '2026-02-05', type: 'promise.borken' }] }, 'event.unknown /tests/0/events/0/type'],
    ['a wildcard instead of an event', { events: [{ on: '2026-02-05', type: 'promise.*' }] }, 'event.unknown /tests/0/events/0/type'],
    ['an effect nobody offers', { never: ['service.suspended'] }, 'effect.unknown /tests/0/never/0'],
    [
      'an expected effect nobody offers',
      { expect: [{ on: '2026-02-05', effects: ['letter.send'] }] },
      'effect.unknown /tests/0/expect/0/effects/0',
    ],
    ['a fact nobody knows', { given: { facts: { 'account.risk': 5 } } }, 'rule.fact_unknown /tests/0/given/facts/account.risk'],
    [
      'a fact of the wrong type',
      { given: { facts: { 'account.riskScore': '5' } } },
      'rule.value_type /tests/0/given/facts/account.riskScore',
    ],
    [
      'a changed fact nobody knows',
      { events: [{ on: '2026-02-05', type: 'facts.changed', facts: { 'account.risk': 5 } }] },
      'rule.fact_unknown /tests/0/events/0/facts/account.risk',
    ],
    [
      'changed facts that are none',
      { events: [{ on: '2026-02-05', type: 'facts.changed', facts: 5 }] },
      'definition.value_type /tests/0/events/0/facts',
    ],
    ['a zone that does not exist', { given: { zone: 'Europe/Pariss' } }, 'timer.zone_unknown /tests/0/given/zone'],
  ];
  for (const [name, rest, fault] of cases) {
    it(`for ${name}`, () => {
      expect(said(test(rest))).to.deep.equal([fault]);
    });
  }

  it('for facts of segments and rankings too', () => {
    const segment = {
      kind: 'segment',
      id: 'any',
      name: 'Any',
      rows: [{ id: 'all', name: 'All' }],
      tests: [{ name: 'any', facts: { 'account.risk': 5 }, row: 'all' }],
    };
    const ranking = {
      kind: 'ranking',
      id: 'any',
      name: 'Any',
      valuations: [{ id: 'one', name: 'One', points: 1 }],
      tests: [{ name: 'any', facts: { 'account.riskScore': '5' }, points: 1 }],
    };

    expect(said(segment)).to.deep.equal(['rule.fact_unknown /tests/0/facts/account.risk']);
    expect(said(ranking)).to.deep.equal(['rule.value_type /tests/0/facts/account.riskScore']);
  });

  it('for the zone of a contact policy too', () => {
    const tests = [{ name: 'any', channel: 'email', zone: 'Mars', at: '2026-02-05T09:00', allowed: false }];

    expect(
      said({
        kind: 'contact-policy',
        id: 'any',
        name: 'Any',
        appliesTo: 'business',
        hours: { from: '08:00', to: '18:00' },
        caps: [],
        tests,
      }),
    ).to.deep.equal(['timer.zone_unknown /tests/0/zone']);
  });
});

describe('a test that cannot be played fails where it is wrong', () => {
  const played = (test: object): string[] => {
    const shape = checkShape(strategy({ a: {} }, { tests: [{ name: 'any', ...test }] }));
    const found = shape.ok ? withoutStanding(checkDefinition(shape.definition, fixtureRegistry).diagnostics) : shape.diagnostics;
    return found.filter(({ code }) => code === 'test.failed').map(({ pointer }) => pointer);
  };
  const invoices = [{ amount: 1000, dueOn: '2026-02-05' }];
  const never = ['service.suspend'];

  it('at the invoice that owes nothing', () => {
    expect(played({ given: { invoices: [...invoices, { amount: 0, dueOn: '2026-02-05' }] }, never })).to.deep.equal([
      '/tests/0/given/invoices/1',
    ]);
  });

  it('at the event the ledger refuses', () => {
    const events = [{ on: '2026-02-10', type: 'promise.made', amount: 1000, dueOn: '2026-02-01' }];

    expect(played({ given: { invoices }, events, never })).to.deep.equal(['/tests/0/events/0']);
  });

  it('as a whole when it reaches over more than three years', () => {
    const expectOn = (on: string): string[] => played({ given: { invoices }, expect: [{ on, state: 'a' }] });

    expect(expectOn('2029-02-05')).to.deep.equal([]);
    expect(expectOn('2030-02-05')).to.deep.equal(['/tests/0']);
    expect(expectOn('9999-12-31')).to.deep.equal(['/tests/0']);
  });
});

describe('a template that would not come to an end', () => {
  for (const body of [
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for i in (1..3000) %}{% for j in (1..3000) %}{% for k in (1..3000) %}{% endfor %}{% endfor %}{% endfor %}',
  ]) {
    it(`is a failing test of it: ${body.slice(0, 30)}…`, () => {
      const shape = checkShape(anEmail(body));

      expect(
        shape.ok &&
          withoutStanding(checkDefinition(shape.definition, fixtureRegistry).diagnostics).map(({ code, pointer }) => `${code} ${pointer}`),
      ).to.deep.equal(['test.failed /body']);
    });
  }
});
