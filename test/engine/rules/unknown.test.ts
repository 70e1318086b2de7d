import { expect } from 'chai';
import fc from 'fast-check';
import { type Conditions, compileRule, type Facts, operators, operatorsFor } from '#engine';
import { type RuleTree, ruleTree } from '../../../engine/rules/rule-tree.ts';
import { everyType, factsArbitrary, factValue, ruleArbitrary } from '../../support/rule-arbitraries.ts';

const ids = [...everyType.facts.keys()];

describe('what is not known', () => {
  it('never makes a rule hold: deleting any fact turns no false into true', () => {
    fc.assert(
      fc.property(ruleArbitrary({ presence: false }), factsArbitrary(), fc.constantFrom(...ids), ({ conditions, rules }, facts, id) => {
        const holds = compileRule(conditions, everyType, rules);
        const { [id]: _, ...without } = facts;

        if (!holds(facts as Facts)) expect(holds(without as Facts)).to.equal(false);
      }),
      { numRuns: 4000 },
    );
  });

  it('never makes a rule hold: giving any fact the wrong type turns no false into true', () => {
    const wrong = fc.constantFrom<unknown>(null, Number.NaN, Number.POSITIVE_INFINITY, {}, [null], '2026-02-30', Symbol.iterator);
    fc.assert(
      fc.property(
        ruleArbitrary({ presence: false }),
        factsArbitrary(),
        fc.constantFrom(...ids.filter((id) => everyType.fact(id)?.type !== 'text')),
        wrong,
        ({ conditions, rules }, facts, id, value) => {
          const holds = compileRule(conditions, everyType, rules);

          if (!holds(facts as Facts)) expect(holds({ ...facts, [id]: value } as Facts)).to.equal(false);
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('makes every comparison false, and its opposite too', () => {
    for (const fact of everyType.facts.values()) {
      for (const name of operatorsFor(fact.type).filter((each) => operators[each].operand !== 'none')) {
        const leaf = sampleOf(fact.id, name);
        for (const facts of [{}, { [fact.id]: null }, { [fact.id]: Number.NaN }, { [fact.id]: {} }]) {
          expect(compileRule(leaf, everyType)(facts as unknown as Facts), `${name} on ${fact.id}`).to.equal(false);
          expect(compileRule({ not: leaf }, everyType)(facts as unknown as Facts), `not ${name} on ${fact.id}`).to.equal(false);
        }
      }
    }
  });

  it('is asked for by isMissing and isPresent, which always have an answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyType.facts.values()), factsArbitrary(), (fact, facts) => {
        const missing = compileRule({ fact: fact.id, operator: 'isMissing', value: true }, everyType)(facts as Facts);
        const present = compileRule({ not: { fact: fact.id, operator: 'isMissing', value: true } }, everyType)(facts as Facts);

        expect(missing).to.equal(!present);
      }),
    );
  });

  for (const operator of ['withinLast', 'notWithinLast', 'withinNext', 'notWithinNext'] as const) {
    it(`${operator} does not hold when nobody knows what day it is`, () => {
      for (const today of [undefined, null, '2026-02-30', 20260228]) {
        const facts = { 'account.oldestDueOn': '2026-02-05', 'clock.today': today } as unknown as Facts;

        expect(compileRule({ fact: 'account.oldestDueOn', operator, value: 'P7D' }, everyType)(facts)).to.equal(false);
      }
      const facts = { 'account.lastContactAt': 0 } as Facts;
      expect(compileRule({ fact: 'account.lastContactAt', operator, value: 'PT1H' }, everyType)(facts)).to.equal(false);
    });
  }
});

describe('every operator', () => {
  for (const [name, operator] of Object.entries(operators)) {
    it(`${name} and ${operator.complement} are each other's opposite when both sides are known`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...everyType.facts.values()), factsArbitrary(), (fact, facts) => {
          fc.pre(operatorsFor(fact.type).includes(name as never));
          const known = compileRule({ fact: fact.id, operator: 'isPresent', value: true }, everyType)(facts as Facts);
          const clock = compileRule(
            { all: ['clock.today', 'clock.now'].map((id) => ({ fact: id, operator: 'isPresent', value: true })) },
            everyType,
          )(facts as Facts);
          fc.pre(known && clock);
          const leaf = sampleOf(fact.id, name);

          expect(compileRule(leaf, everyType)(facts as Facts)).to.equal(!compileRule({ not: leaf }, everyType)(facts as Facts));
        }),
      );
      expect(operators[operator.complement as keyof typeof operators].complement).to.equal(name);
      expect([...operators[operator.complement as keyof typeof operators].types]).to.deep.equal([...operator.types]);
    });
  }
});

describe('ruleTree', () => {
  it('compiles every not away', () => {
    fc.assert(
      fc.property(ruleArbitrary(), ({ conditions, rules }) => {
        expect(kindsOf(ruleTree(conditions, everyType, rules))).to.satisfy((kinds: string[]) =>
          kinds.every((kind) => ['all', 'any', 'test'].includes(kind)),
        );
      }),
    );
  });

  it('turns all into any and back under a not, and operators into their complements', () => {
    const conditions: Conditions = {
      not: {
        all: [
          { fact: 'account.openAmount', operator: 'greaterThan', value: 5 },
          { not: { any: [{ fact: 'custom.vip', operator: 'equal', value: true }] } },
        ],
      },
    };

    expect(ruleTree(conditions, everyType)).to.deep.equal({
      kind: 'any',
      of: [
        { kind: 'test', fact: 'account.openAmount', type: 'money', operator: 'lessThanInclusive', operand: { constant: 5 } },
        { kind: 'any', of: [{ kind: 'test', fact: 'custom.vip', type: 'flag', operator: 'equal', operand: { constant: true } }] },
      ],
    });
  });
});

function kindsOf(tree: RuleTree): string[] {
  return tree.kind === 'test' ? [tree.kind] : [tree.kind, ...tree.of.flatMap(kindsOf)];
}

const operandsByForm = {
  none: () => true,
  duration: () => 'P7D',
  text: () => 'a',
  pair: (value: unknown) => [value, value],
  list: (value: unknown) => [value],
  scalar: (value: unknown) => value,
} as const;

const samples = {
  money: 3,
  number: 3,
  text: 'a',
  flag: true,
  date: '2026-02-28',
  instant: Date.UTC(2026, 1, 28, 12),
  texts: ['a'],
} as const;

function sampleOf(id: string, name: string): Conditions {
  const fact = everyType.fact(id);
  const operator = operators[name as keyof typeof operators];
  return { fact: id, operator: name, value: operandsByForm[operator.operand](samples[fact?.type ?? 'text']) };
}

describe('the facts the properties run on', () => {
  it('are spoilt often enough to mean something', () => {
    const values = fc.sample(factValue({ id: 'x', type: 'money', label: '', description: '', personal: false }), 300);
    const good = values.filter((value) => typeof value === 'number' && Number.isFinite(value)).length;

    expect(good).to.be.within(150, 290);
  });
});
