import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Ahead,
  type AheadAccount,
  addDays,
  ahead,
  compileStrategy,
  type FlowState,
  localDateAt,
  type MachineTest,
  type TestEvent,
  toInstant,
} from '#engine';
import type { PlayedAccount } from '../../../engine/simulate/played-account.ts';
import { endOfDay, Scenario } from '../../../engine/simulate/scenario.ts';
import { stockFlows, stockRegistry } from '../../definitions/stock.ts';
import { anAccount, terms, ZONE } from '../../support/account-builder.ts';
import { designExample } from '../../support/design-example.ts';
import { houseRegistry } from '../../support/flow-builder.ts';

const example = compileStrategy(designExample, houseRegistry);
const traits = { name: 'Acme', kind: 'business', country: 'US', serviceStatus: 'running', creditStatus: 'open' } as const;

function asked(result: Ahead): string[] {
  return result.days.flatMap(({ on, effects }) =>
    effects.map((effect) => [on, effect.type, effect.template ?? effect.taskKind, effect.skip].filter(Boolean).join(' ')),
  );
}

describe('what an account will do in the next days', () => {
  const { book } = anAccount().owing('A', 120_000, '2026-02-05');
  const from = (day: string) => ({ at: toInstant(day, '10:00', ZONE), days: 7, terms });
  const account = (state: AheadAccount['state']): AheadAccount => ({ book, traits, splitKey: 'C-1042', state });

  it('is what it is put on, and what comes due', () => {
    const result = ahead(example, account('enroll'), from('2026-02-06'));

    expect(asked(result)).to.deep.equal(['2026-02-10 notice.send friendly-reminder']);
    expect(result.days.map(({ on, moves }) => [on, moves.map((move) => move.after.join())])).to.deep.equal([
      ['2026-02-06', ['chasing.watching']],
      ['2026-02-10', ['chasing.reminded']],
    ]);
  });

  it('reaches to the end of the last day and no further', () => {
    expect(asked(ahead(example, account('enroll'), { ...from('2026-02-06'), days: 4 }))).to.deep.equal([]);
    expect(asked(ahead(example, account('enroll'), { ...from('2026-02-06'), days: 5 }))).to.have.length(1);
  });

  it('is put on the flow at the night it has something to chase', () => {
    const early = ahead(example, account('nightly'), from('2026-02-01'));

    expect(early.days.map((day) => day.on)).to.deep.equal(['2026-02-06']);
    expect(ahead(example, account('nightly'), { ...from('2026-02-01'), days: 3 }).enrolled).to.equal(false);
  });

  it('goes on from where the account stands, a promise judged by the way', () => {
    const promised = anAccount().owing('A', 120_000, '2026-02-05');
    const started = example.start({
      facts: { 'account.chaseableAmount': 120_000, 'account.oldestDueOn': '2026-02-05' },
      at: toInstant('2026-02-20', '10:00', ZONE),
      zone: ZONE,
      splitKey: 'C-1042',
    });
    const story = promised.promising('P', 120_000, '2026-02-25', '2026-02-20');
    const state = example.advance(
      started.state,
      { type: 'promise.made', payload: { coveragePercent: 100 } },
      {
        facts: {},
        at: toInstant('2026-02-20', '12:00', ZONE),
        zone: ZONE,
        splitKey: 'C-1042',
      },
    ).state;

    const result = ahead(
      example,
      { book: story.book, traits, splitKey: 'C-1042', state, counts: { sent: 1, delivered: 1, broken: 0 } },
      from('2026-02-21'),
    );

    expect(asked(result)).to.deep.equal([
      '2026-02-26 service.suspend',
      '2026-02-26 notice.send suspension',
      '2026-02-26 task.create review',
    ]);
    expect(result.leaves).to.deep.equal(['suspended']);
  });

  it('changes nothing of what it is given', () => {
    const given = account('enroll');
    const before = structuredClone(given);
    ahead(example, given, from('2026-02-06'));

    expect(given).to.deep.equal(before);
  });

  it('says that a flow cannot step', () => {
    const machine = { id: 's', initial: 'a', states: { a: { always: { target: 'b' } }, b: { always: { target: 'a' } } } };
    const circling = compileStrategy({ kind: 'strategy', id: 's', name: 'S', machine }, houseRegistry);

    expect(ahead(circling, account('enroll'), from('2026-02-06')).fault).to.match(/loop/i);
  });
});

describe('what is foretold', () => {
  for (const flow of stockFlows) {
    it(`is what happens on "${flow.name}" when nobody does anything more`, () => {
      const compiled = compileStrategy(flow, stockRegistry);
      fc.assert(
        fc.property(lives, fc.nat(70), fc.constantFrom('00:00', '00:30', '08:30', '10:00', '23:59'), (life, day, time) => {
          const now = toInstant(addDays('2026-01-20', day), time, 'America/New_York');
          const scenario = lived(compiled, life, now);
          fc.pre(scenario.played.state !== undefined && !scenario.ended);
          const seen = scenario.entries.length;
          const result = ahead(compiled, standing(scenario.played, now), { at: now, days: 7, terms: scenario.played.terms });
          scenario.runTo(endOfDay(addDays(localDateAt(now, scenario.zone), 6), scenario.zone));

          const happened = scenario.entries.slice(seen);
          expect(result.leaves).to.deep.equal(scenario.leaves);
          expect(result.days.flatMap(({ effects }) => effects.map(({ at, type, skip }) => ({ at, type, skip })))).to.deep.equal(
            happened.flatMap((entry) => entry.effects.map(({ call, skip }) => ({ at: entry.at, type: call.type, skip }))),
          );
          expect(result.days.flatMap(({ moves }) => moves.flatMap((move) => move.taken))).to.deep.equal(
            happened.flatMap((entry) => entry.reactions.flatMap((reaction) => reaction.taken)),
          );
        }),
        { numRuns: 60 },
      );
    });
  }
});

/** What has happened to an account by now; what the ledger refused of it has not. */
function lived(compiled: ReturnType<typeof compileStrategy>, { given, events }: Life, now: number): Scenario {
  const scenario = new Scenario(compiled, { name: 'life', given });
  for (const event of events.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const at = toInstant(event.on, '12:00', scenario.zone);
    if (at > now || event.on < scenario.firstOn) continue;
    scenario.runTo(at - 1);
    scenario.happen(event, at);
  }
  scenario.runTo(now);
  return scenario;
}

/** A played account as the runtime has it: stored as JSON, read back, and known by its book, traits and counts. */
function standing(played: PlayedAccount, now: number): AheadAccount {
  const { book, traits, counts, subject } = played;
  const on = localDateAt(now, played.zone);
  const hadNight = now >= toInstant(on, '00:30', played.zone);
  const last = hadNight ? on : addDays(on, -1);
  return {
    book,
    traits,
    counts,
    ...(subject ? { subject } : {}),
    contact: { hasEmail: true, emailConsent: true },
    splitKey: 'account',
    state: JSON.parse(JSON.stringify(played.state)) as FlowState,
    lastNight: played.lastNight ?? { on: last },
  };
}

interface Life {
  readonly given: NonNullable<MachineTest['given']>;
  readonly events: readonly TestEvent[];
}

const someDay = fc.nat(60).map((days) => addDays('2026-01-05', days));
const money = fc.constantFrom(500, 10_000, 120_000);

/** Accounts to which things have happened within two months. */
const lives: fc.Arbitrary<Life> = fc.record({
  given: fc.record({ invoices: fc.array(fc.record({ amount: money, dueOn: someDay }), { minLength: 1, maxLength: 3 }) }),
  events: fc.array(
    fc
      .record({
        type: fc.constantFrom('promise.made', 'dispute.opened', 'hold.placed', 'payment.received', 'manual.x'),
        on: someDay,
        amount: money,
        more: fc.nat(20),
      })
      .map(({ type, on, amount, more }): TestEvent => {
        const fields = { amount, dueOn: addDays(on, more % 5), untilOn: addDays(on, more) };
        return { type, on, ...fields };
      }),
    { maxLength: 3 },
  ),
});
