import { expect } from 'chai';
import { createDocumentStore } from '../../../designer/document/document-store.ts';
import type { Operation } from '../../../designer/document/operation.ts';
import { isGone, renamedTo } from '../../../designer/document/renamed.ts';
import { stockText } from '../schedule/stock-flows.ts';

const day5 = '/machine/states/chasing/states/watching/after/day5';

/** What an element is called after an operation, and after that is undone. */
function thereAndBack(element: string, operation: Operation): readonly (string | undefined)[] {
  const text = stockText('strategies', 'past-due-escalation');
  const store = createDocumentStore({ kind: 'strategy', id: 'past-due-escalation', text, revision: 1 });
  const before = store.getState().value;
  expect(store.act(operation, 'it').ok).to.equal(true);
  const done = store.getState().value;
  store.undo();
  const to = renamedTo(element, before, done);
  return [to, to && renamedTo(to, done, store.getState().value)];
}

describe('what is open on the page', () => {
  it('is followed to its new name, and back when that is undone', () => {
    expect(thereAndBack('rule:chaseable', { op: 'rule.rename', name: 'chaseable', to: 'owing' })).to.deep.equal([
      'rule:owing',
      'rule:chaseable',
    ]);
    expect(thereAndBack('timer:day5', { op: 'timer.rename', name: 'day5', to: 'first' })).to.deep.equal(['timer:first', 'timer:day5']);
    expect(thereAndBack('step:chasing.watching', { op: 'state.rename', path: 'chasing.watching', name: 'waiting' })).to.deep.equal([
      'step:chasing.waiting',
      'step:chasing.watching',
    ]);
  });

  it('is followed when what it stands in gets another name', () => {
    expect(thereAndBack('step:chasing.watching', { op: 'state.rename', path: 'chasing', name: 'dunning' })).to.deep.equal([
      'step:dunning.watching',
      'step:chasing.watching',
    ]);
    expect(thereAndBack(`path:${day5}`, { op: 'timer.rename', name: 'day5', to: 'first' })).to.deep.equal([
      `path:${day5.replace('day5', 'first')}`,
      `path:${day5}`,
    ]);
  });

  it('is left where it is when it is gone, or something else has changed', () => {
    expect(thereAndBack('rule:chaseable', { op: 'timer.rename', name: 'day5', to: 'first' })).to.deep.equal([undefined, undefined]);
    expect(thereAndBack('step:chasing.escalated', { op: 'states.remove', paths: ['chasing.escalated'] })).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  it('is gone when what added it is undone, and when it is removed; not when it is called otherwise', () => {
    const text = stockText('strategies', 'past-due-escalation');
    const unworked = '/machine/states/chasing/states/calling/after/unworked';
    const isGoneBy = (element: string, operation: Operation): boolean => {
      const store = createDocumentStore({ kind: 'strategy', id: 'past-due-escalation', text, revision: 1 });
      const before = store.getState().value;
      expect(store.act(operation, 'it').ok).to.equal(true);
      return isGone(element, before, store.getState().value);
    };
    expect(isGoneBy('step:chasing.escalated', { op: 'states.remove', paths: ['chasing.escalated'] })).to.equal(true);
    expect(isGoneBy(`path:${unworked}`, { op: 'states.remove', paths: ['chasing.escalated'] })).to.equal(true);
    expect(isGoneBy('rule:chaseable', { op: 'rule.rename', name: 'chaseable', to: 'owing' })).to.equal(false);
    expect(isGoneBy('rule:nobody', { op: 'rule.rename', name: 'chaseable', to: 'owing' })).to.equal(false);
  });
});
