import { expect } from 'chai';
import { addDays, isEnrollable, isSettled, ladderOf, nightly, type Standing } from '#engine';
import { type AccountStory, anAccount, terms } from '../../support/account-builder.ts';

/** Runs the night of a day and gives the account after it and what was told. */
function night(story: AccountStory, on: string, before?: Standing): { told: string[]; payloads: unknown[]; story: AccountStory } {
  const due = story.book.invoices.filter((invoice) => invoice.dueOn === on && invoice.openAmount > 0);
  const { account, events } = nightly(story.book.account, story.on(on), due, terms, before);
  const after = story.after({ ok: true, value: { book: { ...story.book, account }, events } });
  return { told: after.told, payloads: events.map((event) => event.payload), story: after };
}

function nights(story: AccountStory, from: string, count: number): string[] {
  let current = story;
  return Array.from({ length: count }, (_, index) => addDays(from, index)).flatMap((on) => {
    const { told, story: after } = night(current, on);
    current = after;
    return told.map((type) => `${on} ${type}`);
  });
}

describe('nightly', () => {
  const owing = anAccount().owing('A', 100, '2026-02-05');

  it('tells each change once, through three months of nights', () => {
    expect(nights(owing, '2026-02-01', 100)).to.deep.equal([
      '2026-02-05 invoice.due',
      '2026-02-06 account.overdue',
      '2026-02-06 bucket.entered',
      '2026-03-08 bucket.entered',
      '2026-04-07 bucket.entered',
      '2026-05-07 bucket.entered',
    ]);
  });

  it('says how much, and from which bucket to which', () => {
    const before = night(owing, '2026-02-05').story;

    expect(night(before, '2026-02-06').payloads).to.deep.equal([{ amount: 100 }, { bucket: '1-30', from: 'current' }]);
  });

  it('tells nothing new on the first night it knows an account, but that it is past due', () => {
    expect(night(anAccount(), '2026-02-06').told).to.deep.equal([]);
    expect(night(owing, '2026-03-20').told).to.deep.equal(['account.overdue']);
  });

  it('does not change what is the same', () => {
    const known = night(owing, '2026-02-10').story;

    expect(night(known, '2026-02-11').story.book.account).to.equal(known.book.account);
  });

  it('tells that it is past due again after it was settled', () => {
    const settled = night(owing, '2026-02-06').story.paying('P', 100, '2026-02-10');
    expect(settled.told).to.contain('account.settled');

    const again = night(settled, '2026-02-11').story.bouncing('P', '2026-02-12');
    expect(night(again, '2026-02-13').told).to.deep.equal(['account.overdue', 'bucket.entered']);
  });

  it('tells that dates have moved when nothing else says so, and only then', () => {
    const story = anAccount().owing('A', 100, '2026-02-05').owing('B', 100, '2026-02-20').holding('H', '2026-02-01', '2026-02-09', ['A']);
    const known = night(night(story, '2026-02-08').story, '2026-02-09');

    expect(night(known.story, '2026-02-10', known.story.on('2026-02-09')).told).to.deep.equal(['facts.changed']);
    expect(night(known.story, '2026-02-09', known.story.on('2026-02-09')).told).to.deep.equal([]);
  });
});

describe('isEnrollable', () => {
  const overdue = anAccount().owing('A', 100, '2026-02-05');
  const soft = { startsBefore: 'P5D' };
  const ended = (on: string, settled = false) => ({ on, settled });
  const table: readonly (readonly [string, AccountStory, string, object, { on: string; settled: boolean } | undefined, boolean])[] = [
    ['owes nothing', anAccount(), '2026-02-10', {}, undefined, false],
    ['is due today', overdue, '2026-02-05', {}, undefined, false],
    ['is past due by a day', overdue, '2026-02-06', {}, undefined, true],
    ['falls due in six days, strategy starts five before', overdue, '2026-01-30', soft, undefined, false],
    ['falls due in five days, strategy starts five before', overdue, '2026-01-31', soft, undefined, true],
    ['falls due today, strategy starts before', overdue, '2026-02-05', soft, undefined, true],
    ['is wholly disputed', overdue.disputing('D', 'A', '2026-02-01'), '2026-02-10', {}, undefined, false],
    ['is on hold', overdue.holding('H', '2026-02-01'), '2026-02-10', {}, undefined, false],
    [
      'has credit that covers it',
      anAccount().paying('P', 100, '2026-01-05').owing('A', 100, '2026-02-05', '2026-01-10'),
      '2026-02-10',
      {},
      undefined,
      false,
    ],
    ['was settled at the end of the last one', overdue, '2026-02-10', {}, ended('2026-02-08', true), true],
    ['ended with this very debt', overdue, '2026-02-20', {}, ended('2026-02-15'), false],
    ['has a new item that fell due since', overdue.owing('B', 10, '2026-02-16'), '2026-02-20', {}, ended('2026-02-15'), true],
    ['has a new item that fell due on the very day', overdue.owing('B', 10, '2026-02-15'), '2026-02-20', {}, ended('2026-02-15'), true],
    ['has a new item that is not due yet', overdue.owing('B', 10, '2026-02-24'), '2026-02-20', {}, ended('2026-02-15'), false],
    ['has a new item that falls due soon enough', overdue.owing('B', 10, '2026-02-24'), '2026-02-20', soft, ended('2026-02-15'), true],
    [
      'has a new item that is disputed',
      overdue.owing('B', 10, '2026-02-16').disputing('D', 'B', '2026-02-17'),
      '2026-02-20',
      {},
      ended('2026-02-15'),
      false,
    ],
  ];
  for (const [what, story, on, strategy, last, wanted] of table) {
    it(`${wanted ? 'takes' : 'does not take'} an account that ${what}`, () => {
      expect(isEnrollable(strategy, story.on(on), ladderOf(story.book, on), last, terms)).to.equal(wanted);
    });
  }

  it('does not take an account for a rest below the tolerance', () => {
    const lenient = { ...terms, tolerance: 100 };

    expect(isEnrollable({}, overdue.on('2026-02-10'), ladderOf(overdue.book, '2026-02-10'), undefined, lenient)).to.equal(false);
    expect(isSettled(overdue.on('2026-02-10'), lenient)).to.equal(true);
    expect(isSettled(overdue.on('2026-02-10'), { ...terms, tolerance: 99 })).to.equal(false);
  });
});
