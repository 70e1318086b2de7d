import { expect } from 'chai';
import { type Flow, type MachineTest, type PlayScript, play, runFlowTests } from '#engine';
import type { Json, JsonObject } from '../../../designer/document/json.ts';
import { compileFlow } from '../../../designer/play/compile-flow.ts';
import { failureOf } from '../../../designer/play/failure.ts';
import { draftOfGiven, givenOfDraft, isReadable, plainWorld } from '../../../designer/play/given-draft.ts';
import { runTests } from '../../../designer/play/run-tests.ts';
import { sameMembers } from '../../../designer/play/same-members.ts';
import { runOfTest } from '../../../designer/play/test-script.ts';
import { stockFlow, stockIds, stockRegistry } from '../schedule/stock-flows.ts';

const flows = [
  ...stockIds.strategies.map((id) => stockFlow('strategies', id)),
  ...stockIds.resolutions.map((id) => stockFlow('resolutions', id)),
];

function testsOf(value: JsonObject): readonly MachineTest[] {
  return (value['tests'] ?? []) as unknown as readonly MachineTest[];
}

describe('a test opened in play', () => {
  for (const value of flows) {
    it(`of ${String(value['id'])} comes to where the test expects it`, () => {
      const outcome = compileFlow(value, stockRegistry);
      if (!outcome.ok) throw new Error('it has errors');
      for (const test of testsOf(value)) {
        const last = test.expect?.at(-1);
        const { beginning, moves } = runOfTest(test);
        const { given, startOn } = beginning;
        const script: PlayScript = { given, ...(startOn === undefined ? {} : { startOn }), moves };

        const played = play(outcome.compiled, script);

        expect(played.refused, test.name).to.deep.equal([]);
        if (typeof last?.state === 'string')
          expect(
            played.leaves.some((leaf) => `${leaf}.`.startsWith(`${last.state}.`)),
            test.name,
          ).to.equal(true);
      }
    });
  }
});

describe('the report on tests', () => {
  it('says of each what the engine says', () => {
    for (const value of flows) {
      const { results, coverage } = runFlowTests(value as unknown as Flow, stockRegistry);

      expect(runTests(value, stockRegistry)).to.deep.equal({ failures: results.map(({ failures }) => failures), coverage });
    }
  });

  it('leaves a test that cannot be read to itself', () => {
    const value = stockFlow('strategies', 'past-due-escalation');
    const tests = testsOf(value) as unknown as readonly Json[];
    const wrong = { ...value, tests: [{ name: 'half', expect: [{ on: 'soon' }] }, ...tests] } as JsonObject;

    const report = runTests(wrong, stockRegistry);

    expect(report?.failures[0]).not.to.deep.equal([]);
    expect(report?.failures.slice(1).every((failures) => failures.length === 0)).to.equal(true);
  });
});

describe('a failure taken apart', () => {
  const value = stockFlow('strategies', 'past-due-escalation');
  const test: MachineTest = {
    name: 'wrong',
    given: { invoices: [{ amount: 120_000, dueOn: '2026-02-05' }] },
    expect: [
      { on: '2026-02-05', state: 'chasing' },
      { on: '2026-02-10', state: 'promised', effects: ['task.create', 'escalate'], ended: true },
    ],
    never: ['notice.send'],
  };

  it('has what was expected, and what is', () => {
    const [failures = []] = runTests({ ...value, tests: [test] as unknown as Json }, stockRegistry)?.failures ?? [];

    expect(failures.map((failure) => failureOf(failure, test))).to.deep.equal([
      { kind: 'state', row: 0, on: '2026-02-05', expected: ['chasing'], actual: [] },
      { kind: 'state', row: 1, on: '2026-02-10', expected: ['promised'], actual: ['chasing.reminded'] },
      { kind: 'effects', row: 1, on: '2026-02-10', expected: ['task.create', 'escalate'], actual: ['notice.send'] },
      { kind: 'ended', row: 1, on: '2026-02-10', expected: true },
      { kind: 'never', type: 'notice.send' },
    ]);
  });

  it('of a test that cannot be carried out says why', () => {
    const impossible: MachineTest = {
      ...test,
      events: [{ on: '2026-02-08', type: 'promise.made', amount: 1, dueOn: '2026-01-01' } as never],
    };
    const [failures = []] = runTests({ ...value, tests: [impossible] as unknown as Json }, stockRegistry)?.failures ?? [];

    expect(failures.map((failure) => failureOf(failure, impossible).kind)).to.deep.equal(['other']);
  });
});

describe('what a test is given, as a form', () => {
  it('comes back as it was', () => {
    for (const given of flows.flatMap((value) => testsOf(value).flatMap((test) => test.given ?? []))) {
      const draft = draftOfGiven(given, undefined, plainWorld);

      expect(isReadable(draft)).to.equal(true);
      expect(sameMembers(givenOfDraft(draft, given), given), JSON.stringify(given)).to.equal(true);
    }
  });
});
