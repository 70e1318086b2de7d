import type { Strategy, TestEvent } from '#engine';

/** An event of a test with what else it carries. */
const happens = (on: string, type: string, more: Readonly<Record<string, unknown>>): TestEvent => ({ on, type, ...more });

/** The strategy of design.md §3.1, as it stands there. */
export const designExample: Strategy = {
  kind: 'strategy',
  id: 'past-due-escalation',
  name: 'Past-due escalation',
  subject: 'account',
  promises: { grace: 'P0D', keptAtPercent: 100, longest: 'P10D' },
  timers: {
    day5: { anchor: 'account.oldestDueOn', offset: 'P5D', at: '09:00', calendar: 'us', late: 'skip' },
    day15: { anchor: 'account.oldestDueOn', offset: 'P15D', at: '09:00', calendar: 'us', late: 'review' },
    unworked: { offset: 'P5D', count: 'business', at: '09:00', calendar: 'us' },
  },
  rules: {
    chaseable: { all: [{ fact: 'account.chaseableAmount', operator: 'greaterThan', value: 500 }] },
    allDisputed: { not: { condition: 'chaseable' } },
    coversDebt: { all: [{ fact: 'event.coveragePercent', operator: 'greaterThanInclusive', value: 80 }] },
    maySuspend: {
      all: [
        { condition: 'chaseable' },
        { fact: 'account.disputedAmount', operator: 'equal', value: 0 },
        { fact: 'enrollment.noticesDelivered', operator: 'greaterThanInclusive', value: 1 },
      ],
    },
  },
  machine: {
    id: 'past-due-escalation',
    initial: 'chasing',
    on: { 'account.settled': '.cured' },
    states: {
      chasing: {
        initial: 'watching',
        on: {
          'promise.made': { guard: 'coversDebt', target: 'promised' },
          'dispute.opened': { guard: 'allDisputed', target: 'disputed' },
        },
        states: {
          watching: { after: { day5: 'reminded' } },
          reminded: {
            entry: [{ type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder' } }],
            after: { day15: 'calling' },
          },
          calling: { entry: [{ type: 'task.create', params: { kind: 'call', skill: 'standard' } }], after: { unworked: 'escalated' } },
          escalated: { entry: [{ type: 'escalate', params: { to: 'lead', reason: 'call-not-settled' } }] },
        },
      },
      promised: {
        on: {
          'promise.kept': 'chasing.calling',
          'promise.partlyKept': 'chasing.calling',
          'promise.broken': [{ guard: 'maySuspend', target: 'suspended' }, { target: 'chasing.calling' }],
          'dispute.opened': { guard: 'allDisputed', target: 'disputed' },
        },
      },
      disputed: {
        on: {
          'dispute.resolved': { guard: 'chaseable', target: 'chasing.calling' },
          'bucket.entered': { guard: 'chaseable', target: 'chasing' },
        },
      },
      suspended: {
        entry: [
          { type: 'service.suspend' },
          { type: 'notice.send', params: { channel: 'email', template: 'suspension' } },
          { type: 'task.create', params: { kind: 'review', dueIn: 'P10D' } },
        ],
        on: { 'account.settled': 'restored' },
      },
      restored: { type: 'final', entry: [{ type: 'service.resume' }] },
      cured: { type: 'final' },
    },
  },
  tests: [
    {
      name: 'day 5, 15, broken on 21, paid on 25',
      given: { invoices: [{ amount: 120_000, dueOn: '2026-02-05' }] },
      events: [
        happens('2026-02-20', 'promise.made', { amount: 120_000, dueOn: '2026-02-25' }),
        happens('2026-03-02', 'payment.received', { amount: 120_000 }),
      ],
      expect: [
        { on: '2026-02-10', state: 'chasing.reminded', effects: ['notice.send'] },
        { on: '2026-02-20', state: 'promised', effects: ['task.create'] },
        { on: '2026-02-26', state: 'suspended', effects: ['service.suspend', 'notice.send', 'task.create'] },
        { on: '2026-03-02', state: 'restored', effects: ['service.resume'] },
      ],
    },
  ],
};
