import { expect } from 'chai';
import fc from 'fast-check';
import { type Aging, agingOf, bestPossibleDsoOf, ceiOf, countbackDsoOf, dsoOf, type MonthFigures } from '#engine';
import { type PaidInvoice, sharedLedger } from '../../support/shared-ledger.ts';

const month = (name: string, days: number, sales: number, closingOpen = 0, closingCurrent = 0, openingOpen = 0): MonthFigures => ({
  month: name,
  days,
  sales,
  openingOpen,
  closingOpen,
  closingCurrent,
});

describe('countbackDsoOf', () => {
  it('is 71.0 days in the worked example: 250 open; 90, 120 and 100 sold', () => {
    const months = [month('2026-04', 30, 9000), month('2026-05', 31, 12_000), month('2026-06', 30, 10_000, 25_000)];

    expect(countbackDsoOf(months)).to.equal(71);
  });

  it('adds the days of a month without sales', () => {
    expect(countbackDsoOf([month('2026-04', 30, 100), month('2026-05', 31, 0), month('2026-06', 30, 100, 200)])).to.equal(91);
  });

  it('is not known when the history is too short to explain what is open', () => {
    expect(countbackDsoOf([month('2026-06', 30, 100, 101)])).to.equal(undefined);
    expect(countbackDsoOf([])).to.equal(0);
  });

  it('is nothing when nothing is open', () => {
    expect(countbackDsoOf([month('2026-06', 30, 100, 0)])).to.equal(0);
  });

  it('is the simple one while the last month sold more than is open', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000), (sales, open) => {
        fc.pre(open <= sales);
        const last = month('2026-06', 30, sales, open);

        expect(countbackDsoOf([last])).to.be.closeTo(dsoOf(last) ?? Number.NaN, 1e-9);
      }),
    );
  });
});

describe('dsoOf', () => {
  it('is 75.0 days in the worked example', () => {
    expect(dsoOf(month('2026-06', 30, 10_000, 25_000))).to.equal(75);
    expect(bestPossibleDsoOf(month('2026-06', 30, 10_000, 25_000, 12_500))).to.equal(37.5);
  });

  it('is not known without sales', () => {
    expect(dsoOf(month('2026-06', 30, 0, 25_000))).to.equal(undefined);
    expect(bestPossibleDsoOf(month('2026-06', 30, 0, 25_000))).to.equal(undefined);
  });
});

describe('ceiOf', () => {
  it('is 100 when nothing past due is left, 0 when nothing was collected', () => {
    expect(ceiOf(month('2026-06', 30, 500, 300, 300, 1000))).to.equal(100);
    expect(ceiOf(month('2026-06', 30, 500, 1500, 300, 1000))).to.equal(0);
  });

  it('is not known when nothing could have been collected', () => {
    expect(ceiOf(month('2026-06', 30, 500, 500, 500, 0))).to.equal(undefined);
  });
});

const ledger = sharedLedger();

describe(`aging, DSO and CEI of ${ledger.name}, against a loop of their own`, () => {
  const bounds: Aging = { kind: 'aging', id: 'weeks', name: 'Weeks', basis: 'due', bounds: [7, 15, 30] };
  const lastDays = ['2012-06-30', '2012-12-31', '2013-03-31', '2013-06-30', '2013-09-30'];

  for (const on of lastDays) {
    it(`as of ${on}`, () => {
      const mine = loop(ledger.invoices, on);
      const figures = figuresOf(ledger.invoices, on);

      expect(agingOf(openOn(ledger.invoices, on), bounds, on).map(({ bucket, count, amount }) => [bucket, count, amount])).to.deep.equal(
        mine.buckets,
      );
      expect(dsoOf(figures)).to.be.closeTo(mine.dso, 1e-9);
      expect(ceiOf(figures)).to.be.closeTo(mine.cei, 1e-9);
    });
  }

  it(ledger.reference ? 'as its reference says' : 'has no reference to compare with, but the identity of collections holds', () => {
    const figures = figuresOf(ledger.invoices, '2013-06-30');
    if (!ledger.reference) {
      const collected = ledger.invoices.filter((each) => each.settledOn >= '2013-06-01' && each.settledOn <= '2013-06-30');
      expect(figures.openingOpen + figures.sales - collected.reduce((sum, each) => sum + each.amount, 0)).to.equal(figures.closingOpen);
      return;
    }
    const [monthly, aging] = ledger.reference.examples as [Record<string, never>, Record<string, never>];
    const inputs = monthly['inputs'] as unknown as Record<string, number>;
    const cents = (name: string): number => Math.round((inputs[name] ?? Number.NaN) * 100);

    expect(figures).to.deep.include({
      sales: cents('sales'),
      openingOpen: cents('beginAR'),
      closingOpen: cents('endAR'),
      closingCurrent: cents('endCurrentAR'),
    });
    expect(dsoOf(figures)).to.be.closeTo(monthly['dsoSimple'] as unknown as number, 0.00005);
    expect(countbackDsoOf([figuresOf(ledger.invoices, '2013-05-31'), figures])).to.be.closeTo(
      monthly['dsoCountback'] as unknown as number,
      0.00005,
    );
    expect(ceiOf(figures)).to.be.closeTo(monthly['cei'] as unknown as number, 0.00005);
    const rows = agingOf(openOn(ledger.invoices, '2013-06-30'), bounds, '2013-06-30');
    expect(rows.map((row) => ({ ...row, amount: row.amount / 100 }))).to.deep.equal(aging['buckets']);
  });
});

function openOn(invoices: readonly PaidInvoice[], on: string): { dueOn: string; issuedOn: string; openAmount: number }[] {
  return invoices.map(({ dueOn, issuedOn, settledOn, amount }) => ({
    dueOn,
    issuedOn,
    openAmount: issuedOn <= on && settledOn > on ? amount : 0,
  }));
}

function figuresOf(invoices: readonly PaidInvoice[], lastDay: string): MonthFigures {
  const name = lastDay.slice(0, 7);
  const before = new Date(Date.parse(`${name}-01`) - 86_400_000).toISOString().slice(0, 10);
  const total = (on: string, keep: (each: { dueOn: string }) => boolean = () => true): number =>
    openOn(invoices, on)
      .filter(keep)
      .reduce((sum, each) => sum + each.openAmount, 0);
  return {
    month: name,
    days: Number(lastDay.slice(8)),
    sales: invoices.filter((each) => each.issuedOn.startsWith(name)).reduce((sum, each) => sum + each.amount, 0),
    openingOpen: total(before),
    closingOpen: total(lastDay),
    closingCurrent: total(lastDay, (each) => each.dueOn >= lastDay),
  };
}

const weeks: readonly (readonly [string, number])[] = [
  ['current', 0],
  ['1-7', 7],
  ['8-15', 15],
  ['16-30', 30],
  ['>30', Number.POSITIVE_INFINITY],
];

/** The same from the rows alone, in whole cents: no date arithmetic and no bucket of the engine. */
function loop(invoices: readonly PaidInvoice[], on: string): { buckets: unknown[]; dso: number; cei: number } {
  const [first, last] = [Date.parse(`${on.slice(0, 7)}-01`), Date.parse(on)];
  const rows = invoices.map((each) => ({
    issued: Date.parse(each.issuedOn),
    settled: Date.parse(each.settledOn),
    days: Math.round((last - Date.parse(each.dueOn)) / 86_400_000),
    amount: BigInt(each.amount),
  }));
  const total = (keep: (row: (typeof rows)[number]) => boolean): bigint => rows.filter(keep).reduce((sum, row) => sum + row.amount, 0n);
  const open = rows.filter((row) => row.issued <= last && row.settled > last);
  const opening = total((row) => row.issued < first && row.settled >= first);
  const sales = total((row) => row.issued >= first && row.issued <= last);
  const closing = total((row) => open.includes(row));
  const current = total((row) => open.includes(row) && row.days <= 0);
  const inBucket = (index: number): typeof open =>
    open.filter((row) => row.days <= (weeks[index]?.[1] ?? 0) && (index === 0 || row.days > (weeks[index - 1]?.[1] ?? 0)));
  return {
    buckets: weeks.map(([name], index) => [
      name,
      inBucket(index).length,
      Number(inBucket(index).reduce((sum, row) => sum + row.amount, 0n)),
    ]),
    dso: (Number(closing) / Number(sales)) * Number(on.slice(8)),
    cei: (Number(opening + sales - closing) / Number(opening + sales - current)) * 100,
  };
}
