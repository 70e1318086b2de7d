import { expect } from 'chai';
import type { AccountSample, Timer } from '#engine';
import type { JsonObject } from '../../../designer/document/json.ts';
import { datesOf } from '../../../designer/schedule/next-dates.ts';
import { projectSchedule } from '../../../designer/schedule/project-schedule.ts';
import { stockFlow, stockRegistry } from './stock-flows.ts';

function sampleWith(parts: Partial<AccountSample>): AccountSample {
  return {
    id: 'acme',
    name: 'ACME',
    currency: 'USD',
    zone: 'America/New_York',
    kind: 'business',
    at: '2026-02-09T15:00:00.000Z',
    on: '2026-02-09',
    splitKey: 'acme',
    invoices: [],
    unapplied: { amount: 0, currency: 'USD' },
    facts: { 'account.oldestDueOn': '2026-02-05' },
    enrollments: [],
    ...parts,
  };
}

function dates(id: string, sample: AccountSample): string[] {
  const { ofRow } = datesOf(projectSchedule(stockFlow('strategies', id)), { flowId: id, sample, calendars: stockRegistry.calendars });
  return [...ofRow].map(([row, { on, isPast, isHere, rolledFrom }]) =>
    [row.split('.').at(-1), on, isPast && 'passed', isHere && 'here', rolledFrom && `from ${rolledFrom.on} (${rolledFrom.because})`]
      .filter(Boolean)
      .join(' '),
  );
}

const enrolled = (states: string[], since: Record<string, string>): Partial<AccountSample> => ({
  enrollments: [
    {
      id: 'e',
      kind: 'strategy',
      definitionId: 'past-due-escalation',
      version: 1,
      subject: { type: 'account', id: 'acme' },
      status: 'active',
      states,
      since,
      startedAt: '2026-02-06T05:30:00.000Z',
    },
  ],
});

describe('the real dates of a sample account', () => {
  it('follow each other, moved from closed days, with the reason', () => {
    expect(dates('past-due-escalation', sampleWith({}))).to.deep.equal([
      'reminded 2026-02-10',
      'calling 2026-02-20',
      'escalated 2026-02-27',
    ]);
    const early = sampleWith({ facts: { 'account.oldestDueOn': '2026-02-02' } });
    expect(dates('past-due-escalation', early)).to.deep.equal([
      'reminded 2026-02-09 passed from 2026-02-07 (weekend)',
      'calling 2026-02-17',
      'escalated 2026-02-24',
    ]);
    const holiday = sampleWith({ facts: { 'account.oldestDueOn': '2026-02-01' } });
    expect(dates('past-due-escalation', holiday)[1]).to.equal("calling 2026-02-17 from 2026-02-16 (Washington's Birthday)");
  });

  it('count from where the account stands', () => {
    const sample = sampleWith(enrolled(['chasing.calling'], { 'chasing.calling': '2026-02-06T14:00:00.000Z' }));
    expect(dates('past-due-escalation', sample)).to.deep.equal([
      'reminded 2026-02-10 passed',
      'calling 2026-02-06 here',
      'escalated 2026-02-13',
    ]);
  });

  it('follow at once where the day has passed before the step in front is reached', () => {
    const flow = stockFlow('strategies', 'past-due-escalation');
    const timers = flow['timers'] as unknown as Record<string, Timer>;
    const early: Timer = { anchor: 'account.oldestDueOn', offset: 'P16D', at: '09:00', calendar: 'us-business' };
    const states = { ...((flow['machine'] as JsonObject)['states'] as JsonObject) };
    const chasing = structuredClone(states['chasing']) as { states: Record<string, object> };
    chasing.states['escalated'] = { ...chasing.states['escalated'], after: { early: 'last' } };
    chasing.states['last'] = { entry: [{ type: 'note.add', params: { text: 'x' } }] };
    const machine = { ...(flow['machine'] as JsonObject), states: { ...states, chasing } };
    const value = { ...flow, timers: { ...timers, early }, machine } as unknown as JsonObject;
    const { ofRow } = datesOf(projectSchedule(value), { flowId: 'x', sample: sampleWith({}), calendars: stockRegistry.calendars });
    expect(ofRow.get('chasing.last')).to.include({ on: '2026-02-27', overtaken: '2026-02-23' });
  });

  it('say where it is when it stands beside the ladder', () => {
    const sample = sampleWith(enrolled(['promised'], { promised: '2026-02-08T14:00:00.000Z' }));
    const schedule = projectSchedule(stockFlow('strategies', 'past-due-escalation'));
    expect(datesOf(schedule, { flowId: 'past-due-escalation', sample, calendars: stockRegistry.calendars }).beside).to.equal('promised');
  });

  it('are those of a missed due date where nothing is past due yet', () => {
    const sample = sampleWith({ facts: { 'account.nextDueOn': '2026-02-20' } });
    const schedule = projectSchedule(stockFlow('strategies', 'past-due-escalation'));
    const { assumed, ofRow } = datesOf(schedule, { flowId: 'x', sample, calendars: stockRegistry.calendars });
    expect(assumed).to.equal('2026-02-20');
    expect(ofRow.get('chasing.reminded')?.on).to.equal('2026-02-25');
  });

  it('are unknown after a date that is unknown, until the next one that counts from the due date', () => {
    const flow = stockFlow('strategies', 'past-due-escalation');
    const faulty = {
      ...flow,
      timers: { ...(flow['timers'] as object), day15: { anchor: 'account.oldestDueOn', offset: 'P15D', calendar: 'mars' } },
    };
    const { ofRow } = datesOf(projectSchedule(faulty), { flowId: 'x', sample: sampleWith({}), calendars: stockRegistry.calendars });
    expect([...ofRow.keys()]).to.deep.equal(['chasing.reminded']);
  });
});
