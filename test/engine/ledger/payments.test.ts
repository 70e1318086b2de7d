import { expect } from 'chai';
import { addInvoice, postPayment } from '#engine';
import { type AccountStory, anAccount, moment, Refused, terms } from '../../support/account-builder.ts';

const three = anAccount().owing('A', 100, '2026-01-10').owing('B', 200, '2026-01-20').owing('C', 300, '2026-02-20');

function refusal(step: () => AccountStory): string {
  try {
    step();
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

const open = (story: AccountStory): number[] => story.book.invoices.map((invoice) => invoice.openAmount);

describe('postPayment', () => {
  it('pays the oldest due first', () => {
    const story = three.paying('P', 150, '2026-02-05');

    expect(open(story)).to.deep.equal([0, 150, 300]);
    expect(story.told).to.deep.equal(['payment.received', 'invoice.paid']);
    expect(story.events[0]?.payload).to.deep.equal({
      paymentId: 'P',
      amount: 150,
      receivedOn: '2026-02-05',
      method: 'payment',
      unapplied: 0,
    });
  });

  it('pays what the sender named first, then the oldest due', () => {
    const story = three.paying('P', 350, '2026-02-05', [{ invoiceId: 'C', amount: 300 }]);

    expect(open(story)).to.deep.equal([50, 200, 0]);
    expect(story.payment('P').applications.map((each) => each.invoiceId)).to.deep.equal(['C', 'A']);
  });

  it('takes no more for a named invoice than it has open; the rest goes to the oldest due', () => {
    expect(open(three.paying('P', 250, '2026-02-05', [{ invoiceId: 'A', amount: 250 }]))).to.deep.equal([0, 50, 300]);
  });

  it('keeps an overpayment as credit that is not applied', () => {
    const story = three.paying('P', 1000, '2026-02-05');

    expect(open(story)).to.deep.equal([0, 0, 0]);
    expect(story.payment('P').unapplied).to.equal(400);
    expect(story.on('2026-02-05').unappliedAmount).to.equal(400);
    expect(story.told).to.deep.equal(['payment.received', 'invoice.paid', 'invoice.paid', 'invoice.paid', 'account.settled']);
  });

  it('is all credit on an account that owes nothing', () => {
    const story = anAccount().paying('P', 70, '2026-02-05');

    expect(story.payment('P')).to.deep.include({ unapplied: 70, applications: [] });
    expect(story.told).to.deep.equal(['payment.received']);
  });

  it('does not pay the disputed part unless its invoice is named', () => {
    const disputed = three.disputing('D', 'A', '2026-01-15', 60);

    expect(open(disputed.paying('P', 1000, '2026-02-05'))).to.deep.equal([60, 0, 0]);
    expect(open(disputed.paying('P', 1000, '2026-02-05', [{ invoiceId: 'A', amount: 100 }]))).to.deep.equal([0, 0, 0]);
    expect(disputed.paying('P', 1000, '2026-02-05').payment('P').unapplied).to.equal(460);
  });

  it('pays what is on hold', () => {
    expect(open(three.holding('H', '2026-01-15').paying('P', 100, '2026-02-05'))).to.deep.equal([0, 200, 300]);
  });

  it('dates the money on the payment, or on the invoice when that came later', () => {
    const story = anAccount().owing('A', 100, '2026-02-05', '2026-01-31').paying('P', 100, '2026-02-10', [], '2026-01-20');

    expect(story.payment('P').applications[0]?.on).to.equal('2026-01-31');
    expect(story.invoice('A').paidOn).to.equal('2026-01-31');
  });

  it('is paid on the latest day money was for, not on the day it was typed in', () => {
    const story = three
      .paying('late', 50, '2026-02-10', [{ invoiceId: 'A', amount: 50 }])
      .paying('early', 50, '2026-02-12', [{ invoiceId: 'A', amount: 50 }], '2026-01-30');

    expect(story.invoice('A').paidOn).to.equal('2026-02-10');
  });

  const refused: readonly (readonly [string, () => AccountStory, string])[] = [
    ['nothing', () => three.paying('P', 0, '2026-02-05'), 'amount.not_positive'],
    ['less than nothing', () => three.paying('P', -5, '2026-02-05'), 'amount.not_positive'],
    ['money from tomorrow', () => three.paying('P', 5, '2026-02-05', [], '2026-02-06'), 'date.in_future'],
    ['more named than paid', () => three.paying('P', 5, '2026-02-05', [{ invoiceId: 'A', amount: 6 }]), 'payment.over_allocated'],
    ['an invoice of nobody', () => three.paying('P', 5, '2026-02-05', [{ invoiceId: 'Z', amount: 5 }]), 'invoice.unknown'],
    ['nothing for a named invoice', () => three.paying('P', 5, '2026-02-05', [{ invoiceId: 'A', amount: 0 }]), 'amount.not_positive'],
    [
      'a plus and a minus that come to little',
      () =>
        three.paying('P', 5, '2026-02-05', [
          { invoiceId: 'A', amount: 100 },
          { invoiceId: 'B', amount: -95 },
        ]),
      'amount.not_positive',
    ],
  ];
  for (const [what, step, code] of refused) {
    it(`refuses ${what}`, () => {
      expect(refusal(step)).to.equal(code);
    });
  }

  it('says where in the input the fault lies', () => {
    const outcome = postPayment(
      three.book,
      {
        id: 'P',
        kind: 'payment',
        amount: 9,
        receivedOn: '2026-02-05',
        named: [
          { invoiceId: 'A', amount: 4 },
          { invoiceId: 'Z', amount: 5 },
        ],
      },
      moment('2026-02-05'),
      terms,
    );

    expect(outcome.ok ? undefined : outcome.refusal.pointer).to.equal('/named/1/invoiceId');
  });
});

describe('a credit memo', () => {
  it('lowers what is owed like money, and is not the last payment', () => {
    const story = three.credited('K', 100, '2026-02-05');

    expect(open(story)).to.deep.equal([0, 200, 300]);
    expect(story.book.account.lastPaymentOn).to.equal(undefined);
    expect(story.events[0]?.payload['method']).to.equal('credit');
  });
});

describe('reversePayment', () => {
  const paid = three.paying('P', 350, '2026-02-05', [{ invoiceId: 'C', amount: 300 }]);

  it('opens the invoices again and tells it', () => {
    const story = paid.bouncing('P', '2026-02-09');

    expect(open(story)).to.deep.equal([100, 200, 300]);
    expect(story.invoice('C').paidOn).to.equal(undefined);
    expect(story.payment('P')).to.deep.include({ unapplied: 0, reversedOn: '2026-02-09', reversalReason: 'bounced' });
    expect(story.told).to.deep.equal(['payment.reversed']);
  });

  it('takes credit back that was not applied', () => {
    const story = three.paying('P', 1000, '2026-02-05').bouncing('P', '2026-02-09');

    expect(story.on('2026-02-09').unappliedAmount).to.equal(0);
    expect(story.on('2026-02-09').openAmount).to.equal(600);
  });

  it('undoes an earlier payment without touching a later one', () => {
    const story = three.paying('P', 100, '2026-02-05').paying('Q', 200, '2026-02-06').bouncing('P', '2026-02-09');

    expect(open(story)).to.deep.equal([100, 0, 300]);
    expect(story.invoice('B').paidOn).to.equal('2026-02-06');
  });

  it('forgets that money came in that day', () => {
    const once = three.paying('P', 100, '2026-02-05').bouncing('P', '2026-02-09');
    expect(once.book.account.lastPaymentOn).to.equal(undefined);

    const twice = three.paying('O', 10, '2026-01-30').paying('P', 90, '2026-02-05').bouncing('P', '2026-02-09');
    expect(twice.book.account.lastPaymentOn).to.equal('2026-01-30');
  });

  it('does not date a later payment by the one that bounced', () => {
    const story = three.paying('P', 100, '2026-02-20').bouncing('P', '2026-02-24').paying('Q', 100, '2026-02-25', [], '2026-02-01');

    expect(story.invoice('A').paidOn).to.equal('2026-02-01');
  });

  it('is refused a second time, and for a payment of nobody', () => {
    expect(refusal(() => paid.bouncing('P', '2026-02-09').bouncing('P', '2026-02-10'))).to.equal('payment.already_reversed');
    expect(refusal(() => paid.bouncing('X', '2026-02-09'))).to.equal('resource.unknown');
  });
});

describe('account.settled', () => {
  const due = anAccount().owing('A', 100, '2026-01-10').owing('C', 300, '2026-02-20');

  it('is told once, when nothing past due is left', () => {
    const first = due.paying('P', 100, '2026-02-05');
    expect(first.told).to.deep.equal(['payment.received', 'invoice.paid', 'account.settled']);

    const second = first.paying('Q', 50, '2026-02-06');
    expect(second.told).to.deep.equal(['payment.received']);
  });

  it('is told for a credit memo as for money', () => {
    expect(due.credited('K', 100, '2026-02-05').told).to.contain('account.settled');
  });

  it('is told when credit covers what is past due, though a dispute keeps it from being applied', () => {
    const story = anAccount().owing('A', 100, '2026-01-10').disputing('D', 'A', '2026-01-12').paying('P', 100, '2026-02-05');

    expect(story.payment('P').unapplied).to.equal(100);
    expect(story.told).to.deep.equal(['payment.received', 'account.settled']);
  });

  it('is told again after the account fell past due again', () => {
    const story = due.paying('P', 100, '2026-02-05').bouncing('P', '2026-02-09').paying('Q', 100, '2026-02-10');

    expect(story.told).to.contain('account.settled');
  });

  it('takes a small rest for nothing when the house says so', () => {
    const lenient = anAccount({ ...terms, tolerance: 5 }).owing('A', 100, '2026-01-10');

    expect(lenient.paying('P', 95, '2026-02-05').told).to.contain('account.settled');
    expect(lenient.paying('P', 94, '2026-02-05').told).not.to.contain('account.settled');
  });

  it('says how much had been past due', () => {
    const settled = due.paying('P', 100, '2026-02-05').events.find((event) => event.type === 'account.settled');

    expect(settled?.payload).to.deep.equal({ amount: 100 });
  });
});

describe('amendInvoice', () => {
  const owing = anAccount().owing('A', 100, '2026-01-10');

  it('takes over what the source has changed, and leaves what was applied', () => {
    const story = owing.paying('P', 40, '2026-01-20').amending('A', 150, '2026-01-31', '2026-02-05');

    expect(story.invoice('A')).to.deep.include({ amount: 150, openAmount: 110, dueOn: '2026-01-31' });
    expect(story.told).to.deep.equal(['facts.changed']);
  });

  it('settles the account when nothing is left, and tells so once', () => {
    const story = owing.paying('P', 40, '2026-01-20').amending('A', 40, '2026-01-10', '2026-02-05');

    expect(story.told).to.deep.equal(['facts.changed', 'invoice.paid', 'account.settled']);
    expect(story.amending('A', 40, '2026-01-12', '2026-02-06').told).to.deep.equal(['facts.changed']);
  });

  it('is refused below what was applied, and for nothing', () => {
    const paid = owing.paying('P', 40, '2026-01-20');

    expect(refusal(() => paid.amending('A', 39, '2026-01-10', '2026-02-05'))).to.equal('payment.over_allocated');
    expect(refusal(() => owing.amending('A', 0, '2026-01-10', '2026-02-05'))).to.equal('payment.over_allocated');
    expect(refusal(() => owing.amending('A', 10, '2025-11-30', '2026-02-05'))).to.equal('invoice.due_before_issue');
  });
});

describe('addInvoice', () => {
  it('leaves credit that waits where it is; it lowers what is chased', () => {
    const story = anAccount().paying('P', 40, '2026-01-05').owing('A', 100, '2026-01-20', '2026-01-06');

    expect(story.invoice('A').openAmount).to.equal(100);
    expect(story.on('2026-02-05').chaseableAmount).to.equal(60);
    expect(story.told).to.deep.equal(['invoice.created']);
  });

  it('refuses an invoice of nothing, and one due before it was issued', () => {
    expect(refusal(() => anAccount().owing('A', 0, '2026-02-05'))).to.equal('amount.not_positive');
    expect(refusal(() => anAccount().owing('A', 5, '2026-02-05', '2026-02-06'))).to.equal('invoice.due_before_issue');
  });

  it('is due on its first day at the earliest', () => {
    const invoice = { id: 'A', number: 'A', amount: 5, issuedOn: '2026-02-05', dueOn: '2026-02-05' };

    expect(addInvoice(anAccount().book, invoice, moment('2026-02-05'), terms).ok).to.equal(true);
  });
});
