import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { advanceTo, openAccount } from '../../support/collecting.ts';
import { aLiveBook, type LiveBook } from '../../support/live-book.ts';

type Feeding = AnswerOf<'strategies.feeding'>;

describe('who comes onto a strategy', function () {
  this.timeout(90_000);
  let book: LiveBook;

  before(async () => {
    book = await aLiveBook();
  });

  after(() => book.stop());

  const feeding = (strategyId: string): Promise<Feeding> => book.api.ask<Feeding>('strategies.feeding', { params: { strategyId } });
  const origins = ({ tonight }: Feeding) =>
    tonight.entering.map((each) => [
      each.from,
      each.strategy?.id,
      each.accounts,
      each.open[0]?.amount,
      each.examples.map(({ name }) => name).join(),
    ]);

  it('is told by the rows that lead to it, with whom the last night found in them', async () => {
    const { segment, rows, now } = await feeding('per-invoice');

    expect(segment).to.deep.equal({ id: 'account-segments', name: 'By size', version: 2 });
    expect(rows).to.deep.equal([
      {
        row: 'large',
        name: 'Large',
        position: 2,
        accounts: 1,
        open: [{ amount: 230_000, currency: 'USD' }],
        overdue: [{ amount: 230_000, currency: 'USD' }],
      },
    ]);
    expect(now).to.deep.include({ accounts: 1, enrollments: 2 });
  });

  it('foresees what tonight does, and from where they come', async () => {
    const fresh = await openAccount(book.product, { name: 'Fresh' });
    await fresh.owes(40_000, '2026-02-05');
    // Grows too large for the ladder, in a step that may be left.
    await book.accounts.late.owes(300_000, '2026-02-05', 'BIG');
    // One invoice more of an account that is on it already.
    await book.accounts.large.owes(60_000, '2026-02-05', 'C');
    // Not before it is due.
    await book.accounts.large.owes(10_000, '2026-03-05', 'D');
    await book.product.settle();
    const before = { ladder: await feeding('ladder'), perInvoice: await feeding('per-invoice') };

    expect(origins(before.ladder)).to.deep.equal([['none', undefined, 1, 40_000, 'Fresh']]);
    expect(origins(before.perInvoice)).to.deep.equal([
      ['strategy', 'ladder', 1, 330_000, 'Late'],
      ['strategy', 'per-invoice', 1, 60_000, 'Large'],
    ]);

    await advanceTo(book.product, '2026-02-07 08:00');
    const after = { ladder: await feeding('ladder'), perInvoice: await feeding('per-invoice') };
    expect(after.ladder.now.accounts).to.equal(before.ladder.now.accounts + 1 - 1);
    expect(after.perInvoice.now.enrollments).to.equal(before.perInvoice.now.enrollments + 2 + 1);
    expect([origins(after.ladder), origins(after.perInvoice)]).to.deep.equal([[], []]);
  });

  it('counts those apart who stay where they are until their step may be left', async () => {
    // Small again, and on a step of the other strategy that nobody may leave.
    await book.accounts.late.pays(310_000);
    const { entering, staying } = (await feeding('ladder')).tonight;
    expect(entering).to.deep.equal([]);
    expect(staying.map(({ strategy, accounts, examples }) => [strategy.id, accounts, examples[0]?.name])).to.deep.equal([
      ['per-invoice', 1, 'Late'],
    ]);

    await advanceTo(book.product, '2026-02-08 08:00');
    expect((await feeding('ladder')).tonight.staying[0]?.accounts).to.equal(1);
    expect(await book.accounts.late.step()).to.equal('open');
  });

  it('is not told of what does not exist', async () => {
    expect((await book.api.send('strategies.feeding', { params: { strategyId: 'nothing' } })).code).to.equal('resource.unknown');
  });
});
