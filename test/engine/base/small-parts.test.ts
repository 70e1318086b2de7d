import { expect } from 'chai';
import fc from 'fast-check';
import { clockTimeOf, compareText, InvariantError, invariant, minutesOf, pointer, pointerKeys, unreachable, valueAt } from '#engine';

describe('clock times', () => {
  it('go to minutes and back', () => {
    fc.assert(
      fc.property(fc.nat(1439), (minutes) => {
        expect(minutesOf(clockTimeOf(minutes))).to.equal(minutes);
      }),
    );
    expect(minutesOf('08:05')).to.equal(485);
    expect(clockTimeOf(0)).to.equal('00:00');
  });
});

describe('pointer', () => {
  it('names any path of keys and is read back', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(pointerKeys(pointer(...path))).to.deep.equal(path);
      }),
    );
  });

  it('escapes in the order RFC 6901 asks for', () => {
    expect(pointer('a/b', 'm~n', '~1')).to.equal('/a~1b/m~0n/~01');
    expect(pointer()).to.equal('');
  });
});

describe('valueAt', () => {
  it('leads to own values only', () => {
    const document = { rows: [{ when: { all: [] } }], 'a/b': 1 };

    expect(valueAt(document, '/rows/0/when/all')).to.deep.equal([]);
    expect(valueAt(document, '/a~1b')).to.equal(1);
    expect(valueAt(document, '')).to.equal(document);
    for (const at of ['/rows/1', '/toString', '/__proto__', '/rows/constructor', '/a~1b/toFixed']) {
      expect(valueAt(document, at), at).to.equal(undefined);
    }
  });
});

describe('compareText', () => {
  it('orders by code unit, the same in every language setting', () => {
    expect(['b', 'a', 'Z', 'ä', 'a1', ''].sort(compareText)).to.deep.equal(['', 'Z', 'a', 'a1', 'b', 'ä']);
  });
});

describe('invariant and unreachable', () => {
  it('raise a fault of ours, never a refusal', () => {
    expect(() => invariant(false, 'the book balances')).to.throw(InvariantError, 'the book balances');
    expect(() => unreachable('tuesday' as never)).to.throw(InvariantError, 'tuesday');
    expect(() => invariant(1, 'fine')).not.to.throw();
  });
});
