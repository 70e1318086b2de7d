import { expect } from 'chai';
import { tidy } from '../../../designer/canvas/graph/tidy.ts';

const box = (id: string, width = 100, height = 40) => ({ id, width, height });
const corner = { x: 0, y: 0 };
const none = new Map<string, { x: number; y: number }>();

describe('tidy', () => {
  it('puts each step to the right of all that lead to it', () => {
    const leads = [
      { from: 'a', to: 'c' },
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ];

    const places = tidy({ boxes: [box('a'), box('b'), box('c')], leads, first: 'a', known: none, corner, down: false, abreast: false });

    const x = (id: string): number => places.get(id)?.x ?? Number.NaN;
    expect(x('a')).to.be.below(x('b'));
    expect(x('b')).to.be.below(x('c'));
  });

  it('is not stopped by a circle', () => {
    const leads = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];

    const places = tidy({ boxes: [box('a'), box('b')], leads, first: 'a', known: none, corner, down: true, abreast: false });

    expect(places.get('a')).to.deep.equal({ x: 0, y: 0 });
    expect(places.get('b')?.y).to.be.above(40);
  });

  it('puts what is entered from elsewhere after the first step', () => {
    const boxes = [box('apart'), box('first')];

    const places = tidy({
      boxes,
      leads: [{ from: 'apart', to: 'first' }],
      first: 'first',
      known: none,
      corner,
      down: false,
      abreast: false,
    });

    expect(places.get('first')).to.deep.equal({ x: 0, y: 0 });
    expect(places.get('apart')?.x).to.be.above(0);
  });

  it('finds a place for one more beside what leads to it, where nothing stands', () => {
    const known = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 188, y: 0 }],
    ]);
    const leads = [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
    ];

    const places = tidy({ boxes: [box('a'), box('b'), box('c')], leads, first: 'a', known, corner, down: false, abreast: false });

    expect([...places.keys()]).to.deep.equal(['c']);
    expect(places.get('c')).to.deep.equal({ x: 188, y: 80 });
  });

  it('puts regions that run at the same time below each other', () => {
    const places = tidy({ boxes: [box('one'), box('two')], leads: [], first: undefined, known: none, corner, down: false, abreast: true });

    expect(places.get('one')?.x).to.equal(places.get('two')?.x);
    expect(places.get('two')?.y).to.be.above(40);
  });
});
