import { expect } from 'chai';
import { madeRoom } from '../../../designer/canvas/acts/make-room.ts';
import type { Box } from '../../../designer/canvas/graph/boxes.ts';

const size = { width: 240, height: 60 };

function aBox(id: string, x: number, y: number, kind = 'state'): Box {
  return { node: { id, parent: undefined, kind }, card: {}, position: { x, y }, size } as unknown as Box;
}

describe('a new level', () => {
  const members = new Set(['first', 'second']);
  const around = [aBox('first', 0, 0), aBox('second', 400, 300)];

  it('has nobody in it who is no member: who stood between them goes to its right, as high as before', () => {
    const moved = madeRoom([...around, aBox('between', 100, 150), aBox('beside', 0, 900)], members);

    expect([...moved]).to.deep.equal([['between', { x: 760, y: 150 }]]);
  });

  it('puts nobody onto another: who finds the place taken goes below', () => {
    const moved = madeRoom([...around, aBox('one', 100, 150), aBox('two', 200, 160), aBox('there', 800, 140)], members);

    expect([...moved]).to.deep.equal([
      ['one', { x: 760, y: 240 }],
      ['two', { x: 760, y: 340 }],
    ]);
  });

  it('leaves the start where it always is', () => {
    expect(madeRoom([...around, aBox('|start', 100, 150, 'start')], members).size).to.equal(0);
  });
});
