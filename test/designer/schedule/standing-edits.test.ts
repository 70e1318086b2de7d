import { expect } from 'chai';
import { compileStrategy, type Flow, lint } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Edited } from '../../../designer/schedule/edit.ts';
import { projectSchedule } from '../../../designer/schedule/project-schedule.ts';
import type { StandingRule } from '../../../designer/schedule/standing.ts';
import { addAllStanding, addStanding, guardWay, leadWay, removeStanding, removeWay } from '../../../designer/schedule/standing-edits.ts';
import { addStep } from '../../../designer/schedule/step-edits.ts';
import { stockFlow, stockRegistry } from './stock-flows.ts';

const blank: JsonObject = { kind: 'strategy', id: 'mine', name: 'Mine', machine: { id: 'mine', initial: 'start', states: { start: {} } } };
const call = { type: 'task.create', params: { kind: 'call' } };

function done(value: JsonObject, edited: Edited): JsonObject {
  if (!edited.ok) throw new Error(edited.refusal);
  const applied = applyOperation(value, edited.operation);
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

const begun = (): JsonObject =>
  done(blank, addStep(blank, 'end', { timer: { anchor: 'account.oldestDueOn', offset: 'P5D', calendar: 'us-business' }, actions: [call] }));

const rule = (value: JsonObject, id: string): StandingRule => {
  const found = projectSchedule(value).standing.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

const errorsOf = (value: JsonObject): string[] =>
  lint(value as unknown as Flow, stockRegistry)
    .filter((fault) => fault.severity === 'error')
    .map((fault) => `${fault.code} ${fault.pointer}`);

const machineOf = (value: JsonObject): JsonObject => value['machine'] as JsonObject;

describe('the standing rules of a schedule', () => {
  it('are all there after one act, and sound', () => {
    const value = begun();
    const next = done(value, addAllStanding(value));
    expect(projectSchedule(next).standing.filter((each) => each.ways.length === 0)).to.deep.equal([]);
    expect(errorsOf(next)).to.deep.equal([]);
    compileStrategy(next as unknown as Flow, stockRegistry);
    expect(Object.keys(machineOf(next)['states'] as object)).to.deep.equal([
      'start',
      'settled',
      'call',
      'promised',
      'broken',
      'paused',
      'decided',
    ]);
  });

  it('can be added one by one, to any stock strategy', () => {
    const value = stockFlow('strategies', 'past-due-escalation');
    for (const id of ['hold', 'bounced', 'reversed'] as const) {
      const next = done(value, addStanding(value, id));
      expect(rule(next, id).ways).to.have.length(1);
      expect(errorsOf(next)).to.deep.equal([]);
    }
  });

  it('rest where accounts rest already, unless they would not wake up there', () => {
    const ladder = stockFlow('strategies', 'business-ladder');
    const without = done(ladder, removeStanding(ladder, 'hold'));
    expect(rule(done(without, addStanding(without, 'hold')), 'hold').ways[0]?.target).to.equal('paused');
    const escalation = stockFlow('strategies', 'past-due-escalation');
    const held = rule(done(escalation, addStanding(escalation, 'hold')), 'hold').ways[0];
    expect(held?.target).to.equal('paused');
    expect(held?.onward).to.include({ target: 'chasing' });
  });

  it('take with them the steps and conditions that were there for them alone', () => {
    const value = begun();
    const full = done(value, addAllStanding(value));
    const next = done(full, removeStanding(full, 'promiseMade'));
    expect(Object.keys(machineOf(next)['states'] as object)).to.not.include('promised');
    expect(Object.keys(next['rules'] as object)).to.have.members(['nothingToAsk', 'somethingToAsk']);
    expect(errorsOf(next)).to.deep.equal([]);
  });

  it('leave a step another rule leads to', () => {
    const value = stockFlow('strategies', 'business-ladder');
    const next = done(value, removeStanding(value, 'disputeOpened'));
    expect(Object.keys(machineOf(next)['states'] as object)).to.include('paused');
  });

  it('can lead elsewhere, depend on something, and lose a case', () => {
    const value = stockFlow('strategies', 'past-due-escalation');
    const [first, second] = rule(value, 'promiseBroken').ways;
    if (!first || !second) throw new Error('there are two cases');
    expect(rule(done(value, leadWay(value, second, 'chasing')), 'promiseBroken').ways[1]?.target).to.equal('chasing');
    expect(rule(done(value, leadWay(value, second, undefined)), 'promiseBroken').ways[1]?.outcome).to.equal('stays');
    expect(rule(done(value, guardWay(value, second, 'chaseable')), 'promiseBroken').ways[1]?.guard).to.equal('chaseable');
    expect(rule(done(value, guardWay(value, first, undefined)), 'promiseBroken').ways[0]?.guard).to.equal(undefined);
    const left = done(value, removeWay(value, first));
    expect(rule(left, 'promiseBroken').ways).to.have.length(1);
    expect(Object.keys(machineOf(left)['states'] as object)).to.not.include('suspended');
  });

  it('keep what is written on a bare path when it gets a condition', () => {
    const value = stockFlow('strategies', 'past-due-escalation');
    const [kept] = rule(value, 'promiseKept').ways;
    if (!kept) throw new Error('there is a case');
    const next = done(value, guardWay(value, kept, 'chaseable'));
    expect(((machineOf(next)['states'] as JsonObject)['promised'] as JsonObject)['on']).to.deep.include({
      'promise.kept': { target: 'chasing.calling', guard: 'chaseable' },
    });
  });
});
