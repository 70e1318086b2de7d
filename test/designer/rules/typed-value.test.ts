import { expect } from 'chai';
import fc from 'fast-check';
import { coreCatalog, decimalOf, type Fact, isOfType, operators, operatorsFor } from '#engine';
import type { WrittenTest } from '../../../designer/rules/condition-tree.ts';
import {
  isStoredOf,
  momentOf,
  momentText,
  newTest,
  spanOfText,
  spanText,
  storedScalar,
  withFact,
  withOperator,
  withSide,
  withValue,
} from '../../../designer/rules/typed-value.ts';
import { everyType } from '../../support/rule-arbitraries.ts';

const fact = (id: string, catalog = coreCatalog): Fact => {
  const found = catalog.fact(id);
  if (!found) throw new Error(id);
  return found;
};

describe('storedScalar', () => {
  it('counts an amount in the smallest units of its currency', () => {
    expect(storedScalar('1,250.50', 'money', 'USD')).to.equal(125_050);
    expect(storedScalar('1250', 'money', 'JPY')).to.equal(1250);
    expect(storedScalar('12.345', 'money', 'KWD')).to.equal(12_345);
  });

  it('keeps what is no value yet exactly as it was typed', () => {
    expect(storedScalar('12,5x', 'money', 'USD')).to.equal('12,5x');
    expect(storedScalar('1.', 'number', 'USD')).to.equal('1.');
    expect(storedScalar(' 5 days', 'number', 'USD')).to.equal(' 5 days');
    expect(isStoredOf('12,5x', 'money')).to.equal(false);
  });

  it('takes nothing typed for no value', () => {
    for (const type of ['money', 'number', 'text', 'date'] as const) expect(storedScalar('  ', type, 'USD')).to.equal(undefined);
  });

  it('gives back every amount it shows', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('USD', 'JPY', 'KWD'), (amount, currency) => {
        expect(storedScalar(decimalOf(amount, currency), 'money', currency)).to.equal(amount === 0 ? 0 : amount);
      }),
    );
  });
});

describe('spans of time', () => {
  it('are read and written in one unit, and left alone when mixed', () => {
    for (const text of ['P7D', 'P2W', 'P12M', 'P1Y', 'PT48H']) {
      const span = spanOfText(text);

      expect(span && spanText(span)).to.equal(text);
    }
    for (const text of ['P1DT2H', 'P', '7', '-P7D', 'PT5M']) expect(spanOfText(text)).to.equal(undefined);
  });

  it('moments are shown and taken in UTC', () => {
    expect(momentText(Date.UTC(2026, 1, 28, 12, 30))).to.equal('2026-02-28T12:30');
    expect(momentOf('2026-02-28T12:30')).to.equal(Date.UTC(2026, 1, 28, 12, 30));
    expect(momentText('no')).to.equal('');
  });
});

describe('withOperator', () => {
  it('carries the value over as far as it fits', () => {
    const test = (operator: string, value: WrittenTest['value']): WrittenTest => withValue({ fact: 'account.openAmount', operator }, value);

    expect(withOperator(test('equal', 5), 'in', 'money').value).to.deep.equal([5]);
    expect(withOperator(test('in', [5, 7]), 'equal', 'money').value).to.equal(5);
    expect(withOperator(test('equal', 5), 'between', 'money').value).to.deep.equal([5, '']);
    expect(withOperator(test('equal', 5), 'greaterThan', 'money').value).to.equal(5);
    expect(withOperator(test('equal', 5), 'isMissing', 'money')).to.deep.equal({ fact: 'account.openAmount', operator: 'isMissing' });
    expect(withOperator(test('equal', { fact: 'account.overdueAmount' }), 'in', 'money').value).to.equal(undefined);
    expect(withOperator(test('before', '2026-02-28'), 'withinNext', 'date').value).to.equal('P7D');
    expect(withOperator(test('withinNext', 'P7D'), 'before', 'date').value).to.equal(undefined);
  });

  it('keeps the keys in the order of the document', () => {
    const written: WrittenTest = { value: 5, operator: 'equal', fact: 'account.openAmount' };

    expect(Object.keys(withOperator(written, 'in', 'money'))).to.deep.equal(['value', 'operator', 'fact']);
  });

  it('leads from every comparison to every other without a value of another form', () => {
    for (const each of everyType.facts.values()) {
      for (const from of operatorsFor(each.type)) {
        for (const to of operatorsFor(each.type)) {
          const { value } = withOperator(withOperator(newTest(each), from, each.type), to, each.type);
          const { operand } = operators[to];
          const fits = { list: Array.isArray(value), pair: Array.isArray(value), none: false, duration: typeof value === 'string' };
          if (value !== undefined && operand in fits) expect(fits[operand as keyof typeof fits]).to.equal(true, `${from} → ${to}`);
        }
      }
    }
  });
});

describe('withFact', () => {
  it('keeps comparison and value where the type stays', () => {
    const written: WrittenTest = { fact: 'account.openAmount', operator: 'between', value: [1, 2] };

    expect(withFact(written, fact('account.overdueAmount'), coreCatalog)).to.deep.equal({ ...written, fact: 'account.overdueAmount' });
  });

  it('drops a value of another type, and one that this data never has', () => {
    const written: WrittenTest = { fact: 'account.openAmount', operator: 'equal', value: 100 };

    expect(withFact(written, fact('account.name'), coreCatalog)).to.deep.equal({ fact: 'account.name', operator: 'equal' });
    expect(withFact({ ...written, fact: 'account.name', value: 'x' }, fact('account.kind'), coreCatalog).value).to.equal(undefined);
  });

  it('does not compare data with itself', () => {
    const written: WrittenTest = { fact: 'account.openAmount', operator: 'equal', value: { fact: 'account.overdueAmount' } };

    expect(withFact(written, fact('account.overdueAmount'), coreCatalog).value).to.equal(undefined);
  });

  it('begins each type with a comparison that fits it', () => {
    for (const each of everyType.facts.values()) {
      const { operator, value } = newTest(each);

      expect(operatorsFor(each.type)).to.include(operator);
      if (typeof value === 'boolean') expect(isOfType(value, each.type)).to.equal(true);
    }
  });
});

describe('withSide', () => {
  it('keeps the other side, and is no value when both are empty', () => {
    expect(withSide(undefined, 0, 5)).to.deep.equal([5, '']);
    expect(withSide([5, ''], 1, 9)).to.deep.equal([5, 9]);
    expect(withSide([5, ''], 0, undefined)).to.equal(undefined);
  });
});
