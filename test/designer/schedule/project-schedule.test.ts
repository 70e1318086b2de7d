import { expect } from 'chai';
import type { JsonObject } from '../../../designer/document/json.ts';
import { projectSchedule, type ScheduleRow } from '../../../designer/schedule/project-schedule.ts';
import { stockFlow, stockIds } from './stock-flows.ts';

/** A row in a line: what it is, how deep, its step and what it waits for. */
function line({ kind, depth, path, when }: ScheduleRow): string {
  const since = typeof when.since === 'object' ? `since ${when.since.level}` : (when.since ?? when.follows ?? '');
  const words = [when.kind, when.timer, since].filter((part) => part !== undefined && part !== '').join(' ');
  return `${'  '.repeat(depth)}${kind} ${path.split('.').at(-1)}: ${words}`;
}

const linesOf = (value: JsonObject): string[] => projectSchedule(value).rows.map(line);

describe('a strategy as its schedule', () => {
  it('is one row for each step in the order an account that does not pay walks it', () => {
    expect(linesOf(stockFlow('strategies', 'past-due-escalation'))).to.deep.equal([
      'step reminded: due day5',
      'step calling: due day15',
      'step escalated: after unworked previous',
    ]);
  });

  it('begins before the due date where the strategy does, and says where it ends', () => {
    expect(linesOf(stockFlow('strategies', 'courtesy-reminders'))).to.deep.equal([
      'step announced: due beforeDue',
      'step reminded: due day4',
      'step calling: due day11',
      'end handedOver: after unanswered previous',
    ]);
  });

  it('shows levels as groups, and a decision as one row', () => {
    expect(linesOf(stockFlow('strategies', 'business-ladder'))).to.deep.equal([
      'decision placing: at-once start',
      'level level1: at-once decision',
      '  step reminded: due firstLetter',
      '  step checking: after invoiceCheck previous',
      'level level2: after level1Ends since chasing.ladder.level1',
      '  step written: at-once level',
      '  step calling: after letterWaited previous',
      'level level3: after level2Ends since chasing.ladder.level2',
      '  step senior: at-once level',
      '  step pressed: after seniorWaited previous',
      'decision pressed: after level3Ends since chasing.ladder.level3',
      'step finalDemand: at-once decision',
      'level review: after demandEnds previous',
      '  step lead: at-once level',
      '  step manager: after reviewWaited previous',
    ]);
  });

  it('goes on along the branch from which the others are reached', () => {
    const rows = projectSchedule(stockFlow('strategies', 'broken-promises')).rows;
    expect(rows.map(line)).to.deep.equal([
      'step calling: at-once start',
      'step warned: after callWaited previous',
      'decision warned: after warningEnds previous',
      'step creditStopped: at-once decision',
      'decision creditStopped: after creditWaited previous',
      'step suspended: at-once decision',
      'level escalated: after suspendedLong previous',
      '  step lead: at-once level',
      '  step manager: after leadWaited previous',
    ]);
    const [first] = rows.filter((row) => row.kind === 'decision');
    expect(first?.branches.map(({ target, isMain }) => [target, isMain])).to.deep.equal([
      ['chasing.creditStopped', true],
      ['chasing.escalated', false],
    ]);
  });

  it('shows what runs side by side as one row, for a dispute too', () => {
    expect(linesOf(stockFlow('resolutions', 'delivery-dispute'))).to.deep.equal([
      'regions gathering: at-once start',
      'level deciding: at-once done',
      '  step claims: at-once level',
      '  step lead: after decisionWaited previous',
      '  step manager: after leadWaited previous',
    ]);
    expect(linesOf(stockFlow('resolutions', 'pricing-dispute'))).to.deep.equal([
      'decision triage: at-once start',
      'level inside: at-once decision',
      '  step checking: at-once level',
      '  step lead: after checkWaited previous',
      '  step manager: after leadWaited previous',
    ]);
  });

  it('shows a way back as one row, and ends there', () => {
    const states = {
      call: { entry: [{ type: 'task.create', params: { kind: 'call' } }], after: { week: 'mail' } },
      mail: { entry: [{ type: 'note.add', params: { text: 'x' } }], after: { week: 'call' } },
    };
    const value = {
      kind: 'strategy',
      id: 'round',
      name: 'Round',
      timers: { week: { offset: 'P7D' } },
      machine: { id: 'round', initial: 'call', states },
    };
    expect(linesOf(value)).to.deep.equal(['step call: at-once start', 'step mail: after week previous', 'back call: after week previous']);
  });

  it('says what takes an account out of a step before its time', () => {
    const [reminded] = projectSchedule(stockFlow('strategies', 'courtesy-reminders')).rows;
    expect(reminded?.ends).to.deep.equal(['payment', 'promise', 'dispute', 'hold']);
    const last = projectSchedule(stockFlow('strategies', 'business-ladder')).rows.at(-1);
    expect(last?.ends).to.include.members(['manual.resumeChase', 'manual.closeChase']);
    expect(last?.isLast).to.equal(true);
  });

  it('points to every piece of a row', () => {
    const [, calling] = projectSchedule(stockFlow('strategies', 'past-due-escalation')).rows;
    expect(calling?.pointers).to.deep.equal({
      state: '/machine/states/chasing/states/calling',
      way: '/machine/states/chasing/states/reminded/after/day15',
      timer: '/timers/day15',
    });
    expect(calling?.actions.map((action) => action.pointer)).to.deep.equal(['/machine/states/chasing/states/calling/entry/0']);
  });

  it('has no rows where nothing is done yet, and none where nothing stands at all', () => {
    const blank = { kind: 'strategy', id: 'a', name: 'A', machine: { id: 'a' } };
    expect(linesOf(blank)).to.deep.equal([]);
    expect(linesOf({ ...blank, machine: { id: 'a', initial: 'start', states: { start: {}, settled: { type: 'final' } } } })).to.deep.equal(
      [],
    );
  });

  it('leaves the document as it is', () => {
    for (const kind of ['strategies', 'resolutions'] as const) {
      for (const id of stockIds[kind]) {
        const value = stockFlow(kind, id);
        const before = JSON.stringify(value);
        projectSchedule(value);
        expect(JSON.stringify(value)).to.equal(before);
      }
    }
  });
});

describe('the standing rules of a strategy', () => {
  const outcomes = (id: string, rule: string): string[] =>
    projectSchedule(stockFlow('strategies', id))
      .standing.filter((each) => each.id === rule)
      .flatMap(({ ways }) => ways.map(({ event, outcome, target }) => `${event} ${outcome} ${target ?? ''}`.trim()));

  it('say for each case where it leads', () => {
    expect(outcomes('past-due-escalation', 'promiseBroken')).to.deep.equal([
      'promise.broken aside suspended',
      'promise.broken ladder chasing.calling',
    ]);
    expect(outcomes('business-ladder', 'promiseKept')).to.deep.equal([
      'promise.kept ladder chasing.ladder.level1',
      'promise.partlyKept resumes chasing.ladder.reached',
    ]);
    expect(outcomes('courtesy-reminders', 'bounced')).to.deep.equal(['notice.bounced stays']);
    expect(outcomes('courtesy-reminders', 'paid')).to.deep.equal(['account.settled ends settled', 'invoice.paid ends settled']);
  });

  it('say what nobody has thought of', () => {
    const { standing } = projectSchedule(stockFlow('strategies', 'past-due-escalation'));
    expect(standing.filter((rule) => rule.ways.length === 0).map((rule) => rule.id)).to.deep.equal(['hold', 'bounced', 'reversed']);
  });

  it('hide nothing: what is not usual stands there as well', () => {
    const { standing } = projectSchedule(stockFlow('strategies', 'business-ladder'));
    expect(standing.filter((rule) => !rule.known).map((rule) => rule.event)).to.deep.equal([
      'manual.resumeChase',
      'manual.closeChase',
      'promise.cancelled',
    ]);
  });

  it('say what is done in a step beside the ladder, and how it goes on', () => {
    const { standing } = projectSchedule(stockFlow('strategies', 'business-ladder'));
    const way = standing.find((rule) => rule.id === 'promiseBroken')?.ways.at(-1);
    expect(way?.entry.map(({ call }) => call.type)).to.deep.equal(['notice.send', 'task.create']);
    expect(way?.onward).to.deep.equal({ timer: 'afterBroken', target: 'chasing.ladder.level3' });
  });
});
