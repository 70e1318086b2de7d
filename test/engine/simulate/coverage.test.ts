import { expect } from 'chai';
import { compileStrategy, coverageOf, type Flow, play, reachedBy, runTests } from '#engine';
import { stockFlows, stockRegistry } from '../../definitions/stock.ts';

const flow = stockFlows.find((each) => each.id === 'past-due-escalation') as Flow;
const compiled = compileStrategy(flow, stockRegistry);

describe('what tests reach', () => {
  const { results, coverage } = runTests(compiled, flow.tests ?? []);

  it('is told for each of them, with the keys of the machine', () => {
    const first = results[0];

    expect(first?.failures).to.deep.equal([]);
    expect(first?.reached.states).to.deep.equal([
      ...['', 'chasing', 'chasing.watching', 'chasing.reminded', 'chasing.calling', 'promised', 'suspended', 'restored'],
    ]);
    expect(first?.reached.transitions).to.include('promised|promise.broken|0');
    for (const key of results.flatMap((result) => result.reached.transitions))
      expect(
        compiled.chart.transitions.some((transition) => transition.key === key),
        key,
      ).to.equal(true);
  });

  it('is told the other way round: which tests come to a step or path', () => {
    for (const [path, tests] of coverage.byState)
      expect(tests).to.deep.equal(results.flatMap((result, index) => (result.reached.states.includes(path) ? [index] : [])));
    expect(coverage.byTransition.get('promised|promise.broken|0')).to.include(0);
    expect(coverage.states.missing).to.deep.equal([]);
  });

  it('is nothing of a test that cannot be played', () => {
    const impossible = { name: 't', given: { invoices: [{ amount: 0, dueOn: '2026-02-05' }] }, expect: [{ on: '2026-02-06' }] };

    expect(runTests(compiled, [impossible]).results[0]?.reached).to.deep.equal({ states: [], transitions: [] });
  });
});

describe('what a play reaches', () => {
  it('counts beside the tests', () => {
    const given = { invoices: [{ amount: 120_000, dueOn: '2026-02-05' }] };
    const reached = reachedBy(play(compiled, { given, moves: [{ kind: 'nextStep' }, { kind: 'nextTimer' }] }));

    expect(reached.transitions).to.deep.equal(['chasing.watching|after day5|0']);
    expect(coverageOf(compiled.chart, [reached]).states.missing)
      .to.include('promised')
      .and.not.to.include('chasing.reminded');
  });
});
