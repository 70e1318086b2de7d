import { expect } from 'chai';
import { expectedOn, type PromiseToPay, reliabilityOf, usualLateness } from '#engine';

const paid = (dueOn: string, paidOn: string) => ({ dueOn, paidOn });

describe('usualLateness', () => {
  it('is the middle of the days late, so that one bad invoice says little', () => {
    const invoices = [paid('2026-01-05', '2026-01-08'), paid('2026-01-12', '2026-01-17'), paid('2026-02-01', '2026-05-01')];

    expect(usualLateness(invoices)).to.equal(5);
    expect(expectedOn('2026-06-01', 5)).to.equal('2026-06-06');
  });

  it('counts the twelve paid last; open ones and none say nothing', () => {
    const old = Array.from({ length: 20 }, () => paid('2025-01-01', '2025-04-11'));
    const late = Array.from({ length: 12 }, (_, day) => paid('2026-01-01', `2026-01-${10 + (day % 2)}`));

    expect(usualLateness([...old, ...late])).to.equal(10);
    expect(usualLateness([{ dueOn: '2026-01-01' }])).to.equal(undefined);
    expect(usualLateness([paid('2026-01-10', '2026-01-06')])).to.equal(-4);
  });
});

describe('reliabilityOf', () => {
  const promise = (id: string, status: string, invoiceIds: string[] = []) =>
    ({ id, status, dueOn: '2026-02-10', invoiceIds }) as unknown as PromiseToPay;

  it('counts what was judged, and how late the money came where it came', () => {
    const promises = [promise('a', 'kept'), promise('b', 'broken', ['i']), promise('c', 'broken', ['open']), promise('d', 'open')];
    const applications = [{ invoiceId: 'x', amount: 100, on: '2026-02-11', promiseIds: ['a'] }];
    const invoices = [{ id: 'i', paidOn: '2026-02-15' }, { id: 'open' }];

    expect(reliabilityOf(promises, [{ applications }], invoices)).to.deep.equal({ kept: 1, judged: 3, meanDaysLate: 3 });
    expect(reliabilityOf([], [], [])).to.deep.equal({ kept: 0, judged: 0 });
  });
});
