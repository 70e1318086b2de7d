import { expect } from 'chai';
import fc from 'fast-check';
import { pointer, valueAt } from '#engine';
import { rangeOfPointer } from '../../../designer/rules/pointer-range.ts';
import { readRule } from '../../../designer/rules/rule-json.ts';
import { ruleArbitrary } from '../../support/rule-arbitraries.ts';

describe('rangeOfPointer', () => {
  it('finds every value of a rule in its text', () => {
    fc.assert(
      fc.property(ruleArbitrary(), fc.constantFrom(0, 2), ({ conditions }, indent) => {
        const text = JSON.stringify(conditions, null, indent);
        for (const at of pointersIn(conditions)) {
          const { from, to } = rangeOfPointer(text, at);

          expect(JSON.stringify(JSON.parse(text.slice(from, to)))).to.equal(JSON.stringify(valueAt(conditions, at)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('answers with what is around it when the place is missing', () => {
    const text = '{ "all": [ { "fact": "a" } ] }';

    const { from, to } = rangeOfPointer(text, '/all/0/value');

    expect(text.slice(from, to)).to.equal('{ "fact": "a" }');
  });

  it('holds on to a text that is broken, or empty', () => {
    expect(rangeOfPointer('{ "all": [ { "fact": ', '/all/0')).to.deep.include({ from: 11 });
    expect(rangeOfPointer('', '/all')).to.deep.equal({ from: 0, to: 0 });
  });
});

describe('readRule', () => {
  it('reads a rule with its keys in their order', () => {
    const reading = readRule('{"value": 1, "operator": "equal", "fact": "a"}');

    expect(reading.ok && JSON.stringify(reading.value)).to.equal('{"value":1,"operator":"equal","fact":"a"}');
    expect(readRule('  \n')).to.deep.equal({ ok: true, value: undefined });
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['{\n  "all": [,]\n}', ',', 'line 2, column 11: "," is not expected here'],
    ['{ "all": [', '[', 'line 1, column 11: the text ends too early'],
    ['{ "fact": "a", "fact": "b" }', '"a"', '"fact" is given twice'],
  ];
  for (const [text, at, detail] of broken) {
    it(`says where ${JSON.stringify(text)} breaks`, () => {
      const reading = readRule(text);

      expect(reading.ok).to.equal(false);
      if (reading.ok) return;
      expect(text.slice(reading.range.from, reading.range.to)).to.equal(at);
      expect(reading.detail).to.equal(detail);
    });
  }

  it('takes nothing for a rule that is no object', () => {
    for (const text of ['[]', '"chaseable"', '5', 'null']) {
      const reading = readRule(text);

      expect(!reading.ok && reading.problem).to.equal('notRule');
    }
  });
});

function pointersIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, held]) => pointersIn(held, at + pointer(key)))];
}
