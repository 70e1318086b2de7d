import { expect } from 'chai';
import type { Timer } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Edited } from '../../../designer/schedule/edit.ts';
import { projectSchedule } from '../../../designer/schedule/project-schedule.ts';
import { redateStep } from '../../../designer/schedule/redate-edits.ts';
import { removeStep } from '../../../designer/schedule/remove-edits.ts';
import { addStep, duplicateStep, moveStep } from '../../../designer/schedule/step-edits.ts';
import { stockFlow } from './stock-flows.ts';

const day = (days: number): Timer => ({
  anchor: days > 0 ? 'account.oldestDueOn' : 'account.nextDueOn',
  offset: days < 0 ? `-P${-days}D` : `P${days}D`,
  at: '09:00',
});
const later = (days: number): Timer => ({ offset: `P${days}D`, at: '09:00' });
const call = { type: 'task.create', params: { kind: 'call' } };

const blank: JsonObject = { kind: 'strategy', id: 'mine', name: 'Mine', machine: { id: 'mine', initial: 'start', states: { start: {} } } };

function done(value: JsonObject, edited: Edited): JsonObject {
  if (!edited.ok) throw new Error(edited.refusal);
  const applied = applyOperation(value, edited.operation);
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

/** A ladder of calls, by name and date. */
function ladder(...steps: readonly (readonly [name: string, timer: Timer | undefined])[]): JsonObject {
  return steps.reduce((value, [name, timer]) => done(value, addStep(value, 'end', { timer, actions: [call], name })), blank);
}

function rowsOf(value: JsonObject): string[] {
  return projectSchedule(value).rows.map(({ path, when }) => `${path.split('.').at(-1)} ${when.config?.offset ?? when.kind}`);
}

const inMachine = (value: JsonObject, path: string): unknown =>
  path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value['machine']);

describe('adding a step', () => {
  it('puts a day past due where it belongs, wherever it was added', () => {
    const value = ladder(['mail', day(5)], ['final', day(30)]);
    const edited = addStep(value, 'end', { timer: day(15), actions: [call], name: 'call' });
    expect(edited).to.include({ ok: true, path: 'call', movedBefore: 'final' });
    expect(rowsOf(done(value, edited))).to.deep.equal(['mail P5D', 'call P15D', 'final P30D']);
  });

  it('puts what follows another step right behind it', () => {
    const value = ladder(['mail', day(5)], ['final', day(30)]);
    const next = done(value, addStep(value, { side: 'after', id: 'mail' }, { timer: later(3), actions: [call], name: 'call' }));
    expect(rowsOf(next)).to.deep.equal(['mail P5D', 'call P3D', 'final P30D']);
  });

  it('lets accounts come early for a step before the due date, and past it when nothing falls due', () => {
    const value = ladder(['mail', day(5)]);
    const next = done(value, addStep(value, 'end', { timer: day(-5), actions: [call], name: 'note' }));
    expect(rowsOf(next)).to.deep.equal(['note -P5D', 'mail P5D']);
    expect(next['startsBefore']).to.equal('P8D');
    expect(inMachine(next, 'states/start/after')).to.deep.equal({ before5: 'note', day5: 'mail' });
  });

  it('gives a first step at once a time of its own before it is put behind another', () => {
    const value = ladder(['mail', undefined]);
    expect(rowsOf(value)).to.deep.equal(['mail at-once']);
    const next = done(value, addStep(value, { side: 'before', id: 'mail' }, { timer: later(2), actions: [call], name: 'call' }));
    expect(rowsOf(next)).to.deep.equal(['call P2D', 'mail at-once']);
  });

  it('lets whoever pays out, as soon as there is a first step', () => {
    const next = ladder(['mail', day(5)]);
    expect(inMachine(next, 'on')).to.deep.equal({ 'account.settled': '.settled' });
  });

  it('takes over the decision of the step it follows', () => {
    const value = stockFlow('strategies', 'broken-promises');
    const spot = { side: 'after', id: 'chasing.warned' } as const;
    const next = done(value, addStep(value, spot, { timer: later(1), actions: [call], name: 'again' }));
    expect(rowsOf(next).slice(0, 5)).to.deep.equal(['calling at-once', 'warned P3D', 'again P1D', 'again P5D', 'creditStopped at-once']);
    expect(inMachine(next, 'states/chasing/states/again/after/warningEnds')).to.deep.equal([
      { guard: 'mayStopCredit', target: 'creditStopped' },
      { target: 'escalated' },
    ]);
  });

  it('is refused with a sentence before a step a decision leads to', () => {
    const value = stockFlow('strategies', 'broken-promises');
    const edited = addStep(value, { side: 'before', id: 'chasing.creditStopped' }, { timer: later(1), actions: [call] });
    expect(edited).to.deep.equal({
      ok: false,
      refusal: '“Credit stopped” begins where a decision leads; a step before it is added on the canvas.',
    });
  });
});

describe('re-dating a step', () => {
  it('moves it to where its day belongs', () => {
    const value = ladder(['mail', day(5)], ['call', day(15)], ['final', day(30)]);
    const edited = redateStep(value, 'mail', day(20));
    expect(edited).to.include({ ok: true, movedBefore: 'final' });
    expect(rowsOf(done(value, edited))).to.deep.equal(['call P15D', 'mail P20D', 'final P30D']);
  });

  it('takes along what is counted from it', () => {
    const value = ladder(['mail', day(5)], ['call', later(3)], ['final', day(30)]);
    expect(rowsOf(done(value, redateStep(value, 'mail', day(40))))).to.deep.equal(['final P30D', 'mail P40D', 'call P3D']);
  });

  it('renames a time that is named by its day, and keeps the name somebody gave', () => {
    const value = ladder(['mail', day(5)], ['call', day(15)]);
    expect(Object.keys(done(value, redateStep(value, 'call', day(10)))['timers'] as object)).to.deep.equal(['day5', 'day10']);
    const stock = stockFlow('strategies', 'past-due-escalation');
    const next = done(
      stock,
      redateStep(stock, 'chasing.escalated', { offset: 'P7D', count: 'business', at: '09:00', calendar: 'us-business' }),
    );
    expect((next['timers'] as JsonObject)['unworked']).to.include({ offset: 'P7D' });
  });

  it('leaves a time others wait for to them', () => {
    const value = stockFlow('strategies', 'courtesy-reminders');
    const next = done(value, redateStep(value, 'handedOver', later(9)));
    expect((next['timers'] as JsonObject)['unanswered']).to.deep.equal((value['timers'] as JsonObject)['unanswered']);
    expect(inMachine(next, 'states/reminding/states/missed/after')).to.deep.equal({ unanswered: '#courtesy-reminders.handedOver' });
    expect(inMachine(next, 'states/reminding/states/calling/after')).to.deep.equal({ after9: '#courtesy-reminders.handedOver' });
  });

  it('of what follows a decision is refused', () => {
    const value = stockFlow('strategies', 'broken-promises');
    expect(redateStep(value, 'chasing.creditStopped', day(3))).to.have.property('ok', false);
  });
});

describe('moving, copying and removing a step', () => {
  it('exchanges what is done; the dates stay where they are', () => {
    const value = ladder(['mail', day(5)], ['call', day(15)], ['final', day(30)]);
    expect(rowsOf(done(value, moveStep(value, 'final', 1)))).to.deep.equal(['final P5D', 'mail P15D', 'call P30D']);
  });

  it('stops at the ends, with a sentence', () => {
    const value = ladder(['mail', day(5)], ['call', day(15)]);
    expect(moveStep(value, 'mail', 0)).to.deep.equal({ ok: false, refusal: '“Mail” is the first step that can be moved here.' });
    const stock = stockFlow('strategies', 'business-ladder');
    expect(moveStep(stock, 'chasing.ladder.level2.written', -1)).to.deep.equal({
      ok: false,
      refusal: '“Written” is the first step of “Level 2”; steps change levels on the canvas.',
    });
  });

  it('copies a step a week later', () => {
    const value = ladder(['mail', day(5)], ['call', day(10)]);
    const edited = duplicateStep(value, 'mail');
    expect(rowsOf(done(value, edited))).to.deep.equal(['mail P5D', 'call P10D', 'mail2 P12D']);
  });

  it('closes the ladder over a removed step; what led to it from elsewhere leads to the next', () => {
    const value = stockFlow('strategies', 'past-due-escalation');
    const next = done(value, removeStep(value, 'chasing.calling'));
    expect(rowsOf(next)).to.deep.equal(['reminded P5D', 'escalated P5D']);
    expect(inMachine(next, 'states/promised/on/promise.kept')).to.equal('chasing.escalated');
    expect(Object.keys(next['timers'] as object)).to.deep.equal(['day5', 'unworked']);
  });

  it('keeps the date of the next step when the first one goes that came at once', () => {
    const value = ladder(['mail', undefined], ['call', later(3)]);
    expect(rowsOf(done(value, removeStep(value, 'mail')))).to.deep.equal(['call P3D']);
  });

  it('removes the last step too, and leaves a schedule without any', () => {
    const value = ladder(['mail', day(5)]);
    expect(rowsOf(done(value, removeStep(value, 'mail')))).to.deep.equal([]);
  });
});
