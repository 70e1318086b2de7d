import { expect } from 'chai';
import fc from 'fast-check';
import { aMapping, header, readText } from '../../support/ledger-text.ts';

/** How the amount of a row reads in minor units; a text is the reason it was refused for. */
async function read(text: string, decimal: '.' | ',', currency = 'USD'): Promise<number | string> {
  const line = `C1,I1,2026-01-02,2026-02-01,"${text.replaceAll('"', '""')}"`;
  const { rows, refused } = await readText(`${header}\n${line}`, aMapping({ decimal, currency }));
  const record = rows[0]?.records[0];
  if (record === undefined) return refused[0]?.reason ?? 'nothing';
  return 'amount' in record ? (record.kind === 'credit' ? -record.amount : record.amount) : 'nothing';
}

const right: readonly (readonly [text: string, decimal: '.' | ',', currency: string, minor: number])[] = [
  ['1234.56', '.', 'USD', 123_456],
  ['1,234.56', '.', 'USD', 123_456],
  ['1234567.8', '.', 'USD', 123_456_780],
  ['12,34,567.80', '.', 'INR', 123_456_780],
  ['$1,234.56', '.', 'USD', 123_456],
  ['USD 1,234.56', '.', 'USD', 123_456],
  ['.50', '.', 'USD', 50],
  ['-5.00', '.', 'USD', -500],
  ['5.00-', '.', 'USD', -500],
  ['(5.00)', '.', 'USD', -500],
  ['($1,005.00)', '.', 'USD', -100_500],
  ['-$5.00', '.', 'USD', -500],
  ['$-5.00', '.', 'USD', -500],
  ['−5.00', '.', 'USD', -500],
  ['+5.00', '.', 'USD', 500],
  ['1.234,56', ',', 'EUR', 123_456],
  ['1.234,56 €', ',', 'EUR', 123_456],
  ['1 234,56', ',', 'EUR', 123_456],
  ['1\u202f234\u00a0567,80', ',', 'EUR', 123_456_780],
  ['1’234.50', '.', 'CHF', 123_450],
  ["CHF 1'234.50", '.', 'CHF', 123_450],
  ['¥12,000', '.', 'JPY', 12_000],
  ['1.234', '.', 'BHD', 1_234],
  ['10.000', '.', 'USD', 1_000],
];

const wrong: readonly (readonly [text: string, decimal: '.' | ',', currency: string])[] = [
  ['12,50', '.', 'USD'],
  ['1,2345', '.', 'USD'],
  ['1,234,5', '.', 'USD'],
  ['1.234.56', '.', 'USD'],
  ["1,234'567", '.', 'USD'],
  ['1.50', ',', 'EUR'],
  ['12.345', '.', 'USD'],
  ['100.5', '.', 'JPY'],
  ['12-34', '.', 'USD'],
  ['--5', '.', 'USD'],
  ['(5', '.', 'USD'],
  ['-(5)', '.', 'USD'],
  ['EUR 5.00', '.', 'USD'],
  ['5.00 CR', '.', 'USD'],
  ['1e3', '.', 'USD'],
  ['0x10', '.', 'USD'],
  ['١٢٣', '.', 'USD'],
  ['NaN', '.', 'USD'],
  ['$', '.', 'USD'],
  ['-', '.', 'USD'],
  ['1 2', '.', 'USD'],
  ['#REF!', '.', 'USD'],
];

describe('amounts of a ledger', () => {
  for (const [text, decimal, currency, minor] of right) {
    it(`reads ${text} in ${currency}, decimals after “${decimal}”`, async () => {
      expect(await read(text, decimal, currency)).to.equal(minor);
    });
  }

  for (const [text, decimal, currency] of wrong) {
    it(`refuses ${text} in ${currency}, decimals after “${decimal}”`, async () => {
      expect(await read(text, decimal, currency)).to.equal(`is not an amount in ${currency}`);
    });
  }

  it('refuses what is more than an amount can be', async () => {
    expect(await read('99999999999.99', '.')).to.equal(9_999_999_999_999);
    expect(await read('100000000000.00', '.')).to.equal('is more than an amount can be');
    expect(await read('9'.repeat(30), '.')).to.equal('is not an amount in USD');
  });

  it('reads back every amount as any of these countries writes it', async () => {
    const locales = [
      ['en-US', '.'],
      ['de-DE', ','],
      ['fr-FR', ','],
      ['de-CH', '.'],
      ['en-IN', '.'],
      ['pt-BR', ','],
      ['sv-SE', ','],
    ] as const;
    const amounts = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).filter((amount) => amount !== 0);
    const styles = fc.constantFrom('currency', 'decimal');
    await fc.assert(
      fc.asyncProperty(amounts, fc.constantFrom(...locales), styles, async (amount, [locale, decimal], style) => {
        const digits = { style, currency: 'EUR', minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
        const text = new Intl.NumberFormat(locale, digits).format(amount / 100);
        expect(await read(text, decimal, 'EUR'), text).to.equal(amount);
      }),
      { seed: 20_261_122, numRuns: 150 },
    );
  });
});
