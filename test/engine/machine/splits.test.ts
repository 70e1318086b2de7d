import { expect } from 'chai';
import fc from 'fast-check';
import { armOf } from '#engine';
import { hashUnit } from '../../../engine/base/hash-unit.ts';
import { aStrategy, Ride } from '../../support/flow-builder.ts';

describe('armOf', () => {
  const keys = Array.from({ length: 10_000 }, (_, index) => `account-${index}`);

  for (const arms of [
    ['A', 'B'],
    ['A', 'B', 'C'],
    ['A', 'B', 'C', 'D', 'E'],
  ]) {
    it(`parts 10,000 accounts evenly into ${arms.length} arms`, () => {
      const counts = new Map<string, number>();
      for (const key of keys) counts.set(armOf('tone', arms, key), (counts.get(armOf('tone', arms, key)) ?? 0) + 1);

      const even = keys.length / arms.length;
      // Four standard deviations of a fair draw.
      const slack = 4 * Math.sqrt(even * (1 - 1 / arms.length));
      expect([...counts.keys()].sort()).to.deep.equal(arms);
      for (const count of counts.values()) expect(count).to.be.within(even - slack, even + slack);
    });
  }

  it('gives one key one arm, always', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (experiment, key) => {
        expect(armOf(experiment, ['A', 'B'], key)).to.equal(armOf(experiment, ['A', 'B'], key));
      }),
    );
    const arms = Array.from({ length: 12 }, (_, index) => armOf('tone', ['A', 'B'], `account-${index}`));
    expect(arms.join('')).to.equal('AABABAAABAAB');
  });

  it('parts two experiments independently', () => {
    const both = keys.filter((key) => armOf('tone', ['A', 'B'], key) === 'A' && armOf('channel', ['A', 'B'], key) === 'A').length;

    expect(both).to.be.within(2250, 2750);
  });

  it('parts keys evenly however alike they are', () => {
    for (const name of [
      (index: number) => String(index),
      (index: number) => `customer-000${index}-x`,
      (index: number) => 'a'.repeat(index % 100) + index,
    ]) {
      const inA = Array.from({ length: 10_000 }, (_, index) => armOf('e', ['A', 'B'], name(index))).filter((arm) => arm === 'A').length;
      expect(inA).to.be.within(4800, 5200);
    }
  });
});

describe('hashUnit', () => {
  it('lies in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const unit = hashUnit(text);
        expect(unit >= 0 && unit < 1).to.equal(true);
      }),
    );
  });

  it('never changes: moving accounts between arms in the middle of an experiment would void it', () => {
    expect(hashUnit('tone|parent-7').toFixed(12)).to.equal('0.665321956670');
    expect(hashUnit('').toFixed(12)).to.equal('0.668922192758');
  });
});

describe('a split in a strategy', () => {
  const flow = aStrategy({
    machine: {
      id: 's',
      initial: 'a',
      on: { 'account.settled': '.z' },
      states: {
        a: {
          on: { 'manual.go': [{ guard: { type: 'split', params: { experiment: 'tone', arm: 'B' } }, target: 'firm' }, { target: 'soft' }] },
        },
        firm: { on: { 'manual.go': 'a' } },
        soft: { on: { 'manual.go': 'a' } },
        z: { type: 'final' },
      },
    },
  });
  const stepFor = (splitKey: string): readonly string[] => {
    const ride = new Ride(flow, { splitKey });
    ride.start('2026-02-06');
    return ride.event('manual.go', '2026-02-07').state.leaves;
  };

  it('sends the children of one parent the same way, today and next year', () => {
    for (const parent of ['parent-1', 'parent-2', 'parent-3', 'parent-4']) {
      expect(stepFor(parent)).to.deep.equal(stepFor(parent));
      expect(stepFor(parent)).to.deep.equal([armOf('tone', ['A', 'B'], parent) === 'B' ? 'firm' : 'soft']);
    }
  });

  it('counts the champion A as an arm, whether or not the machine names it', () => {
    const counts = Array.from({ length: 400 }, (_, index) => stepFor(`parent-${index}`)[0]).filter((leaf) => leaf === 'soft').length;

    expect(counts).to.be.within(150, 250);
  });
});
