import { runInThisContext } from 'node:vm';
import { expect } from 'chai';
import fc from 'fast-check';
import { poisonTime } from '../support/poisoned-time.ts';

let heal: (() => void) | undefined;

beforeEach('engine tests run without a clock and without chance', function () {
  if (/[\\/]test[\\/]engine[\\/]/.test(this.currentTest?.file ?? '')) heal = poisonTime();
});

afterEach(() => {
  heal?.();
  heal = undefined;
});

/** Runs code as if it stood in a file. */
function codeIn(file: string, code: string): () => unknown {
  return runInThisContext(`(() => ${code})`, { filename: file }) as () => unknown;
}

describe('the poison that engine tests run under', () => {
  for (const call of ['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'performance.now()']) {
    it(`bites when a file of the engine calls ${call}`, () => {
      expect(codeIn('/work/duecourse/engine/ledger/standing.ts', call)).to.throw(`standing.ts calls ${call}`);
    });

    it(`leaves ${call} to everybody else`, () => {
      expect(codeIn('/work/duecourse/node_modules/liquidjs/engine/limits.js', call)).not.to.throw();
      expect(codeIn('/work/duecourse/test/engine/ledger/standing.test.ts', call)).not.to.throw();
      expect(codeIn('/work/duecourse/runtime/main.ts', call)).not.to.throw();
    });
  }

  it('lets the engine make a date from an instant it was given', () => {
    const made = codeIn('/work/duecourse/engine/base/zone.ts', 'new Date(0)')();

    expect(made).to.be.instanceOf(Date);
    expect((made as Date).constructor).to.equal(Date);
    expect((made as Date).toISOString()).to.equal('1970-01-01T00:00:00.000Z');
  });

  it('does not disturb the property tests', () => {
    expect(fc.sample(fc.date(), 3).every((date) => date instanceof Date)).to.equal(true);
  });
});
