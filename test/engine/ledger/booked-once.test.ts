import { expect } from 'chai';
import { addInvoice, emptyBook, openDispute, postPayment } from '#engine';
import { terms } from '../../support/account-builder.ts';

const moment = { at: Date.parse('2026-02-10T15:00:00Z'), on: '2026-02-10' };

describe('a record of an id that is booked already', () => {
  const empty = emptyBook({ id: 'acc_1', currency: 'USD', zone: 'America/New_York' });
  const invoice = { id: 'inv_1', number: 'A1', issuedOn: '2026-01-05', dueOn: '2026-02-04', amount: 1_000 };
  const payment = { id: 'pay_1', kind: 'payment', amount: 100, receivedOn: '2026-02-09' } as const;
  const dispute = { id: 'dsp_1', invoiceId: 'inv_1', amount: 100, reason: 'other' };

  it('is refused, whatever else it says', () => {
    const invoiced = addInvoice(empty, invoice, moment, terms);
    const paid = invoiced.ok ? postPayment(invoiced.value.book, payment, moment, terms) : invoiced;
    const disputed = paid.ok ? openDispute(paid.value.book, dispute, moment, terms) : paid;
    if (!disputed.ok) throw new Error(disputed.refusal.detail);
    const { book } = disputed.value;
    const again = [
      addInvoice(book, { ...invoice, amount: 2_000 }, moment, terms),
      postPayment(book, { ...payment, amount: 200 }, moment, terms),
      openDispute(book, { ...dispute, amount: 200 }, moment, terms),
    ];

    expect(again.map((outcome) => (outcome.ok ? 'booked' : outcome.refusal.code))).to.deep.equal(Array(3).fill('record.booked'));
  });
});
