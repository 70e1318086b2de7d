import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, email, task } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const day = (days: number): object => ({ anchor: 'invoice.dueOn', offset: `P${days}D`, at: '09:00' });

const byInvoice = aFlow(
  'by-invoice',
  {
    waiting: { tags: ['switchable'], after: { day4: 'reminded' } },
    reminded: { entry: [email('friendly-reminder')], after: { day10: 'called' }, on: { 'manual.giveUp': 'givenUp' } },
    called: { tags: ['switchable'], entry: [task('call')], on: { 'manual.giveUp': 'givenUp' } },
    givenUp: { type: 'final' },
  },
  {
    subject: 'invoice',
    timers: { day4: day(4), day10: day(10) },
    rules: { paid: { fact: 'invoice.openAmount', operator: 'equal', value: 0 } },
    on: { 'invoice.paid': { guard: 'paid', target: '.cured' } },
  },
);
const wholeAccount = aFlow(
  'whole-account',
  { waiting: { after: { day12: 'demanded' } }, demanded: { entry: [task('review')] } },
  {
    timers: { day12: dueDay(12) },
  },
);

describe('a strategy that runs for each invoice', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let account: OpenedAccount;
  let moving: OpenedAccount;
  const ids: Record<string, string> = {};

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-06', mailPort: mail.port });
    await publish(product, byInvoice, wholeAccount);
    await publishOnly(product, 'by-invoice');
    account = await openAccount(product);
    ids['A'] = await account.owes(50_000, '2026-02-05', 'A');
    ids['B'] = await account.owes(30_000, '2026-02-10', 'B');
    ids['C'] = await account.owes(20_000, '2026-04-10', 'C');
    moving = await openAccount(product);
    await moving.owes(40_000, '2026-02-05', 'M1');
    await moving.owes(41_000, '2026-02-10', 'M2');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  /** Its enrollments in a line each: invoice, strategy, where it stands. */
  async function running(of: OpenedAccount): Promise<string[]> {
    const found = await product.runtime.store.db
      .collection('enrollments')
      .find({ accountId: of.id })
      .sort({ startedAt: 1, _id: 1 })
      .toArray();
    const numbers = new Map((await of.detail()).invoices.map((each) => [each.id, each.number]));
    return found
      .map((each) => `${numbers.get(each['subject'].id) ?? 'account'} ${each['definitionId']} ${each['state'].leaves[0]} ${each['status']}`)
      .sort();
  }

  it('takes up every invoice as it becomes overdue, while others run already', async () => {
    await advanceTo(product, '2026-02-09 10:00');
    expect(await running(account)).to.deep.equal(['A by-invoice reminded active']);

    await advanceTo(product, '2026-02-11 10:00');
    expect(await running(account)).to.deep.equal(['A by-invoice reminded active', 'B by-invoice waiting active']);
    const { strategies } = await account.detail();
    expect(
      strategies.map(({ invoiceNumber, states, been, next }) => [invoiceNumber, ...states, been.join(), next?.timer]),
    ).to.have.deep.members([
      ['A', 'reminded', 'waiting', 'day10'],
      ['B', 'waiting', '', 'day4'],
    ]);
  });

  it('asks for its own invoice only', async () => {
    await advanceTo(product, '2026-02-13 10:00');
    await advanceTo(product, '2026-02-16 10:00');
    await advanceTo(product, '2026-02-17 10:00');

    const totals = (await account.notices()).map((each) => [each.status, each.total?.amount]);
    expect(totals).to.deep.equal([
      ['sent', 50_000],
      ['sent', 30_000],
    ]);
  });

  it('ends for the invoice that is paid, and goes on for the others', async () => {
    await account.pays(50_000, ids['A']);

    expect(await running(account)).to.deep.equal(['A by-invoice cured ended', 'B by-invoice reminded active']);
    expect(await account.openTasks()).to.deep.equal([]);
  });

  it('does not send an invoice round again that was given up', async () => {
    await account.raises('giveUp');
    await advanceTo(product, '2026-02-25 10:00');

    expect(await running(account)).to.deep.equal(['A by-invoice cured ended', 'B by-invoice givenUp ended']);
  });

  it('takes an invoice up again whose payment is taken back', async () => {
    const paymentId = (await account.detail()).payments[0]?.id ?? '';
    await product.api.call('payments.reverse', { params: { paymentId }, body: { reason: 'returned' } });
    await advanceTo(product, '2026-02-26 10:00');

    expect(await running(account)).to.deep.equal(['A by-invoice called active', 'A by-invoice cured ended', 'B by-invoice givenUp ended']);
    await account.pays(50_000, ids['A']);
  });

  it('gives way to a strategy of the whole account once every invoice may be left', async () => {
    expect(await running(moving)).to.deep.equal(['M1 by-invoice called active', 'M2 by-invoice called active']);
    await publishOnly(product, 'whole-account');
    await advanceTo(product, '2026-02-27 10:00');

    expect(await running(moving)).to.deep.equal([
      'M1 by-invoice called ended',
      'M2 by-invoice called ended',
      'account whole-account demanded active',
    ]);
    expect(await moving.openTasks()).to.deep.equal(['review']);
  });
});
