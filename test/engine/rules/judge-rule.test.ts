import { expect } from 'chai';
import fc from 'fast-check';
import { compileRule, type Facts, judgeRule, type RuleVerdict, ruleBounds, valueAt } from '#engine';
import { truthOf } from '../../support/kleene.ts';
import { everyType, factsArbitrary, ruleArbitrary } from '../../support/rule-arbitraries.ts';

const outcomes = new Map([
  [true, 'holds'],
  [false, 'fails'],
  [undefined, 'unknown'],
] as const);

describe('a rule judged for people', () => {
  it('comes to what three-valued logic says, in every part of it', () => {
    fc.assert(
      fc.property(ruleArbitrary(), factsArbitrary(), ({ conditions, rules }, facts) => {
        const places = { conditions: '/conditions', rules: '/rules' };
        const verdict = judgeRule(conditions, facts as Facts, everyType, rules, { places });

        for (const part of partsOf(verdict)) {
          const written = valueAt({ conditions, rules }, part.pointer) as typeof conditions;
          expect(part.outcome, part.pointer).to.equal(outcomes.get(truthOf(written, facts, everyType, rules)));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('says for every comparison what was expected and what was there', () => {
    const conditions = {
      all: [
        { fact: 'account.openAmount', operator: 'greaterThan', value: 500 },
        { not: { fact: 'account.openAmount', operator: 'lessThan', value: { fact: 'account.overdueAmount' } } },
        { condition: 'riskless' },
      ],
    };
    const rules = { riskless: { fact: 'account.bucket', operator: 'isMissing', value: true } };
    const verdict = judgeRule(conditions, { 'account.openAmount': 700, 'account.overdueAmount': 900 }, everyType, rules);

    expect(verdict).to.deep.equal({
      pointer: '',
      form: 'all',
      outcome: 'fails',
      of: [
        { pointer: '/all/0', form: 'fact', ...conditions.all[0], value: undefined, expected: 500, actual: 700, outcome: 'holds' },
        {
          pointer: '/all/1',
          form: 'not',
          outcome: 'fails',
          of: [
            {
              pointer: '/all/1/not',
              form: 'fact',
              fact: 'account.openAmount',
              operator: 'lessThan',
              expected: 900,
              expectedFact: 'account.overdueAmount',
              actual: 700,
              outcome: 'holds',
            },
          ],
        },
        {
          pointer: '/all/2',
          form: 'condition',
          name: 'riskless',
          outcome: 'holds',
          of: [{ pointer: '/rules/riskless', form: 'fact', fact: 'account.bucket', operator: 'isMissing', outcome: 'holds' }],
        },
      ].map(withoutUndefined),
    });
  });

  it('takes a hidden fact for unknown, even when it is asked whether it is missing', () => {
    const hidden = { isUnknown: (fact: string) => fact === 'account.bucket' };
    for (const operator of ['isMissing', 'isPresent'])
      expect(judgeRule({ fact: 'account.bucket', operator, value: true }, {}, everyType, {}, hidden).outcome).to.equal('unknown');
  });
});

describe('what a rule can come to before all its facts are known', () => {
  it('lies between what is certain and what is possible, whatever the unknown facts turn out to be', () => {
    fc.assert(
      fc.property(
        ruleArbitrary(),
        factsArbitrary(),
        factsArbitrary(),
        fc.func(fc.boolean()),
        ({ conditions, rules }, facts, others, coin) => {
          const isUnknown = (fact: string): boolean => coin(fact);
          const known = Object.fromEntries(Object.entries(facts).filter(([fact]) => !isUnknown(fact))) as Facts;
          const turnedOut = Object.fromEntries(Object.entries(others).filter(([fact]) => isUnknown(fact)));
          const { certain, possible, unknown } = ruleBounds(conditions, everyType, rules, isUnknown);
          // The clock is what `within…` counts from: no fact of its own that could be unknown.
          const clock = { 'clock.today': facts['clock.today'], 'clock.now': facts['clock.now'] } as Facts;
          const holds = compileRule(conditions, everyType, rules)({ ...known, ...turnedOut, ...clock } as Facts);
          const seen = { ...known, ...clock };

          if (certain.holds(seen)) expect(holds, 'certain').to.equal(true);
          if (holds) expect(possible.holds(seen), 'possible').to.equal(true);
          if (unknown.length === 0) expect(certain.holds(seen)).to.equal(holds);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function partsOf(verdict: RuleVerdict): RuleVerdict[] {
  return 'of' in verdict ? [verdict, ...verdict.of.flatMap(partsOf)] : [verdict];
}

function withoutUndefined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
