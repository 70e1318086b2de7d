import { expect } from 'chai';
import { habitsOf, judgePromise, keptFrom, nextJudgement, toInstant } from '#engine';
import { type AccountStory, anAccount, moment, Refused, ZONE } from '../../support/account-builder.ts';

const owing = anAccount().owing('A', 120_000, '2026-02-05');
const promised = owing.promising('V', 120_000, '2026-02-25', '2026-02-20', { longest: 'P10D' });

function refusal(step: () => AccountStory): string {
  try {
    step();
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

describe('a further promise on the same debt', () => {
  const once = promised.judging('2026-02-26 08:00');
  const strict = { approvalAfter: 1 };
  const asked = once.promising('W', 60_000, '2026-03-06', '2026-02-27', strict);

  it('follows the one before it, and waits for a word where the terms allow no more broken ones', () => {
    expect(once.promising('W', 60_000, '2026-03-06', '2026-02-27').promise('W')).to.include({ status: 'open', followsId: 'V' });
    expect(once.promising('W', 60_000, '2026-03-06', '2026-02-27', { approvalAfter: 2 }).promise('W').status).to.equal('open');
    expect(asked.promise('W')).to.include({ status: 'asked', followsId: 'V' });
    expect(asked.events).to.deep.equal([
      { type: 'promise.asked', payload: { promiseId: 'W', amount: 60_000, dueOn: '2026-03-06', broken: 1 } },
    ]);
  });

  it('is none as long as nobody has given it: not waited for, not judged, no money counts for it', () => {
    expect(asked.on('2026-02-27')).to.not.have.property('promiseOpenAmount', 60_000);
    expect(nextJudgement(asked.book)).to.equal(undefined);
    const paid = asked.paying('P', 60_000, '2026-02-28').judging('2026-03-08 08:00');
    expect(paid.promise('W'), 'it lapses with its day').to.include({ status: 'cancelled', receivedAmount: 0 });
    expect(paid.told).to.deep.equal(['promise.declined']);
  });

  it('is made and told on the day of the word', () => {
    const given = asked.approving('W', '2026-03-02');
    expect(given.told).to.deep.equal(['promise.made']);
    expect(given.promise('W')).to.include({ status: 'open', madeOn: '2026-03-02' });
    expect(given.judging('2026-03-07 08:00').told).to.deep.equal(['promise.broken']);
  });

  it('cannot be given once its day has passed or the money is there, twice, or after it was withdrawn', () => {
    expect(refusal(() => asked.approving('W', '2026-03-07'))).to.equal('promise.in_past');
    expect(refusal(() => asked.paying('P', 100_000, '2026-02-28').approving('W', '2026-03-01'))).to.equal('promise.exceeds_open');
    expect(refusal(() => asked.approving('W', '2026-03-01').approving('W', '2026-03-01'))).to.equal('promise.not_open');
    const withdrawn = asked.cancelling('W', '2026-03-01');
    expect(withdrawn.told, 'none was made, so none is cancelled').to.deep.equal(['promise.declined']);
    expect(refusal(() => withdrawn.approving('W', '2026-03-01'))).to.equal('promise.not_open');
  });

  it('takes the place of an earlier one that waits', () => {
    const again = asked.promising('X', 50_000, '2026-03-06', '2026-02-28', strict);
    expect([again.promise('W').status, again.promise('X').status]).to.deep.equal(['cancelled', 'asked']);
    expect(again.cancelling('X', '2026-02-28').promising('Y', 1, '2026-03-06', '2026-02-28').promise('Y').followsId).to.equal('V');
  });
});

describe('makePromise', () => {
  it('is told with how much of the debt it covers and how far away it is', () => {
    expect(promised.events).to.deep.equal([
      { type: 'promise.made', payload: { promiseId: 'V', amount: 120_000, dueOn: '2026-02-25', coveragePercent: 100, days: 5 } },
    ]);
    expect(promised.on('2026-02-20')).to.deep.include({ promiseOpenAmount: 120_000, promiseDueOn: '2026-02-25' });
  });

  it('covers the part of what is past due, rounded down', () => {
    const story = anAccount().owing('A', 300, '2026-02-05').owing('B', 5000, '2026-03-05');

    expect(story.promising('V', 200, '2026-02-25', '2026-02-20').events[0]?.payload['coveragePercent']).to.equal(66);
  });

  it('is judged at eight in the morning after its day and grace, on the clocks of the account', () => {
    expect(promised.promise('V').judgeAt).to.equal(toInstant('2026-02-26', '08:00', ZONE));
    const graceful = owing.promising('V', 100, '2026-02-25', '2026-02-20', { grace: 'P3D' }).promise('V');
    expect(graceful).to.deep.include({ graceUntil: '2026-02-28', judgeAt: toInstant('2026-03-01', '08:00', ZONE) });
    expect(nextJudgement(promised.book)).to.equal(toInstant('2026-02-26', '08:00', ZONE));
  });

  it('replaces the open promise on the same invoices, which is then neither kept nor broken', () => {
    const story = promised.promising('W', 60_000, '2026-02-27', '2026-02-21');

    expect(story.promise('V').status).to.equal('replaced');
    expect(story.told).to.deep.equal(['promise.made']);
    expect(story.judging('2026-02-26 08:00').told).to.deep.equal([]);
    expect(story.judging('2026-02-28 08:00').told).to.deep.equal(['promise.broken']);
  });

  it('stands beside a promise on other invoices', () => {
    const both = anAccount()
      .owing('A', 100, '2026-02-05')
      .owing('B', 100, '2026-02-05')
      .promising('V', 100, '2026-02-25', '2026-02-20', {}, ['A'])
      .promising('W', 100, '2026-02-27', '2026-02-20', {}, ['B']);

    expect([both.promise('V').status, both.promise('W').status]).to.deep.equal(['open', 'open']);
    expect(both.on('2026-02-20').promiseOpenAmount).to.equal(200);
  });

  it('leaves disputed invoices out when it names none', () => {
    const story = anAccount()
      .owing('A', 100, '2026-02-05')
      .owing('B', 50, '2026-02-05')
      .disputing('D', 'A', '2026-02-10')
      .promising('V', 50, '2026-02-25', '2026-02-20');

    expect(story.promise('V').invoiceIds).to.deep.equal(['B']);
  });

  const refused: readonly (readonly [string, () => AccountStory, string])[] = [
    ['nothing', () => owing.promising('V', 0, '2026-02-25', '2026-02-20'), 'amount.not_positive'],
    ['yesterday', () => owing.promising('V', 100, '2026-02-19', '2026-02-20'), 'promise.in_past'],
    [
      'later than the strategy allows',
      () => owing.promising('V', 100, '2026-03-03', '2026-02-20', { longest: 'P10D' }),
      'promise.too_late',
    ],
    ['later than a month when it says nothing', () => owing.promising('V', 100, '2026-03-23', '2026-02-20'), 'promise.too_late'],
    ['more than is open', () => owing.promising('V', 120_001, '2026-02-25', '2026-02-20'), 'promise.exceeds_open'],
    ['on an invoice of nobody', () => owing.promising('V', 100, '2026-02-25', '2026-02-20', {}, ['Z']), 'invoice.unknown'],
    ['on no invoice', () => owing.promising('V', 100, '2026-02-25', '2026-02-20', {}, []), 'promise.nothing_open'],
    [
      'when nothing is open',
      () => owing.paying('P', 120_000, '2026-02-10').promising('V', 1, '2026-02-25', '2026-02-20'),
      'promise.nothing_open',
    ],
    [
      'when all is disputed',
      () => owing.disputing('D', 'A', '2026-02-10').promising('V', 1, '2026-02-25', '2026-02-20'),
      'promise.nothing_open',
    ],
  ];
  for (const [what, step, code] of refused) {
    it(`is refused: ${what}`, () => {
      expect(refusal(step)).to.equal(code);
    });
  }

  it('may be for today, and for the last day allowed', () => {
    expect(owing.promising('V', 100, '2026-02-20', '2026-02-20').told).to.deep.equal(['promise.made']);
    expect(owing.promising('V', 100, '2026-03-02', '2026-02-20', { longest: 'P10D' }).told).to.deep.equal(['promise.made']);
  });
});

describe('judgePromise', () => {
  it('breaks the morning after the promised day when a cent is missing', () => {
    const short = promised.paying('P', 119_999, '2026-02-24');

    expect(short.promise('V').status).to.equal('open');
    expect(short.judging('2026-02-26 07:59').promise('V').status).to.equal('open');
    const judged = short.judging('2026-02-26 08:00');
    expect(judged.promise('V').status).to.equal('partlyKept');
    expect(judged.events[0]?.payload).to.deep.include({ receivedAmount: 119_999, missingAmount: 1 });
  });

  it('is not told broken twice because something older is entered afterwards', () => {
    const broken = promised.judging('2026-02-26 08:00').promise('V');

    expect(broken.status).to.equal('broken');
    expect(judgePromise(broken, moment('2026-02-20'))).to.equal('broken');
    expect(judgePromise({ ...broken, receivedAmount: 120_000 }, moment('2026-02-20'))).to.equal('kept');
  });

  it('breaks when nothing came, not before the grace is over', () => {
    const graceful = owing.promising('V', 120_000, '2026-02-25', '2026-02-20', { grace: 'P2D' });

    expect(graceful.judging('2026-02-26 08:00').told).to.deep.equal([]);
    expect(graceful.judging('2026-02-28 07:59').told).to.deep.equal([]);
    expect(graceful.judging('2026-02-28 08:00').told).to.deep.equal(['promise.broken']);
  });

  it('is kept at once, early, when the money is there', () => {
    const story = promised.paying('P', 120_000, '2026-02-22');

    expect(story.told).to.deep.equal(['payment.received', 'invoice.paid', 'account.settled', 'promise.kept']);
    expect(story.promise('V')).to.deep.include({ status: 'kept', receivedAmount: 120_000 });
    expect(story.judging('2026-02-26 08:00').told).to.deep.equal([]);
  });

  it('is kept at its percentage, rounded up', () => {
    expect(keptFrom({ amount: 101, keptAtPercent: 90 })).to.equal(91);
    expect(keptFrom({ amount: 1, keptAtPercent: 1 })).to.equal(1);
    const lenient = owing.promising('V', 1000, '2026-02-25', '2026-02-20', { keptAtPercent: 80 });

    expect(lenient.paying('P', 799, '2026-02-24').promise('V').status).to.equal('open');
    expect(lenient.paying('P', 800, '2026-02-24').promise('V').status).to.equal('kept');
  });

  it('is told once, however often it is judged', () => {
    const broken = promised.judging('2026-02-26 08:00');

    expect(broken.told).to.deep.equal(['promise.broken']);
    expect(broken.judging('2026-02-26 09:00').told).to.deep.equal([]);
    expect(broken.judging('2026-03-26 09:00').book).to.deep.equal(broken.book);
  });

  it('counts money of the last day of grace, and none of the day after', () => {
    const graceful = owing.promising('V', 500, '2026-02-25', '2026-02-20', { grace: 'P1D' });

    expect(graceful.paying('P', 500, '2026-02-26').promise('V').status).to.equal('kept');
    expect(graceful.paying('P', 500, '2026-02-27 07:00').promise('V').status).to.equal('open');
  });

  it('counts credit memos, and only money for the promised invoices', () => {
    const two = anAccount()
      .owing('A', 100, '2026-02-05')
      .owing('B', 100, '2026-02-06')
      .promising('V', 100, '2026-02-25', '2026-02-20', {}, ['B']);

    expect(two.paying('P', 100, '2026-02-24').promise('V').receivedAmount).to.equal(0);
    expect(two.paying('P', 200, '2026-02-24').promise('V').status).to.equal('kept');
    expect(two.credited('K', 200, '2026-02-24').promise('V').status).to.equal('kept');
  });

  it('turns broken into kept when a payment dated in time is loaded later', () => {
    const broken = promised.judging('2026-02-26 08:00');
    const story = broken.paying('P', 120_000, '2026-02-27 10:00', [], '2026-02-25');

    expect(story.promise('V').status).to.equal('kept');
    expect(story.told).to.deep.equal(['payment.received', 'invoice.paid', 'account.settled', 'promise.kept']);
    expect(habitsOf(story.book.account, '2026-02-27')).to.deep.include({ promisesKept: 1, promisesBroken: 0 });
  });

  it('turns broken into partly kept when only a part was in time', () => {
    const story = promised.judging('2026-02-26 08:00').paying('P', 10, '2026-02-27 10:00', [], '2026-02-25');

    expect(story.told).to.deep.equal(['payment.received', 'promise.partlyKept']);
  });

  it('stays broken when the money is dated after', () => {
    const story = promised.judging('2026-02-26 08:00').paying('P', 120_000, '2026-03-02');

    expect(story.promise('V').status).to.equal('broken');
    expect(story.told).to.deep.equal(['payment.received', 'invoice.paid', 'account.settled']);
  });

  it('turns kept back when the payment bounces: open before its morning, broken after', () => {
    const kept = promised.paying('P', 120_000, '2026-02-22');

    const before = kept.bouncing('P', '2026-02-24');
    expect(before.promise('V')).to.deep.include({ status: 'open', receivedAmount: 0 });
    expect(before.promise('V').judgedAt).to.equal(undefined);
    expect(before.told).to.deep.equal(['payment.reversed']);
    const after = kept.bouncing('P', '2026-02-27');
    expect(after.promise('V').status).to.equal('broken');
    expect(after.told).to.deep.equal(['payment.reversed', 'promise.broken']);
    expect(habitsOf(after.book.account, '2026-02-27')).to.deep.include({ promisesKept: 0, promisesBroken: 1 });
  });

  it('does not lose what never counted: a payment of the same day that came before the promise', () => {
    const story = anAccount()
      .owing('A', 1000, '2026-02-05')
      .paying('P', 300, '2026-02-20 09:00')
      .promising('V', 700, '2026-02-25', '2026-02-20 09:00')
      .bouncing('P', '2026-02-21');

    expect(story.promise('V').receivedAmount).to.equal(0);
    expect(story.paying('Q', 1000, '2026-02-24').promise('V')).to.deep.include({ status: 'kept', receivedAmount: 1000 });
  });

  it('stays cancelled whatever comes in', () => {
    const cancelled = promised.cancelling('V', '2026-02-21');

    expect(cancelled.told).to.deep.equal(['promise.cancelled']);
    expect(cancelled.paying('P', 120_000, '2026-02-24').promise('V').status).to.equal('cancelled');
    expect(cancelled.judging('2026-02-26 08:00').told).to.deep.equal([]);
    expect(refusal(() => cancelled.cancelling('V', '2026-02-22'))).to.equal('promise.not_open');
    expect(refusal(() => promised.cancelling('W', '2026-02-22'))).to.equal('resource.unknown');
    expect(judgePromise(cancelled.promise('V'), moment('2026-03-26'))).to.equal('cancelled');
  });
});

describe('habitsOf', () => {
  it('counts twelve calendar months, the present one included', () => {
    const months = { '2025-02': 1, '2025-03': 2, '2025-12': 4, '2026-02': 8, '2026-03': 16 };
    const history = Object.fromEntries(
      Object.entries(months).map(([month, broken]) => [month, { paid: broken, daysLate: broken * 10, kept: 0, partlyKept: 0, broken }]),
    );
    const account = { ...anAccount().book.account, history };

    expect(habitsOf(account, '2026-02-28')).to.deep.equal({ paidInvoices: 14, meanDaysLate: 10, promisesKept: 0, promisesBroken: 14 });
  });

  it('has no mean without a paid invoice', () => {
    expect(habitsOf(anAccount().book.account, '2026-02-28').meanDaysLate).to.equal(undefined);
  });

  it('counts early payers below nothing', () => {
    const story = anAccount().owing('A', 10, '2026-02-20').owing('B', 10, '2026-01-31').paying('P', 20, '2026-02-10');

    expect(habitsOf(story.book.account, '2026-02-10')).to.deep.include({ paidInvoices: 2, meanDaysLate: 0 });
  });
});
