import { expect } from 'chai';
import { chartOf, type MachineConfig } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import { removeAction, setParams } from '../../../designer/inspector/action-edits.ts';
import {
  conditionKind,
  freshSplit,
  orderSense,
  pathElement,
  setOfWay,
  siblingsOf,
  triggerId,
  triggerOf,
  wayAt,
} from '../../../designer/inspector/path-place.ts';
import { targetOptions } from '../../../designer/inspector/paths/use-target-options.ts';

const machine = {
  id: 'm',
  initial: 'a',
  states: {
    a: { after: { soon: 'b' }, on: { 'promise.broken': [{ guard: 'x', target: 'b' }, { guard: 'y', target: 'b' }, { target: 'c' }] } },
    b: { initial: 'one', states: { one: { always: [{ target: '#m.c' }, { target: '#m.a' }] }, two: {} } },
    c: { type: 'final' },
  },
} as unknown as MachineConfig;
const value = { kind: 'strategy', timers: { soon: { offset: 'P1D' } }, machine } as unknown as JsonObject;
const chart = chartOf(machine);

describe('paths in the inspector', () => {
  it('say what their order means', () => {
    const ways = siblingsOf({ source: 'a', trigger: { kind: 'event', name: 'promise.broken' } }, chart);
    const always = siblingsOf({ source: 'b.one', trigger: { kind: 'always' } }, chart);

    expect(ways.map((way) => orderSense(way, ways))).to.deep.equal(['first', 'middle', 'else']);
    expect(ways.slice(0, 2).map((way) => orderSense(way, ways.slice(0, 2)))).to.deep.equal(['first', 'lastIf']);
    expect(always.map((way) => orderSense(way, always))).to.deep.equal(['wins', 'else']);
  });

  it('that are written as their bare target take what is set on them', () => {
    const way = wayAt('/machine/states/a/after/soon', chart);
    if (!way) throw new Error('the path is gone');
    const applied = applyOperation(value, setOfWay(value, way, 'guard', 'x'));

    expect(applied.ok && JSON.stringify(applied.value['machine'])).to.include('"after":{"soon":{"target":"b","guard":"x"}}');
    expect(pathElement(value, 'a', { kind: 'event', name: 'promise.broken' }, 1)).to.equal('path:/machine/states/a/on/promise.broken/1');
  });

  it('keep their trigger through the name a list gives it', () => {
    for (const trigger of [
      { kind: 'event', name: 'promise.made' },
      { kind: 'timer', name: 'soon' },
      { kind: 'always' },
      { kind: 'done' },
    ] as const) {
      expect(triggerOf(triggerId(trigger))).to.deep.equal(trigger);
    }
  });

  it('lead to every step but the whole, those beside first', () => {
    expect(targetOptions(chart, 'b.one', 'again').map(({ id }) => id)).to.deep.equal(['b.one', 'b.two', 'a', 'b', 'c']);
  });

  it('begin a split with a group nobody has yet', () => {
    expect(freshSplit(chart)).to.deep.equal({ experiment: 'test', arm: 'A' });
    expect(conditionKind({ type: 'split', params: { experiment: 'test', arm: 'A' } })).to.equal('split');
  });
});

describe('actions in the inspector', () => {
  it('leave no empty settings and no empty list behind', () => {
    const call = { type: 'task.cancel', params: { kind: 'call' } };
    const document = { entry: [call] } as unknown as JsonObject;
    const cleared = applyOperation(document, setParams('/entry/0', call, { kind: undefined }));
    const removed = applyOperation(document, removeAction({ pointer: '/entry', calls: [call] }, 0));

    expect(cleared.ok && cleared.value).to.deep.equal({ entry: [{ type: 'task.cancel' }] });
    expect(removed.ok && removed.value).to.deep.equal({});
  });
});
