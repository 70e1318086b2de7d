import { expect } from 'chai';
import fc from 'fast-check';
import { compileFirstMatch, compileRule, compileRuleSet, type Explanation, explainRule, type Facts } from '#engine';
import { checkRule } from '../../../engine/rules/check-rule.ts';
import { closureOf } from '../../../engine/rules/compile-rule.ts';
import { ruleTree } from '../../../engine/rules/rule-tree.ts';
import { truthOf } from '../../support/kleene.ts';
import { everyType, factsArbitrary, ruleArbitrary } from '../../support/rule-arbitraries.ts';

describe('one rule, however it is carried out', () => {
  it('is accepted when it is well formed', () => {
    fc.assert(
      fc.property(ruleArbitrary(), ({ conditions, rules }) => {
        expect(checkRule(conditions, '', { catalog: everyType, rules })).to.deep.equal([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('means what three-valued logic says: generated code', () => {
    fc.assert(
      fc.property(ruleArbitrary(), factsArbitrary(), ({ conditions, rules }, facts) => {
        expect(compileRule(conditions, everyType, rules)(facts as Facts)).to.equal(truthOf(conditions, facts, everyType, rules) === true);
      }),
      { numRuns: 3000 },
    );
  });

  it('means the same without generated code', () => {
    fc.assert(
      fc.property(ruleArbitrary(), factsArbitrary(), ({ conditions, rules }, facts) => {
        const holds = compileRule(conditions, everyType, rules);

        expect(closureOf(ruleTree(conditions, everyType, rules))(facts as Facts)).to.equal(holds(facts as Facts));
      }),
      { numRuns: 3000 },
    );
  });

  it('means the same to json-rules-engine, and every line of the explanation is what was judged', async () => {
    await fc.assert(
      fc.asyncProperty(ruleArbitrary(), factsArbitrary(), async ({ conditions, rules }, facts) => {
        const { result, tree } = await explainRule(conditions, facts as Facts, everyType, rules);

        expect(result).to.equal(compileRule(conditions, everyType, rules)(facts as Facts));
        expect(tree.result).to.equal(result);
        expectConsistent(tree, facts);
      }),
      { numRuns: 700 },
    );
  });

  it('is found at the same place in an ordered list and in a set', () => {
    fc.assert(
      fc.property(fc.array(fc.option(ruleArbitrary(), { nil: undefined, freq: 8 }), { maxLength: 5 }), factsArbitrary(), (list, facts) => {
        const rules = list.map((each) => each?.conditions);
        const named = list.find((each) => each !== undefined)?.rules ?? {};
        const single = rules.map((conditions) => conditions === undefined || compileRule(conditions, everyType, named)(facts as Facts));
        const out = new Uint8Array(rules.length);
        const given = rules.flatMap((conditions) => conditions ?? []);
        compileRuleSet(given, everyType, named)(facts as Facts, out);

        expect(compileFirstMatch(rules, everyType, named)(facts as Facts)).to.equal(single.indexOf(true));
        expect([...out.slice(0, given.length)]).to.deep.equal(
          given.map((conditions) => (compileRule(conditions, everyType, named)(facts as Facts) ? 1 : 0)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing of the facts it reads', async () => {
    await fc.assert(
      fc.asyncProperty(ruleArbitrary(), factsArbitrary(), async ({ conditions, rules }, facts) => {
        const before = structuredClone(facts);
        compileRule(conditions, everyType, rules)(Object.freeze(facts) as Facts);
        await explainRule(conditions, facts as Facts, everyType, rules);

        expect(facts).to.deep.equal(before);
      }),
      { numRuns: 100 },
    );
  });

  it('gives each of 500 callers at once its own answer', async () => {
    const conditions = { all: [{ fact: 'account.openAmount', operator: 'greaterThan', value: { fact: 'account.overdueAmount' } }] };
    const calls = Array.from({ length: 500 }, (_, index) => ({ 'account.openAmount': index, 'account.overdueAmount': 499 - index }));

    const answers = await Promise.all(calls.map((facts) => explainRule(conditions, facts, everyType)));

    for (const [index, { result, tree }] of answers.entries()) {
      expect(result).to.equal(index > 499 - index);
      expect(tree).to.deep.equal({
        group: 'all',
        of: [
          {
            fact: 'account.openAmount',
            operator: 'greaterThan',
            value: 499 - index,
            valueFact: 'account.overdueAmount',
            actual: index,
            result,
          },
        ],
        result,
      });
    }
  });
});

function expectConsistent(tree: Explanation, facts: Readonly<Record<string, unknown>>): void {
  if ('group' in tree) {
    const members = tree.of.map((each) => each.result);
    expect(tree.result).to.equal(tree.group === 'all' ? members.every(Boolean) : members.some(Boolean));
    for (const member of tree.of) expectConsistent(member, facts);
    return;
  }
  const leaf = {
    fact: tree.fact,
    operator: tree.operator,
    value: tree.valueFact === undefined ? (tree.value ?? true) : { fact: tree.valueFact },
  };
  expect(tree.result).to.equal(compileRule(leaf, everyType)(facts as Facts));
  expect(tree.actual ?? undefined).to.deep.equal(facts[tree.fact] ?? undefined);
}
