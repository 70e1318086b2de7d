import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, addMonths, DAY, HOUR, MINUTE, negate, Offset, parseDuration, shiftDate } from '#engine';

const schema = new RegExp((Offset as { readonly pattern?: string }).pattern ?? '');

describe('parseDuration', () => {
  const read = [
    ['P5D', { months: 0, days: 5, elapsed: 0 }],
    ['-P5D', { months: 0, days: -5, elapsed: 0 }],
    ['P2W', { months: 0, days: 14, elapsed: 0 }],
    ['P1M', { months: 1, days: 0, elapsed: 0 }],
    ['P1Y2M', { months: 14, days: 0, elapsed: 0 }],
    ['P0D', { months: 0, days: 0, elapsed: 0 }],
    ['PT48H', { months: 0, days: 0, elapsed: 2 * DAY }],
    ['PT90M', { months: 0, days: 0, elapsed: 90 * MINUTE }],
    ['P1DT2H30M5S', { months: 0, days: 1, elapsed: 2 * HOUR + 30 * MINUTE + 5000 }],
    ['-PT30S', { months: 0, days: 0, elapsed: -30_000 }],
  ] as const;
  for (const [text, duration] of read) {
    it(`reads ${text}`, () => {
      expect(parseDuration(text)).to.deep.equal(duration);
      expect(schema.test(text), 'the schema takes it too').to.equal(true);
    });
  }

  for (const text of [
    '',
    'P',
    '-P',
    'PT',
    'P1DT',
    '5D',
    'P5',
    'P-5D',
    'P1.5D',
    'p5d',
    'P5D ',
    'P5D\n',
    'P1D1M',
    'PT1D',
    'P5H',
    '+P5D',
    'P１D',
    'P100Y',
    'P99999D',
  ]) {
    it(`does not read ${JSON.stringify(text)}`, () => {
      expect(parseDuration(text)).to.equal(undefined);
      expect(schema.test(text), 'nor does the schema take it').to.equal(false);
    });
  }

  it('reads exactly what the schema of an offset takes', () => {
    const parts = fc.array(fc.constantFrom('-', 'P', 'T', '1', '23', 'Y', 'M', 'W', 'D', 'H', 'S'), { maxLength: 8 });
    fc.assert(
      fc.property(
        parts.map((each) => each.join('')),
        (text) => {
          expect(parseDuration(text) !== undefined, text).to.equal(schema.test(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('never gives minus zero, which would not equal zero in a stored document', () => {
    for (const part of Object.values(parseDuration('-P0D') ?? {})) expect(Object.is(part, -0)).to.equal(false);
  });
});

describe('shiftDate', () => {
  it('goes by months first, then by days', () => {
    expect(shiftDate('2026-01-31', { months: 1, days: 1, elapsed: 0 })).to.equal('2026-03-01');
    expect(shiftDate('2026-01-30', { months: 1, days: 3, elapsed: 0 })).to.equal(addDays(addMonths('2026-01-30', 1), 3));
  });
});

describe('negate', () => {
  it('points the other way, and back', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (days, hours) => {
        const duration = parseDuration(`P${days}DT${hours}H`);
        expect(duration && shiftDate(shiftDate('2026-02-05', duration), negate(duration))).to.equal('2026-02-05');
      }),
    );
  });
});
