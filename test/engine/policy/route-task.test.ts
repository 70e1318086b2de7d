import { expect } from 'chai';
import fc from 'fast-check';
import { type Demands, type PoolMember, routeTask, routeWords, seniorities, type Wants } from '#engine';

const demands: Demands = { standardFrom: { amount: 100_000, risk: 50 }, seniorFrom: { amount: 1_000_000, risk: 80 } };

function member(id: string, more: Partial<PoolMember> = {}): PoolMember {
  return { id, skills: [], seniority: 'standard', open: 0, sees: true, isAbsent: false, ...more };
}

describe('a task of a pool', () => {
  const junior = member('jo', { seniority: 'junior', open: 9 });
  const standard = member('sam', { open: 4 });
  const senior = member('sue', { seniority: 'senior', skills: ['legal'] });
  const everybody = [junior, standard, senior];
  const to = (wants: Wants, members: readonly PoolMember[] = everybody): string => {
    const route = routeTask(wants, members, demands);
    return 'to' in route ? route.to : route.because;
  };

  it('goes to a senior for high value or high risk, to a junior for what is neither', () => {
    expect(to({ amount: 50_000 })).to.equal('jo');
    expect(to({ amount: 99_999 })).to.equal('jo');
    expect(to({ amount: 100_000 })).to.equal('sam');
    expect(to({ amount: 500, risk: 50 })).to.equal('sam');
    expect(to({ amount: 1_000_000 })).to.equal('sue');
    expect(to({ amount: 500, risk: 80 })).to.equal('sue');
    expect(to({ amount: 5_000_000 }, [junior, standard])).to.equal('seniority');
  });

  it('goes up where nobody nearer is there, never down', () => {
    expect(to({ amount: 500 }, [standard, senior])).to.equal('sam');
    expect(to({ amount: 500 }, [{ ...standard, isAbsent: true }, senior])).to.equal('sue');
    expect(to({ amount: 100_000 }, [junior])).to.equal('seniority');
  });

  it('asks for the skill it names, or for a seniority where it names one', () => {
    expect(to({ amount: 500, skill: 'legal' })).to.equal('sue');
    expect(to({ amount: 500, skill: 'french' })).to.equal('skill');
    expect(to({ amount: 500, skill: 'senior' })).to.equal('sue');
    expect(to({ amount: 500, skill: 'standard' })).to.equal('sam');
    expect(to({ amount: 1_000_000, skill: 'junior' }), 'no word makes it smaller').to.equal('sue');
  });

  it('says in words why it went where', () => {
    const words = (wants: Wants, members: readonly PoolMember[]): string => routeWords(routeTask(wants, members, demands));
    const three = [12, 14, 13].map((open, nth) => member(`p${nth}`, { open, skills: ['legal'] }));

    expect(words({ amount: 500, skill: 'legal' }, three)).to.equal('has the skill “Legal”, 12 tasks open, fewest of 3');
    expect(words({ amount: 1_000_000 }, everybody)).to.equal('it takes a senior collector, 0 tasks open, the only one for it');
    expect(words({ amount: 500, skill: 'french' }, three)).to.equal('no member has the skill “French”');
    expect(words({ amount: 1_000_000 }, three)).to.equal('it takes a senior collector, and no member who could do it is one');
    expect(words({ amount: 500 }, [])).to.equal('nobody is a member of the pool');
  });

  const anyMember = fc.record({
    skills: fc.subarray(['legal', 'french']),
    seniority: fc.constantFrom(...seniorities),
    open: fc.nat(6),
    sees: fc.boolean(),
    isAbsent: fc.boolean(),
  });
  const members = fc.array(anyMember, { maxLength: 7 }).map((all) => all.map((each, nth) => ({ ...each, id: `p${nth}` })));
  const wants = fc.record({
    skill: fc.constantFrom(undefined, 'legal', 'french', 'standard', 'senior'),
    amount: fc.constantFrom(0, 99_999, 100_000, 999_999, 1_000_000),
    risk: fc.constantFrom(undefined, 0, 49, 50, 79, 80, 100),
  });

  it('is given to exactly whom a plain reading of the rules names', () => {
    // Written anew, as a table of numbers, so that it shares no mistake.
    const oracle = (wanted: Wants, of: readonly PoolMember[]): string | undefined => {
      const { skill, amount, risk = -1 } = wanted;
      const bySize = amount >= 1_000_000 || risk >= 80 ? 3 : amount >= 100_000 || risk >= 50 ? 2 : 1;
      const byWord = skill === 'senior' ? 3 : skill === 'standard' ? 2 : 1;
      const least = Math.max(bySize, byWord);
      const level = { junior: 1, standard: 2, senior: 3 };
      const isWord = skill === 'legal' || skill === 'french';
      const able = of.filter((m) => m.sees && !m.isAbsent && level[m.seniority] >= least && (!isWord || m.skills.includes(skill)));
      const score = (m: PoolMember): number => level[m.seniority] * 10_000 + m.open * 100 + Number(m.id.slice(1));
      return able.toSorted((a, b) => score(a) - score(b))[0]?.id;
    };

    fc.assert(
      fc.property(wants, members, (wanted, of) => {
        const route = routeTask(wanted, of, demands);
        expect('to' in route ? route.to : undefined).to.equal(oracle(wanted, of));
        expect(routeTask(wanted, of.toReversed(), demands), 'in whatever order they are named').to.deep.equal(route);
      }),
      { numRuns: 500 },
    );
  });

  it('and the ones after it leave equals within one of each other, once they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(40), fc.nat(9), (people, tasks, start) => {
        const loads = new Map(Array.from({ length: people }, (_, nth) => [`p${nth}`, start]));
        for (let nth = 0; nth < tasks; nth += 1) {
          const route = routeTask(
            { amount: 500 },
            [...loads].map(([id, open]) => member(id, { open })),
            demands,
          );
          if ('to' in route) loads.set(route.to, (loads.get(route.to) ?? 0) + 1);
        }
        const counts = [...loads.values()];
        expect(Math.max(...counts) - Math.min(...counts)).to.be.at.most(1);
        expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(people * start + tasks);
      }),
    );
  });
});
