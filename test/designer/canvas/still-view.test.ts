import { expect } from 'chai';
import type { Box } from '../../../designer/canvas/graph/boxes.ts';
import { stillView } from '../../../designer/canvas/stage/still-view.ts';

const SIZE = { width: 272, height: 120 };
const room = { width: 326, height: 208 };

/** Boxes by name, each where it stands. */
const boxes = (places: Readonly<Record<string, readonly [number, number]>>): Box[] =>
  Object.entries(places).map(([id, [x, y]]) => ({ node: { id, path: id }, size: SIZE, position: { x, y } }) as unknown as Box);

/** Which of the boxes are seen as a whole. */
function seen(all: readonly Box[], around: readonly string[]): string {
  const { x, y, zoom } = stillView(all, around, room);
  expect(zoom).to.be.within(0.28, 0.34);
  return all
    .filter(({ position }) => {
      const [left, top] = [position.x * zoom + x, position.y * zoom + y];
      return left >= 0 && top >= 0 && left + SIZE.width * zoom <= room.width && top + SIZE.height * zoom <= room.height;
    })
    .map(({ node }) => node.id)
    .join(' ');
}

describe('the part of a flow that is shown small', () => {
  it('is all of it where its names can be read then', () => {
    expect(seen(boxes({ a: [0, 0], b: [360, 0], c: [700, 300] }), ['a'])).to.equal('a b c');
  });

  it('is the step somebody stands in, and of the others those there is room for', () => {
    const large = boxes({ far: [0, 0], before: [2000, 900], here: [2360, 900], next: [2720, 1100], end: [6000, 200] });

    expect(seen(large, ['here', 'next', 'before', 'end'])).to.equal('before here next');
    expect(seen(large, ['here', 'end']))
      .to.include('here')
      .and.not.to.include('end');
  });

  it('is something also where a step is not there any more', () => {
    expect(seen(boxes({ a: [0, 0], b: [9000, 0] }), ['gone'])).to.equal('a');
  });
});
