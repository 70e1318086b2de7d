import { expect } from 'chai';
import { checkDefinition, type Timer } from '#engine';
import { withoutStanding } from '../support/without-standing.ts';
import { aDayLater, isKilled, laterTimers, type Mutant, negatedGuards } from './mutants.ts';
import { stockFlows, stockRegistry } from './stock.ts';

describe('the tests of a stock strategy notice', () => {
  for (const flow of stockFlows) {
    it(`every timer of "${flow.name}" that comes a day later`, () => {
      const mutants = laterTimers(flow);

      expect(mutants.length).to.equal(Object.keys(flow.timers ?? {}).length);
      expect(mutants.length).to.be.greaterThan(0);
      expect(survivors(mutants)).to.deep.equal([]);
    });

    it(`every condition of "${flow.name}" turned into its opposite`, () => {
      const mutants = negatedGuards(flow);

      expect(mutants.length).to.be.greaterThan(0);
      expect(survivors(mutants)).to.deep.equal([]);
    });
  }
});

/** What was changed in the mutants that no test of theirs turned red. */
function survivors(mutants: readonly Mutant[]): string[] {
  return mutants.filter((mutant) => !isKilled(mutant, stockRegistry)).map((mutant) => mutant.change);
}

describe('a mutant', () => {
  it('is a definition without faults of its own: only its tests can refuse it', () => {
    for (const mutant of stockFlows.flatMap((flow) => [...laterTimers(flow), ...negatedGuards(flow)])) {
      const codes = withoutStanding(checkDefinition({ ...mutant.flow, tests: [] }, stockRegistry).diagnostics).map((each) => each.code);

      expect(new Set(codes), mutant.change).to.deep.equal(new Set(['test.not_covering']));
    }
  });

  it('survives where nobody looks: without tests nothing is killed', () => {
    const [flow] = stockFlows;
    const mutants = flow ? laterTimers({ ...flow, tests: [] }) : [];

    expect(survivors(mutants)).to.deep.equal(mutants.map((mutant) => mutant.change));
    expect(mutants.length).to.be.greaterThan(0);
  });
});

describe('a day later', () => {
  const cases: readonly (readonly [Timer['offset'], Timer['offset']])[] = [
    ['P5D', 'P6D'],
    ['P0D', 'P1D'],
    ['-P5D', '-P4D'],
    ['-P1D', 'P0D'],
  ];
  for (const [offset, later] of cases) {
    it(`is ${later} for ${offset}`, () => {
      expect(aDayLater({ offset }).offset).to.equal(later);
    });
  }

  it('is not defined for a time of day', () => {
    expect(() => aDayLater({ offset: 'PT48H' })).to.throw('PT48H');
  });
});
