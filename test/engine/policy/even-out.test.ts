import { expect } from 'chai';
import fc from 'fast-check';
import { evenOut, type Portion } from '#engine';

const ALL = 500;

interface Case {
  readonly open: ReadonlyMap<string, number>;
  readonly portions: readonly Portion[];
}

/** People with portions of given sizes, and some tasks that cannot be moved. */
function aCase(
  people: number,
  sizes: readonly { readonly by: number; readonly tasks: number; readonly takers: number }[],
  fixed: readonly number[],
): Case {
  const id = (nth: number): string => `p${nth % people}`;
  const portions = sizes.map(({ by, tasks, takers }, nth): Portion => {
    const all = Array.from({ length: people }, (_, each) => id(each));
    const chosen = all.filter((each, index) => each !== id(by) && (takers >> index) % 2 === 1);
    return { accountId: `acc${nth}`, holder: id(by), tasks, overdue: (nth * 37) % 11, takers: new Set(chosen) };
  });
  const open = new Map(Array.from({ length: people }, (_, nth) => [id(nth), fixed[nth] ?? 0]));
  for (const { holder, tasks } of portions) open.set(holder, (open.get(holder) ?? 0) + tasks);
  return { open, portions };
}

const ANYBODY = 0b1111_1111;
const portion = (most: number, takers: fc.Arbitrary<number>): fc.Arbitrary<{ by: number; tasks: number; takers: number }> =>
  fc.record({ by: fc.nat(5), tasks: fc.integer({ min: 1, max: most }), takers });
const fixed = fc.array(fc.nat(5), { maxLength: 6 });
const anyCase = (most: number, takers: fc.Arbitrary<number>, count = 25): fc.Arbitrary<Case> =>
  fc.tuple(fc.integer({ min: 1, max: 6 }), fc.array(portion(most, takers), { maxLength: count }), fixed).map((parts) => aCase(...parts));

/** The loads after what is proposed, counted anew. */
function after({ open, portions }: Case, shifts: ReturnType<typeof evenOut>['shifts']): Map<string, number> {
  const loads = new Map(open);
  for (const { portion: each, to } of shifts) {
    expect(portions).to.include(each);
    loads.set(each.holder, (loads.get(each.holder) ?? 0) - each.tasks);
    loads.set(to, (loads.get(to) ?? 0) + each.tasks);
  }
  return loads;
}

const range = (loads: ReadonlyMap<string, number>): number => Math.max(...loads.values()) - Math.min(...loads.values());

describe('evening out', () => {
  it('moves nothing where nobody is further from another than one step', () => {
    const even = aCase(
      2,
      [3, 3].map((tasks, by) => ({ by, tasks, takers: ANYBODY })),
      [],
    );

    expect(evenOut(even.open, even.portions, ALL).shifts).to.deep.equal([]);
  });

  it('takes from who has most what fits, the least overdue of equals, and gives it to who has fewest', () => {
    const sizes = Array.from({ length: 6 }, () => ({ by: 0, tasks: 1, takers: ANYBODY }));
    const given = aCase(3, sizes, []);

    const { shifts, open } = evenOut(given.open, given.portions, ALL);

    expect([...open.values()]).to.deep.equal([2, 2, 2]);
    expect(shifts.map(({ portion: each }) => each.overdue).toSorted((a, b) => a - b)).to.deep.equal([0, 1, 4, 5]);
  });

  it('leaves nobody further apart than the largest step who could take something, and only gives what can be taken', () => {
    fc.assert(
      fc.property(anyCase(6, fc.nat(255)), (given) => {
        const { shifts, open, step, isCut } = evenOut(given.open, given.portions, ALL);

        expect(isCut).to.equal(false);
        expect(new Set(shifts.map(({ portion: each }) => each)).size).to.equal(shifts.length);
        for (const { portion: each, to } of shifts) {
          expect(to).not.to.equal(each.holder);
          expect([...each.takers]).to.include(to);
        }
        const loads = after(given, shifts);
        expect(loads).to.deep.equal(new Map(open));
        const at = new Map(shifts.map(({ portion: each, to }) => [each, to]));
        for (const each of given.portions) {
          const holder = at.get(each) ?? each.holder;
          for (const taker of each.takers) {
            if (taker !== holder) expect((loads.get(holder) ?? 0) - (loads.get(taker) ?? 0)).to.be.at.most(step);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('ends with loads within the largest step where everybody can take everything of theirs', () => {
    fc.assert(
      fc.property(anyCase(6, fc.constant(ANYBODY)), ({ open, portions }) => {
        // Without tasks that cannot be moved, whoever has most has something to give.
        const free = new Map([...open.keys()].map((id) => [id, 0]));
        for (const { holder, tasks } of portions) free.set(holder, (free.get(holder) ?? 0) + tasks);
        const { open: evened, step } = evenOut(free, portions, ALL);
        expect(range(evened)).to.be.at.most(free.size === 1 ? 0 : step);
      }),
      { numRuns: 300 },
    );
  });

  it('moves as few tasks as can be where they go one by one and anybody can do them', () => {
    fc.assert(
      fc.property(anyCase(1, fc.constant(ANYBODY), 60), ({ open, portions }) => {
        const loads = new Map([...open.keys()].map((id) => [id, 0]));
        for (const { holder } of portions) loads.set(holder, (loads.get(holder) ?? 0) + 1);
        // Whoever has most keeps the odd ones: what lies above that must go, and no more.
        const share = Math.floor(portions.length / loads.size);
        const odd = portions.length % loads.size;
        const fewest = [...loads.values()]
          .toSorted((a, b) => b - a)
          .reduce((sum, count, nth) => sum + Math.max(0, count - share - (nth < odd ? 1 : 0)), 0);

        expect(evenOut(loads, portions, ALL).shifts).to.have.length(fewest);
      }),
      { numRuns: 300 },
    );
  });

  it('moves at most a step more for each further person than any proposal must, whatever goes together', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({ min: 2, max: 3 }), fc.array(portion(4, fc.constant(ANYBODY)), { maxLength: 7 }))
          .map(([people, sizes]) => aCase(people, sizes, [])),
        (given) => {
          const { shifts, step } = evenOut(given.open, given.portions, ALL);
          const moved = shifts.reduce((sum, { portion: each }) => sum + each.tasks, 0);
          expect(moved).to.be.at.most(fewestByTrying(given, step) + step * (given.open.size - 1));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('proposes no more than it may, and says so', () => {
    const sizes = Array.from({ length: 40 }, () => ({ by: 0, tasks: 1, takers: ANYBODY }));
    const given = aCase(2, sizes, []);

    const { shifts, isCut } = evenOut(given.open, given.portions, 5);

    expect(shifts).to.have.length(5);
    expect(isCut).to.equal(true);
  });
});

/** The fewest tasks that make it as even, found by trying every way to give every portion. */
function fewestByTrying({ open, portions }: Case, step: number): number {
  const people = [...open.keys()];
  const walk = (nth: number, loads: Map<string, number>, moved: number): number => {
    const next = portions[nth];
    if (!next) return range(loads) <= step ? moved : Infinity;
    return Math.min(
      ...people.map((to) => {
        if (to === next.holder) return walk(nth + 1, loads, moved);
        const changed = new Map(loads);
        changed.set(next.holder, (loads.get(next.holder) ?? 0) - next.tasks);
        changed.set(to, (loads.get(to) ?? 0) + next.tasks);
        return walk(nth + 1, changed, moved + next.tasks);
      }),
    );
  };
  return walk(0, new Map(open), 0);
}
