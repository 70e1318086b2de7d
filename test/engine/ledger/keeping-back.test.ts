import { expect } from 'chai';
import { askedItems, openDispute, placeHold, reportPayment } from '#engine';
import { type AccountStory, anAccount, moment, Refused, terms } from '../../support/account-builder.ts';

const owing = anAccount().owing('A', 100, '2026-01-10').owing('B', 200, '2026-01-20').owing('C', 300, '2026-02-20');

function refusal(step: () => AccountStory): string {
  try {
    step();
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

describe('openDispute', () => {
  it('keeps a part from being chased until it is resolved', () => {
    const disputed = owing.disputing('D', 'B', '2026-02-05', 150);

    expect(disputed.on('2026-02-05')).to.deep.include({ overdueAmount: 300, disputedAmount: 150, chaseableAmount: 150, openDisputes: 1 });
    expect(disputed.told).to.deep.equal(['dispute.opened']);
    const resolved = disputed.settlingDispute('D', '2026-02-12');
    expect(resolved.on('2026-02-12')).to.deep.include({ disputedAmount: 0, chaseableAmount: 300, openDisputes: 0 });
    expect(resolved.told).to.deep.equal(['dispute.resolved']);
  });

  it('is for all that is open and not yet disputed when no amount is said', () => {
    const twice = owing.disputing('D', 'B', '2026-02-05', 150).disputing('E', 'B', '2026-02-06');

    expect(twice.book.disputes.map((each) => each.amount)).to.deep.equal([150, 50]);
    expect(twice.on('2026-02-06').oldestDueOn).to.equal('2026-01-10');
  });

  it('moves the oldest due date past what is wholly disputed', () => {
    expect(owing.disputing('D', 'A', '2026-02-05').on('2026-02-05').oldestDueOn).to.equal('2026-01-20');
  });

  it('never counts for more than is open: a payment for the disputed invoice shrinks it', () => {
    const story = owing.disputing('D', 'B', '2026-02-05').paying('P', 150, '2026-02-06', [{ invoiceId: 'B', amount: 150 }]);

    expect(story.on('2026-02-06')).to.deep.include({ disputedAmount: 50, chaseableAmount: 100 });
  });

  const refused: readonly (readonly [string, () => AccountStory, string])[] = [
    ['on an invoice of nobody', () => owing.disputing('D', 'Z', '2026-02-05'), 'invoice.unknown'],
    ['on a paid invoice', () => owing.paying('P', 100, '2026-02-01').disputing('D', 'A', '2026-02-05'), 'invoice.not_open'],
    ['of nothing', () => owing.disputing('D', 'A', '2026-02-05', 0), 'amount.not_positive'],
    ['of more than is open', () => owing.disputing('D', 'A', '2026-02-05', 101), 'dispute.exceeds_open'],
    ['of what is disputed already', () => owing.disputing('D', 'A', '2026-02-05').disputing('E', 'A', '2026-02-06'), 'amount.not_positive'],
    [
      'resolved twice',
      () => owing.disputing('D', 'A', '2026-02-05').settlingDispute('D', '2026-02-06').settlingDispute('D', '2026-02-07'),
      'dispute.not_open',
    ],
    ['resolved for nobody', () => owing.settlingDispute('D', '2026-02-06'), 'resource.unknown'],
  ];
  for (const [what, step, code] of refused) {
    it(`is refused ${what}`, () => {
      expect(refusal(step)).to.equal(code);
    });
  }

  it('takes an amount to the cent, and not one more', () => {
    expect(openDispute(owing.book, { id: 'D', invoiceId: 'A', reason: 'x', amount: 100 }, moment('2026-02-05'), terms).ok).to.equal(true);
  });
});

describe('placeHold', () => {
  it('keeps the whole account back, what is disputed counted as disputed', () => {
    const story = owing.disputing('D', 'A', '2026-02-05').holding('H', '2026-02-05');

    expect(story.on('2026-02-05')).to.deep.include({ heldAmount: 500, disputedAmount: 100, chaseableAmount: 0 });
    expect(story.on('2026-02-05').oldestDueOn).to.equal(undefined);
  });

  it('keeps single invoices back', () => {
    expect(owing.holding('H', '2026-02-05', undefined, ['B']).on('2026-02-05')).to.deep.include({ heldAmount: 200, chaseableAmount: 100 });
  });

  it('holds through its last day and no longer; the night after tells it, once', () => {
    const held = owing.holding('H', '2026-02-05', '2026-02-10');

    expect(held.on('2026-02-10').chaseableAmount).to.equal(0);
    expect(held.on('2026-02-11').chaseableAmount).to.equal(300);
    expect(held.endingHolds('2026-02-10 00:30').told).to.deep.equal([]);
    const ended = held.endingHolds('2026-02-11 00:30');
    expect(ended.told).to.deep.equal(['hold.lifted']);
    expect(ended.endingHolds('2026-02-12 00:30').told).to.deep.equal([]);
  });

  it('does not hold before the day it was placed', () => {
    expect(owing.holding('H', '2026-02-05').on('2026-02-04').chaseableAmount).to.equal(300);
  });

  it('ends when it is lifted; a second hold goes on', () => {
    const both = owing.holding('H', '2026-02-05').holding('I', '2026-02-05', undefined, ['A']).lifting('H', '2026-02-06');

    expect(both.on('2026-02-06')).to.deep.include({ heldAmount: 100, chaseableAmount: 200 });
    expect(refusal(() => both.lifting('H', '2026-02-07'))).to.equal('hold.not_active');
    expect(refusal(() => both.lifting('X', '2026-02-07'))).to.equal('resource.unknown');
  });

  it('is refused when its last day has passed, or for an invoice of nobody', () => {
    expect(refusal(() => owing.holding('H', '2026-02-05', '2026-02-04'))).to.equal('hold.end_passed');
    expect(refusal(() => owing.holding('H', '2026-02-05', undefined, ['A', 'Z']))).to.equal('invoice.unknown');
    const outcome = placeHold(owing.book, { id: 'H', reason: 'x', invoiceIds: ['A', 'Z'] }, moment('2026-02-05'), terms);
    expect(outcome.ok ? '' : outcome.refusal.pointer).to.equal('/invoiceIds/1');
  });
});

describe('reportPayment', () => {
  it('never changes a balance', () => {
    const reported = owing.reporting('R', 600, '2026-02-04', '2026-02-05');

    expect(reported.on('2026-02-05')).to.deep.equal(owing.on('2026-02-05'));
    expect(reported.book.invoices).to.deep.equal(owing.book.invoices);
    expect(reported.told).to.deep.equal(['payment.reported']);
  });

  it('pauses notices for five days after the payment day, or after today when that has passed', () => {
    expect(owing.reporting('R', 600, '2026-02-08', '2026-02-05').book.reported[0]?.pausesUntil).to.equal('2026-02-13');
    expect(owing.reporting('R', 600, '2026-01-28', '2026-02-05').book.reported[0]?.pausesUntil).to.equal('2026-02-10');
  });

  it('has arrived with a payment that covers it, not with a smaller one or a credit memo', () => {
    const reported = owing.reporting('R', 100, '2026-02-04', '2026-02-05');
    const status = (story: AccountStory): string[] => story.book.reported.map((each) => each.status);

    expect(status(reported.paying('P', 99, '2026-02-06'))).to.deep.equal(['waiting']);
    expect(status(reported.credited('K', 100, '2026-02-06'))).to.deep.equal(['waiting']);
    expect(status(reported.paying('P', 100, '2026-02-06'))).to.deep.equal(['arrived']);
  });

  it('takes a payment for the newest report it covers: the older one never came', () => {
    const twice = owing
      .reporting('R', 100, '2026-01-20', '2026-01-20')
      .reporting('S', 100, '2026-02-04', '2026-02-05')
      .paying('P', 100, '2026-02-06');

    expect(twice.book.reported.map((each) => each.status)).to.deep.equal(['waiting', 'arrived']);
  });

  it('is refused for nothing, or far ahead: that would be a promise', () => {
    expect(refusal(() => owing.reporting('R', 0, '2026-02-05', '2026-02-05'))).to.equal('amount.not_positive');
    expect(refusal(() => owing.reporting('R', 5, '2026-02-20', '2026-02-05'))).to.equal('report.pause_too_long');
    expect(reportPayment(owing.book, { id: 'R', amount: 5, paidOn: '2026-02-19' }, moment('2026-02-05'), terms).ok).to.equal(true);
  });
});

describe('askedItems', () => {
  const on = '2026-02-05';

  it('asks for what is past due, oldest first, and says how late it is', () => {
    expect(askedItems(owing.book, 'past-due', on).items).to.deep.equal([
      { invoiceId: 'A', number: 'A', dueOn: '2026-01-10', amount: 100, asked: 100, daysPastDue: 26 },
      { invoiceId: 'B', number: 'B', dueOn: '2026-01-20', amount: 200, asked: 200, daysPastDue: 16 },
    ]);
  });

  it('asks for no part that is disputed or held, and for no invoice that is promised', () => {
    const story = owing.disputing('D', 'A', on, 40).holding('H', on, undefined, ['B']);

    const asked = askedItems(story.book, 'past-due', on);
    expect(asked.items.map((item) => [item.number, item.asked])).to.deep.equal([['A', 60]]);
    expect(asked.withheld).to.deep.equal({ disputed: 40, held: 200, promised: 0 });
    const promised = askedItems(story.promising('V', 60, '2026-02-10', on, {}, ['A']).book, 'past-due', on);
    expect(promised).to.deep.equal({ items: [], withheld: { disputed: 40, held: 200, promised: 60 } });
  });

  it('asks again once the promise is broken', () => {
    const broken = owing.promising('V', 100, on, on, {}, ['A']).judging('2026-02-06 08:00');

    expect(askedItems(broken.book, 'past-due', '2026-02-06').items.map((item) => item.number)).to.deep.equal(['A', 'B']);
  });

  it('looks thirty days ahead for what falls due next, today included', () => {
    const story = anAccount()
      .owing('yesterday', 1, '2026-02-04')
      .owing('today', 1, '2026-02-05')
      .owing('last', 1, '2026-03-07')
      .owing('beyond', 1, '2026-03-08');

    expect(askedItems(story.book, 'upcoming', on).items.map((item) => item.number)).to.deep.equal(['today', 'last']);
    expect(askedItems(story.book, 'past-due', on).items.map((item) => item.number)).to.deep.equal(['yesterday']);
    expect(askedItems(story.book, 'account', on).items).to.have.length(4);
  });

  it('keeps to the invoice a strategy runs for', () => {
    expect(askedItems(owing.book, 'past-due', on, 'B').items.map((item) => item.number)).to.deep.equal(['B']);
  });
});
