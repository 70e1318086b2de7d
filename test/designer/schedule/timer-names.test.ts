import { expect } from 'chai';
import type { Timer } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Edited } from '../../../designer/schedule/edit.ts';
import { redateStep } from '../../../designer/schedule/redate-edits.ts';
import { addStep } from '../../../designer/schedule/step-edits.ts';
import { followingName } from '../../../designer/schedule/timer-names.ts';

const day15: Timer = { anchor: 'account.oldestDueOn', offset: 'P15D', at: '09:00', calendar: 'us-business' };
const day10: Timer = { ...day15, offset: 'P10D' };
const blank: JsonObject = { kind: 'strategy', id: 'mine', name: 'Mine', machine: { id: 'mine', initial: 'start', states: { start: {} } } };

function done(value: JsonObject, edited: Edited): JsonObject {
  const applied = edited.ok ? applyOperation(value, edited.operation) : edited;
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

describe('names of times', () => {
  it('made of their settings follow them, and one that somebody gave stays', () => {
    expect(followingName('day15', day10, { day15: day10 })).to.equal('day10');
    expect(followingName('day15', day15, { day15 })).to.equal(undefined);
    expect(followingName('unworked', day10, {})).to.equal(undefined);
    expect(followingName('day15', day10, { day15: day10, day10: { offset: 'P10D' } })).to.equal('day10b');
    expect(followingName('day10b', day10, {})).to.equal(undefined);
  });

  it('never say another day than they are: a second day 10 is day10b', () => {
    const early = done(blank, addStep(blank, 'end', { timer: day10, actions: [], name: 'early' }));
    const both = done(early, addStep(early, 'end', { timer: { ...day10, at: '15:00' }, actions: [], name: 'later' }));
    const third = done(both, addStep(both, 'end', { timer: day15, actions: [], name: 'last' }));
    const moved = done(third, redateStep(third, 'last', { ...day10, at: '17:00' }));

    expect(Object.keys(both['timers'] as object)).to.deep.equal(['day10', 'day10b']);
    expect(Object.keys(moved['timers'] as object)).to.deep.equal(['day10', 'day10b', 'day10c']);
  });
});
