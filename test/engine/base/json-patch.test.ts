import { expect } from 'chai';
import { applyPatch } from '#engine';

describe('a patch of a document', () => {
  const document = { a: { b: 1, c: [1, 2, 3] }, d: { e: true } };

  it('sets a value in its place, a new key last', () => {
    expect(JSON.stringify(applyPatch(document, [{ pointer: '/a/b', value: 2 }]))).to.equal('{"a":{"b":2,"c":[1,2,3]},"d":{"e":true}}');
    expect(JSON.stringify(applyPatch(document, [{ pointer: '/a/x~1y', value: 0 }]))).to.equal(
      '{"a":{"b":1,"c":[1,2,3],"x/y":0},"d":{"e":true}}',
    );
    expect(applyPatch(document, [{ pointer: '/a/c/1', value: 9 }])).to.deep.include({ a: { b: 1, c: [1, 9, 3] } });
    expect(applyPatch(document, [{ pointer: '', value: 7 }])).to.equal(7);
  });

  it('removes a key, or closes a list up', () => {
    expect(applyPatch(document, [{ pointer: '/a/b' }, { pointer: '/a/c/0' }])).to.deep.equal({ a: { c: [2, 3] }, d: { e: true } });
  });

  it('leaves alone what it does not touch, and what is not there', () => {
    const after = applyPatch(document, [{ pointer: '/a/b', value: 2 }]) as typeof document;

    expect(after.d).to.equal(document.d);
    expect(document.a.b).to.equal(1);
    expect(applyPatch(document, [{ pointer: '/x/y', value: 1 }])).to.deep.equal(document);
    expect(applyPatch(document, [{ pointer: '/d/e/f', value: 1 }])).to.deep.equal(document);
  });

  it('is carried out in order', () => {
    expect(
      applyPatch(document, [
        { pointer: '/n', value: {} },
        { pointer: '/n/m', value: 1 },
      ]),
    ).to.deep.include({ n: { m: 1 } });
  });
});
