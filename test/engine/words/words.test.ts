import { expect } from 'chai';
import {
  chartOf,
  effectWords,
  type Flow,
  guardWords,
  ruleWords,
  type Timer,
  timerParts,
  timerWords,
  transitionWords,
  triggerWords,
  whenWords,
} from '#engine';
import { stockFlows, stockRegistry } from '../../definitions/stock.ts';

const dueDay: Timer = { anchor: 'account.oldestDueOn', offset: 'P15D', at: '09:00', calendar: 'us-business' };

describe('the words of a timer', () => {
  const cases: readonly (readonly [Timer, string])[] = [
    [dueDay, 'day 15 past due, 09:00, business days'],
    [{ offset: 'P5D', count: 'business', at: '09:00', calendar: 'us-business' }, '5 business days after this step began, 09:00'],
    [{ offset: 'P1D', count: 'business', calendar: 'us-business' }, '1 business day after this step began'],
    [{ offset: 'P15D', at: '09:00' }, '15 calendar days after this step began, 09:00'],
    [{ offset: 'P1D', calendar: 'us-business' }, '1 calendar day after this step began, the next business day if closed'],
    [{ ...dueDay, count: 'business' }, '15 business days past due, 09:00'],
    [{ ...dueDay, roll: 'previous' }, 'day 15 past due, 09:00, the business day before if closed'],
    [{ ...dueDay, roll: 'none' }, 'day 15 past due, 09:00, weekends and holidays too'],
    [{ anchor: 'account.oldestDueOn', offset: 'P15D' }, 'day 15 past due, 09:00, calendar days'],
    [{ ...dueDay, offset: '-P5D' }, '5 days before the due date, 09:00, business days'],
    [{ ...dueDay, offset: 'P0D' }, 'on the due date, 09:00, business days'],
    [{ ...dueDay, offset: 'P1M' }, '1 month past due, 09:00, business days'],
    [{ ...dueDay, offset: 'P2W' }, 'day 14 past due, 09:00, business days'],
    [
      { anchor: 'account.nextDueOn', offset: '-P5D', at: '10:00', calendar: 'us-business' },
      '5 days before the next due date, 10:00, business days',
    ],
    [{ anchor: 'account.promiseDueOn', offset: 'P1D' }, '1 day after the promised date, 09:00, calendar days'],
    [{ anchor: 'custom.contractEndsOn', offset: 'P10D' }, '10 days after “custom.contractEndsOn”, 09:00, calendar days'],
    [{ offset: 'PT48H' }, '48 hours after this step began'],
    [{ offset: 'P0D' }, 'as soon as this step began'],
    [{ offset: 'P5D', at: '09:00', zone: 'America/New_York' }, '5 calendar days after this step began, 09:00, New York time'],
  ];
  for (const [timer, words] of cases) {
    it(`are "${words}"`, () => {
      expect(timerWords(timer)).to.equal(words);
    });
  }

  it('tell a date that is due from a wait that begins with the step, also for those who style them', () => {
    expect(timerParts(dueDay)).to.deep.equal({ kind: 'due', lead: 'day 15 past due', time: '09:00', days: 'business days' });
    expect(timerParts({ offset: 'P15D' }).kind).to.equal('step');
    expect(timerParts({ anchor: 'account.promiseDueOn', offset: 'P1D' }).kind).to.equal('date');
  });

  it('call a date by its label where the catalogue has one', () => {
    expect(timerWords({ anchor: 'account.lastPaymentOn', offset: 'P5D' }, stockRegistry)).to.equal(
      '5 days after the last payment, 09:00, calendar days',
    );
    expect(timerWords({ anchor: 'clock.today', offset: 'P5D' }, stockRegistry)).to.equal('5 days after “today”, 09:00, calendar days');
  });
});

describe('the words of an action', () => {
  const say = (type: string, params?: Record<string, unknown>): string =>
    effectWords({ type, ...(params ? { params } : {}) }, stockRegistry);

  it('say what goes out, or who does what until when', () => {
    expect(say('notice.send', { channel: 'email', template: 'friendly-reminder' })).to.equal('Email “Friendly reminder”');
    expect(say('notice.send', { channel: 'letter', template: 'no-such-one' })).to.equal('Letter “No such one”');
    expect(say('task.create', { kind: 'call', skill: 'standard', dueIn: 'P2D' })).to.equal(
      'Call task for standard collectors, due in 2 days',
    );
    expect(say('task.create', { kind: 'review', title: 'Decide', keep: true })).to.equal(
      'Review task “Decide”, stays when the step is left',
    );
    expect(say('escalate', { to: 'lead', reason: 'call-not-settled' })).to.equal('Escalate to the lead: call not settled');
    expect(say('strategy.start', { strategy: 'broken-promises' })).to.equal('Move to strategy “Broken promises”');
    expect(say('hold.place', { reason: 'Insolvency', days: 'P14D' })).to.equal('Put on hold: Insolvency, for 14 days');
    expect(say('service.suspend')).to.equal('Suspend service');
    expect(say('acme.print')).to.equal('Acme.print');
  });

  it('never fail on what is still being written', () => {
    for (const type of stockRegistry.effects.keys()) expect(say(type)).to.match(/^[A-Z]/);
  });
});

describe('the words of what sets a path off', () => {
  it('are short on the path, a clause in a sentence', () => {
    const event = (name: string) => ({ kind: 'event', name }) as const;

    expect(triggerWords(event('account.settled'), stockRegistry)).to.equal('paid in full');
    expect(whenWords(event('account.settled'), stockRegistry)).to.equal('when paid in full');
    expect(triggerWords(event('promise.broken'), stockRegistry)).to.equal('promise broken');
    expect(whenWords(event('promise.broken'), stockRegistry)).to.equal('when a promise is broken');
    expect(triggerWords(event('manual.closeChase'), stockRegistry)).to.equal('“Close chase”');
    expect(whenWords(event('manual.closeChase'), stockRegistry)).to.equal('when somebody decides “Close chase”');
    expect(triggerWords(event('payment.*'), stockRegistry)).to.equal('any payment event');
    expect(triggerWords({ kind: 'timer', name: 'day15' }, stockRegistry, { day15: dueDay })).to.equal(
      'day 15 past due, 09:00, business days',
    );
    expect(whenWords({ kind: 'timer', name: 'day15' }, stockRegistry, { day15: dueDay })).to.equal(
      'on day 15 past due, 09:00, business days',
    );
    expect(triggerWords({ kind: 'timer', name: 'gone' }, stockRegistry)).to.equal('after “Gone”');
    expect(triggerWords({ kind: 'always' }, stockRegistry)).to.equal('at once');
    expect(whenWords({ kind: 'done' }, stockRegistry)).to.equal('when all inside is done');
  });

  it('exist for every event there is, each in words of its own', () => {
    const said = [...stockRegistry.events.keys()].map((name) => triggerWords({ kind: 'event', name }, stockRegistry));

    expect(new Set(said).size).to.equal(said.length);
    for (const words of said) expect(words).not.to.match(/\.|enroll|state|fact/);
  });
});

describe('the words of a path', () => {
  const ladder = stockFlows.find((flow) => flow.id === 'past-due-escalation') as Flow;
  const words = (key: string): string => {
    const transition = chartOf(ladder.machine).transitions.find((each) => each.key === key);
    if (!transition) throw new RangeError(key);
    return transitionWords(transition, { registry: stockRegistry, timers: ladder.timers });
  };

  it('are a sentence', () => {
    expect(words('promised|promise.broken|0')).to.equal('When a promise is broken, if “May suspend” holds: go to Suspended');
    expect(words('|account.settled|0')).to.equal('When paid in full: go to Cured');
  });

  it('say conditions in words, and groups of a test', () => {
    const flow = { registry: stockRegistry };

    expect(guardWords({ type: 'split', params: { experiment: 'tone', arm: 'B' } }, flow)).to.equal('in group B of “Tone”');
    expect(guardWords({ type: 'rule', params: { not: { condition: 'coversDebt' } } }, flow)).to.equal('“Covers debt” does not hold');
    expect(
      guardWords(
        {
          type: 'rule',
          params: {
            all: [
              { fact: 'account.chaseableAmount', operator: 'greaterThan', value: 50_000 },
              {
                any: [
                  { fact: 'account.country', operator: 'in', value: ['US', 'CA'] },
                  { not: { fact: 'account.daysPastDue', operator: 'greaterThan', value: 30 } },
                ],
              },
            ],
          },
        },
        flow,
      ),
    ).to.equal('amount to chase is above $500.00 and (country is one of US, CA or days past due is at most 30)');
  });

  it('say amounts in the currency of the book, with as many decimals as it has', () => {
    const guard = { type: 'rule', params: { fact: 'account.openAmount', operator: 'greaterThan', value: 1_250_000 } } as const;
    const said = ['USD', 'EUR', 'JPY'].map((currency) => guardWords(guard, { registry: { ...stockRegistry, currency } }));

    expect(said).to.deep.equal(['open amount is above $12,500.00', 'open amount is above €12,500.00', 'open amount is above ¥1,250,000']);
  });

  it('say a range, another figure and a group that is denied', () => {
    const context = { catalog: stockRegistry.catalog, currency: 'USD' };

    expect(ruleWords({ fact: 'account.daysPastDue', operator: 'between', value: [10, 20] }, context)).to.equal(
      'days past due is between 10 and 20',
    );
    expect(ruleWords({ fact: 'account.overdueAmount', operator: 'equal', value: { fact: 'account.openAmount' } }, context)).to.equal(
      'overdue amount is open amount',
    );
    expect(
      ruleWords({ not: { all: [{ condition: 'a' }, { fact: 'account.ownerId', operator: 'isMissing', value: true }] } }, context),
    ).to.equal('not (“A” holds and owner is not known)');
  });
});
