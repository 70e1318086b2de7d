import { expect } from 'chai';
import fc from 'fast-check';
import { type Conditions, coreCatalog, decidingTests, durationWords, explainRule, explanationWords, type Facts } from '#engine';
import { everyType, factsArbitrary, ruleArbitrary } from '../../support/rule-arbitraries.ts';

const words = { catalog: coreCatalog, currency: 'USD' };

async function said(conditions: Conditions, facts: Facts): Promise<string> {
  return explanationWords((await explainRule(conditions, facts, coreCatalog)).tree, words);
}

describe('explanationWords', () => {
  it('says a decision as one sentence, with what was seen', async () => {
    const conditions: Conditions = {
      all: [
        { fact: 'account.chaseableAmount', operator: 'greaterThan', value: 500 },
        {
          any: [
            { fact: 'account.segment', operator: 'equal', value: 'Premium' },
            { fact: 'account.lastPaymentOn', operator: 'withinLast', value: 'P30D' },
          ],
        },
        { fact: 'account.riskScore', operator: 'isMissing', value: true },
      ],
    };
    const facts = {
      'account.chaseableAmount': 120_000,
      'account.segment': 'Plain',
      'account.lastPaymentOn': '2026-02-01',
      'clock.today': '2026-02-05',
    };

    expect(await said(conditions, facts)).to.equal(
      'amount to chase is above $5.00 (was $1,200.00) and (segment is Premium (was Plain) or last payment on is within the last 30 days (was 2026-02-01)) and risk score is not known (was not known)',
    );
  });

  it('names the other fact where two are compared', async () => {
    const conditions: Conditions = { fact: 'account.openAmount', operator: 'greaterThan', value: { fact: 'account.creditLimit' } };

    expect(await said(conditions, { 'account.openAmount': 5, 'account.creditLimit': 3 })).to.equal(
      'open amount is above credit limit (was $0.05)',
    );
  });

  it('reads a text that begins like a duration as the text it is', async () => {
    expect(await said({ fact: 'account.segment', operator: 'in', value: ['P1', 'PT'] }, { 'account.segment': 'P5D' })).to.equal(
      'segment is one of P1, PT (was P5D)',
    );
  });

  it('has words for every rule there can be', async () => {
    await fc.assert(
      fc.asyncProperty(ruleArbitrary(), factsArbitrary(), async ({ conditions, rules }, facts) => {
        const { tree } = await explainRule(conditions, facts as Facts, everyType, rules);

        expect(explanationWords(tree, { catalog: everyType, currency: 'USD' })).not.to.match(/undefined|\[object|^$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('decidingTests', () => {
  it('are those that made the rule hold, or kept it from it', async () => {
    await fc.assert(
      fc.asyncProperty(ruleArbitrary(), factsArbitrary(), async ({ conditions, rules }, facts) => {
        const { result, tree } = await explainRule(conditions, facts as Facts, everyType, rules);
        const deciding = decidingTests(tree);

        expect(deciding.length).to.be.above(0);
        expect(deciding.every((test) => test.result === result)).to.equal(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('durationWords', () => {
  it('counts in days, months and hours', () => {
    expect(['P5D', 'P1D', 'P1M2W', 'PT48H', 'P1DT1H30M'].map(durationWords)).to.deep.equal([
      '5 days',
      '1 day',
      '1 month, 2 weeks',
      '48 hours',
      '1 day, 1 hour, 30 minutes',
    ]);
  });
});
