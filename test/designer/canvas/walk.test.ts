import { expect } from 'chai';
import { type Ground, walk } from '../../../designer/canvas/keys/walk.ts';
import { chartOf } from '../../../engine/machine/chart.ts';

const chart = chartOf({
  id: 'm',
  initial: 'chase',
  states: { chase: { initial: 'mail', states: { mail: { after: { t: 'call' } }, call: {} } }, promised: {}, paid: { type: 'final' } },
});
const way = (from: string, to: string) => ({ way: `path:${from}-${to}`, from, to });
const box = (id: string, parent: string | undefined, y: number, open = false) => ({ id, parent, x: 0, y, open });
const ground: Ground = {
  chart,
  boxes: [
    box('|start', undefined, 0),
    box('chase', undefined, 0, true),
    box('chase.mail', 'chase', 0),
    box('chase.call', 'chase', 100),
    box('promised', undefined, 200),
    box('paid', undefined, 300),
  ],
  ways: [way('|start', 'chase'), way('chase.mail', 'chase.call'), way('chase.call', 'promised'), way('chase.call', 'paid')],
};

describe('walk', () => {
  it('goes on along the first way out', () => {
    expect(walk('on', 'chase.call', undefined, ground)?.to).to.equal('promised');
  });

  it('goes into a level at its first step, and back out of it', () => {
    expect(walk('on', 'chase', undefined, ground)?.to).to.equal('chase.mail');
    expect(walk('back', 'chase.mail', undefined, ground)?.to).to.equal('chase');
  });

  it('turns to the other ways of where one came from', () => {
    const came = walk('on', 'chase.call', undefined, ground);

    const other = walk('after', 'promised', came?.by, ground);

    expect(other?.to).to.equal('paid');
    expect(walk('back', 'paid', other?.by, ground)?.to).to.equal('chase.call');
  });

  it('goes among neighbors where it did not come by a way', () => {
    expect(walk('after', 'promised', undefined, ground)?.to).to.equal('paid');
    expect(walk('before', 'chase.call', undefined, ground)?.to).to.equal('chase.mail');
  });

  it('stays where there is nowhere to go', () => {
    expect(walk('on', 'paid', undefined, ground)).to.equal(undefined);
  });
});
