import { expect } from 'chai';
import { createCorridors } from '../../../designer/canvas/graph/corridor.ts';
import { corners, middleOf } from '../../../designer/canvas/graph/route.ts';

const from = { x: 100, y: 50 };

describe('corners', () => {
  it('turns once between a box and one to its right', () => {
    const points = corners({ from, to: { x: 300, y: 150 }, back: false, lane: 0, via: undefined });

    expect(points).to.have.length(4);
    expect(points[1]?.x).to.equal(points[2]?.x);
  });

  it('comes from the right to a box below', () => {
    const points = corners({ from, to: { x: 100, y: 150 }, back: true, lane: 0, via: undefined });

    expect(points.at(-2)?.x).to.be.above(100);
  });

  it('has its middle at half of its length', () => {
    expect(
      middleOf([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 10 },
      ]),
    ).to.deep.equal({ x: 10, y: 0 });
  });
});

describe('createCorridors', () => {
  const box = (id: string, x: number, y: number) => ({ id, parent: undefined, x, y, width: 100, height: 80 });
  const boxes = [box('a', 0, 0), box('between', 200, 0), box('b', 400, 0)];
  const course = { source: 'a', target: 'b', from: { x: 100, y: 40 }, to: { x: 400, y: 18 }, back: false, lane: 0 };

  it('passes what stands between above or below it', () => {
    const via = createCorridors(boxes)(course);

    expect(via).to.satisfy((y: number) => y < 0 || y > 80);
  });

  it('goes straight where nothing does', () => {
    expect(createCorridors([box('a', 0, 0), box('b', 400, 0)])(course)).to.equal(undefined);
  });

  it('keeps two ways that pass there apart', () => {
    const corridor = createCorridors(boxes);

    expect(corridor(course)).to.not.equal(corridor({ ...course, lane: 1 }));
  });
});
