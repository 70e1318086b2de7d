import { expect } from 'chai';
import fc from 'fast-check';
import { decimalOf, formatMoney, isCurrency, minorDigits, parseDecimal } from '#engine';

const safe = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });

describe('decimalOf and parseDecimal', () => {
  const digits = { USD: 2, JPY: 0, KWD: 3 } as const;
  for (const [currency, count] of Object.entries(digits)) {
    it(`write and read every amount of ${currency} without losing a unit`, () => {
      fc.assert(
        fc.property(safe, (amount) => {
          const text = decimalOf(amount, currency);

          expect(parseDecimal(text, currency)).to.equal(amount);
          expect(text).to.match(count === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${count}}$`));
        }),
      );
    });
  }

  it('never write minus zero', () => {
    expect(decimalOf(-0, 'USD')).to.equal('0.00');
    expect(Object.is(parseDecimal('-0.00', 'USD'), 0)).to.equal(true);
  });

  it('agree with arithmetic in whole numbers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 90_071_992_547_408n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        expect(parseDecimal(`${whole}.${String(cents).padStart(2, '0')}`, 'USD')).to.equal(Number(whole * 100n + BigInt(cents)));
      }),
    );
  });

  const read = [
    ['1234.5', 'USD', 123_450],
    ['1234.500', 'USD', 123_450],
    [' 7 ', 'USD', 700],
    ['0.07', 'USD', 7],
    ['0.29', 'USD', 29],
    ['1.005', 'KWD', 1005],
    ['120', 'JPY', 120],
    ['120.00', 'JPY', 120],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
  ] as const;
  for (const [text, currency, amount] of read) {
    it(`reads "${text}" ${currency} as ${amount}`, () => {
      expect(parseDecimal(text, currency)).to.equal(amount);
    });
  }

  const unreadable = [
    '',
    '-',
    '.',
    '.5',
    '5.',
    '1,234.50',
    '1e3',
    '0x10',
    '1.005',
    '--1',
    '+1',
    '1 2',
    '٣',
    'NaN',
    'Infinity',
    '90071992547409.92',
  ];
  for (const text of unreadable) {
    it(`does not read "${text}" as dollars`, () => {
      expect(parseDecimal(text, 'USD')).to.equal(undefined);
    });
  }

  it('refuses a fraction of a yen', () => {
    expect(parseDecimal('120.5', 'JPY')).to.equal(undefined);
  });
});

describe('formatMoney', () => {
  it('writes an amount as people read it', () => {
    expect(formatMoney(123_450, 'USD')).to.equal('$1,234.50');
    expect(formatMoney(-5, 'USD')).to.equal('-$0.05');
    expect(formatMoney(1234, 'JPY')).to.equal('¥1,234');
    expect(formatMoney(1234, 'KWD').replace(/\s/g, ' ')).to.equal('KWD 1.234');
    expect(formatMoney(123_450, 'EUR', 'de-DE').replace(/\s/g, ' ')).to.equal('1.234,50 €');
  });

  it('is exact where a binary fraction is not', () => {
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'USD')).to.equal('$90,071,992,547,409.91');
  });
});

describe('isCurrency', () => {
  it('knows currencies by their code and nothing else', () => {
    expect(['USD', 'GBP', 'JPY'].every(isCurrency)).to.equal(true);
    expect(['usd', 'US', '', 'ZZZ', 'DOLLAR'].some(isCurrency)).to.equal(false);
  });

  it('counts decimals by currency', () => {
    expect(['USD', 'JPY', 'KWD', 'EUR', 'GBP'].map(minorDigits)).to.deep.equal([2, 0, 3, 2, 2]);
  });
});
