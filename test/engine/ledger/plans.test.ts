import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, evenInstallments, type LocalDate, type PlanTerms } from '#engine';
import { type AccountStory, anAccount, Refused } from '../../support/account-builder.ts';

const parts = [
  [40_000, '2026-03-10'],
  [40_000, '2026-04-10'],
  [40_000, '2026-05-10'],
] as const;
const owing = (): AccountStory => anAccount().owing('A', 70_000, '2026-02-05').owing('B', 50_000, '2026-02-15');
const running = (terms: PlanTerms = {}): AccountStory =>
  owing().offeringPlan('P', parts, '2026-03-01', terms).acceptingPlan('P', '2026-03-02');

const plan = (story: AccountStory) => story.book.account.plans?.find((each) => each.id === 'P');
const states = (story: AccountStory): string =>
  `${plan(story)?.status}: ${plan(story)
    ?.installments.map((each) => each.status)
    .join(' ')}`;
const open = (story: AccountStory) => story.book.promises.find((each) => each.status === 'open');
const told = (story: AccountStory): string[] => story.events.map((each) => each.type);
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof Refused ? error.code : String(error);
  }
};

describe('a payment plan', () => {
  it('is offered, and waits for a word where it is large', () => {
    expect(states(owing().offeringPlan('P', parts, '2026-03-01'))).to.equal('offered: coming coming coming');
    const large = owing().offeringPlan('P', parts, '2026-03-01', { approvalAbove: 100_000 });
    expect(states(large)).to.match(/^asked/);
    expect(refusal(() => large.acceptingPlan('P', '2026-03-02'))).to.equal('plan.not_open');
    expect(states(large.approvingPlan('P', '2026-03-02').acceptingPlan('P', '2026-03-02'))).to.equal('active: open coming coming');
  });

  it('is refused outside the limits of the strategy, with the place', () => {
    const offer = (offered: readonly (readonly [number, LocalDate])[], terms: PlanTerms = {}): string =>
      refusal(() => owing().offeringPlan('P', offered, '2026-03-01', terms));

    expect(offer(parts, { most: 2 })).to.equal('plan.outside_limits');
    expect(offer(parts, { longest: 'P2M' })).to.equal('plan.outside_limits');
    expect(offer(parts, { firstWithin: 'P7D' })).to.equal('plan.outside_limits');
    expect(offer([[120_000, '2026-02-20']])).to.equal('promise.in_past');
    expect(
      offer([
        [60_000, '2026-03-10'],
        [60_000, '2026-03-10'],
      ]),
    ).to.equal('plan.unordered');
    expect(
      offer([
        [60_000, '2026-03-10'],
        [59_999, '2026-04-10'],
      ]),
    ).to.equal('plan.sum_differs');
    expect(
      offer([
        [120_000, '2026-03-10'],
        [0, '2026-04-10'],
      ]),
    ).to.equal('amount.not_positive');
  });

  it('is to its strategy one promise, made when it is accepted and kept at its end', () => {
    const accepted = running();
    expect(told(accepted)).to.deep.equal(['plan.accepted', 'promise.made']);
    expect(accepted.events[1]?.payload).to.include({ amount: 120_000, dueOn: '2026-05-10', days: 69, coveragePercent: 100 });
    const second = accepted.paying('1', 40_000, '2026-03-09');
    expect(told(second)).to.not.include('promise.kept');
    expect(states(second)).to.equal('active: kept open coming');
    expect(open(second)).to.include({ amount: 40_000, dueOn: '2026-04-10', graceUntil: '2026-04-13', planId: 'P' });
    const third = second.paying('2', 40_000, '2026-04-13');
    const done = third.paying('3', 40_000, '2026-05-01');
    expect(states(done)).to.equal('completed: kept kept kept');
    expect(told(done)).to.deep.equal(['payment.received', 'invoice.paid', 'account.settled', 'plan.completed', 'promise.kept']);
    expect(open(done)).to.equal(undefined);
  });

  it('is paid ahead by what comes early or is too much', () => {
    const ahead = running().paying('1', 90_000, '2026-03-05');
    expect(states(ahead)).to.equal('active: kept kept open');
    expect(open(ahead)).to.include({ amount: 30_000, dueOn: '2026-05-10' });
  });

  it('breaks with the first installment that is missed', () => {
    const missed = running().paying('1', 10_000, '2026-03-09').judging('2026-03-14 08:00');
    expect(states(missed)).to.equal('broken: missed coming coming');
    expect(told(missed)).to.deep.equal(['plan.missed', 'plan.broken', 'promise.broken']);
  });

  it('asks for what was missed with the next one, where its terms survive a miss', () => {
    const missed = running({ misses: 1 }).paying('1', 10_000, '2026-03-09').judging('2026-03-14 08:00');
    expect(states(missed)).to.equal('active: missed open coming');
    expect(told(missed)).to.deep.equal(['plan.missed']);
    expect(open(missed)).to.include({ amount: 70_000, dueOn: '2026-04-10' });
    expect(states(missed.judging('2026-04-14 08:00'))).to.equal('broken: missed missed coming');
  });

  it('takes a payment that was in time but loaded late for what it is', () => {
    const late = running({ misses: 1 }).judging('2026-03-14 08:00').paying('1', 40_000, '2026-03-16', [], '2026-03-12');
    expect(states(late)).to.equal('active: kept open coming');
    expect(open(late)).to.include({ amount: 40_000, dueOn: '2026-04-10' });
  });

  it('asks again for what a bounced payment had covered', () => {
    const bounced = running({ misses: 1 }).paying('1', 40_000, '2026-03-05').paying('2', 10_000, '2026-03-06').bouncing('1', '2026-03-20');
    expect(open(bounced)).to.include({ dueOn: '2026-04-10', amount: 80_000, receivedAmount: 10_000 });
  });

  it('waits for an installment again whose payment bounced in its days, and breaks when it bounced after them', () => {
    const paid = running().paying('1', 40_000, '2026-03-05');
    expect(states(paid.bouncing('1', '2026-03-06'))).to.equal('active: open coming coming');
    expect(states(paid.bouncing('1', '2026-03-20'))).to.equal('broken: missed coming coming');
  });

  it('asks for less when a credit lowers what is owed', () => {
    const credited = running().credited('C', 15_000, '2026-03-05');
    expect((open(credited)?.amount ?? 0) - (open(credited)?.receivedAmount ?? 0)).to.equal(25_000);
  });

  it('stands in the place of a promise, and lets no other promise be made on its invoices', () => {
    const promised = owing().promising('X', 50_000, '2026-03-20', '2026-03-01').offeringPlan('P', parts, '2026-03-01');
    const accepted = promised.acceptingPlan('P', '2026-03-02');
    expect(accepted.book.promises.find((each) => each.id === 'X')?.status).to.equal('replaced');
    expect(refusal(() => accepted.promising('Y', 50_000, '2026-03-20', '2026-03-03'))).to.equal('promise.on_plan');
    expect(refusal(() => accepted.cancelling(open(accepted)?.id ?? '', '2026-03-03'))).to.equal('promise.on_plan');
    expect(refusal(() => accepted.offeringPlan('Q', parts, '2026-03-03'))).to.equal('promise.on_plan');
  });

  it('lapses, and is refused when something else is open by then', () => {
    const offered = owing().offeringPlan('P', parts, '2026-03-01');
    expect(refusal(() => offered.acceptingPlan('P', '2026-03-11'))).to.equal('plan.lapsed');
    expect(refusal(() => offered.paying('1', 1_000, '2026-03-02').acceptingPlan('P', '2026-03-03'))).to.equal('plan.sum_differs');
  });

  it('can be changed, and ended without a verdict', () => {
    const changed = running()
      .paying('1', 40_000, '2026-03-09')
      .amendingPlan(
        'P',
        [
          [30_000, '2026-04-15'],
          [50_000, '2026-05-20'],
        ],
        '2026-03-20',
      );
    expect(states(changed)).to.equal('active: kept open coming');
    expect(open(changed)).to.include({ amount: 30_000, dueOn: '2026-04-15' });
    const ended = changed.endingPlan('P', '2026-03-25');
    expect(states(ended)).to.match(/^ended/);
    expect(told(ended)).to.deep.equal(['promise.cancelled']);
    expect(open(ended)).to.equal(undefined);
    expect(refusal(() => ended.endingPlan('P', '2026-03-26'))).to.equal('plan.not_open');
  });

  it('waits for one installment at a time, for what is missing through it, whatever comes in', () => {
    const step = fc.record({ days: fc.nat(40), amount: fc.integer({ min: 0, max: 60_000 }), bounces: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.nat(2), (steps, misses) => {
        let story = running({ misses });
        let day = '2026-03-03';
        for (const [index, { days, amount, bounces }] of steps.entries()) {
          day = addDays(day, days);
          story = story.judging(`${day} 08:00`);
          const paid = Math.min(amount, leftOf(story));
          if (paid > 0) story = story.paying(`p${index}`, paid, day);
          if (paid > 0 && bounces) story = story.bouncing(`p${index}`, day);
          expectSound(story, misses);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function leftOf(story: AccountStory): number {
  return story.book.invoices.reduce((sum, invoice) => sum + invoice.openAmount, 0);
}

function expectSound(story: AccountStory, misses: number): void {
  const { status, installments = [] } = plan(story) ?? {};
  const waiting = story.book.promises.filter((each) => each.status === 'open');
  const place = installments.findIndex((each) => each.status === 'open');
  expect(waiting.map((each) => each.id)).to.deep.equal(status === 'active' ? [installments[place]?.promiseId] : []);
  const missed = installments.filter((each) => each.status === 'missed').length;
  // A plan whose last installment is missed has nothing left to wait for.
  expect(missed > misses || installments.at(-1)?.status === 'missed').to.equal(status === 'broken');
  for (const promise of waiting) {
    const due = installments.slice(0, place + 1).reduce((sum, each) => sum + each.amount, 0);
    expect(promise.amount - promise.receivedAmount).to.equal(due - (120_000 - leftOf(story)));
  }
}

describe('even installments', () => {
  it('come to the amount, and lie a span apart', () => {
    expect(evenInstallments(100_000, 3, '2026-01-31', 'month')).to.deep.equal([
      { dueOn: '2026-01-31', amount: 33_334 },
      { dueOn: '2026-02-28', amount: 33_333 },
      { dueOn: '2026-03-31', amount: 33_333 },
    ]);
    expect(evenInstallments(10, 2, '2026-01-30', 'two-weeks').map((each) => each.dueOn)).to.deep.equal(['2026-01-30', '2026-02-13']);
  });
});
