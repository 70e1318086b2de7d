import { expect } from 'chai';
import { align, distribute } from '../../../designer/canvas/arrange/align.ts';

const boxes = [
  { id: 'a', x: 0, y: 0, width: 100, height: 40 },
  { id: 'b', x: 40, y: 100, width: 60, height: 40 },
  { id: 'c', x: 90, y: 260, width: 100, height: 40 },
];

describe('align', () => {
  it('brings right edges to the outermost', () => {
    const places = align(boxes, 'right');

    expect([...places.values()].map(({ x }) => x)).to.deep.equal([90, 130, 90]);
    expect(places.get('b')?.y).to.equal(100);
  });
});

describe('distribute', () => {
  it('leaves the same room between neighbors and the outermost where they are', () => {
    const places = distribute(boxes, 'down');

    expect([...places.values()].map(({ y }) => y)).to.deep.equal([0, 130, 260]);
  });

  it('has nothing to do for two', () => {
    expect(distribute(boxes.slice(0, 2), 'down').size).to.equal(0);
  });
});
