import { expect } from 'chai';
import { snap } from '../../../designer/canvas/arrange/guides.ts';

const other = { x: 200, y: 100, width: 100, height: 40 };

describe('snap', () => {
  it('draws a box into line with the edge of another that is near', () => {
    const { at, lines } = snap({ x: 203, y: 300, width: 60, height: 40 }, [other], 5);

    expect(at.x).to.equal(200);
    expect(lines).to.deep.equal([{ axis: 'x', at: 200, from: 100, to: 344 }]);
  });

  it('finds the middle of another as well', () => {
    const { at } = snap({ x: 322, y: 103, width: 60, height: 36 }, [other], 3);

    expect(at.y).to.equal(102);
  });

  it('puts a box that is near nothing onto the grid', () => {
    const { at, lines } = snap({ x: 501, y: 517, width: 60, height: 36 }, [other], 5);

    expect(at).to.deep.equal({ x: 504, y: 520 });
    expect(lines).to.have.length(0);
  });
});
