import { expect } from 'chai';
import { idOf, isId } from '../../../designer/strategies/definition-id.ts';

describe('an id made of a name', () => {
  for (const [name, id] of [
    ['Small balances', 'small-balances'],
    ['  Großkunden, Öl & Gas ', 'grosskunden-ol-gas'],
    ['2nd try', 'nd-try'],
    ['日本', ''],
    ['–', ''],
  ] as const) {
    it(`is ${id === '' ? 'nothing' : id} for “${name}”`, () => {
      expect(idOf(name, new Set())).to.equal(id);
    });
  }

  it('takes a number when it is taken, and stays short enough', () => {
    expect(idOf('Ladder', new Set(['ladder', 'ladder-2']))).to.equal('ladder-3');
    const long = idOf('a'.repeat(200), new Set(['a'.repeat(60)]));
    expect(isId(long)).to.equal(true);
  });
});
