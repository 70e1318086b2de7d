import { expect } from 'chai';
import { advanceTo, openAccount, until } from '../../support/collecting.ts';
import { aFlow, dueDay, email } from '../../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aroundTransactionOf } from '../../support/meanwhile.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish, publishOnly } from '../../support/segments.ts';

const toRole = (role: string) => ({ type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder', role } });
const invoiceDay = (days: number): object => ({ anchor: 'invoice.dueOn', offset: `P${days}D`, at: '09:00' });

describe('how often an account is written to', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;

  beforeEach(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  it('counts a message that a person had sent again on the day it went out again', async () => {
    const flow = aFlow(
      'mailing',
      {
        waiting: { after: { day5: 'reminded' } },
        reminded: { entry: [email('friendly-reminder')], on: { 'manual.again': 'pressed' } },
        pressed: { entry: [email('firm-reminder')] },
      },
      { timers: { day5: dueDay(5) } },
    );
    await publish(product, flow);
    await publishOnly(product, 'mailing');
    mail.onMail = () => {
      mail.onMail = (_mail, accept) => accept();
      mail.hangUp();
    };
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-10 09:30');
    await advanceTo(product, '2026-02-12 09:05');
    const [unclear] = await account.notices();
    await product.api.call('outbox.decide', { params: { key: unclear?.key ?? '' }, body: { decision: 'send' } });
    await product.settle();
    await account.raises('again');

    const [first, second] = await account.outbox();
    expect(first).to.equal('friendly-reminder sent');
    expect(second).to.match(/^firm-reminder held/);
    expect(mail.accepted).to.have.length(1);
    await advanceTo(product, '2026-02-13 09:30');
    expect(await account.outbox()).to.deep.equal(['friendly-reminder sent', 'firm-reminder sent']);
  });

  it('keeps a limit of the whole account when two messages to different people go at once', async () => {
    const policy = {
      kind: 'contact-policy',
      id: 'b2b-contact',
      name: 'One a day to an account',
      appliesTo: 'business',
      hours: { from: '08:00', to: '18:00' },
      caps: [{ id: 'one-a-day', name: 'One contact a day with an account', scope: 'account', per: 'P1D', max: 1 }],
    };
    const flow = aFlow(
      'two-people',
      {
        waiting: { after: { day4: 'first' } },
        first: { entry: [toRole('finance')], after: { day5: 'second' } },
        second: { entry: [toRole('buyer')] },
      },
      { subject: 'invoice', timers: { day4: invoiceDay(4), day5: invoiceDay(5) } },
    );
    await publish(product, policy, flow);
    await publishOnly(product, 'two-people');
    const contacts = ['finance', 'buyer'].map((role) => ({ name: role, role, email: `${role}@example.test` }));
    const body = { name: 'Two people', currency: 'USD', ownerId: 'collector', contacts };
    const { id: accountId } = await product.api.call('accounts.create', { body });
    for (const dueOn of ['2026-02-05', '2026-02-06'])
      await product.api.call('invoices.add', {
        params: { accountId },
        body: { number: dueOn, issuedOn: '2026-01-02', dueOn, amount: 50_000 },
      });
    await advanceTo(product, '2026-02-09 12:00');
    expect(mail.accepted.map((each) => each.to)).to.deep.equal(['finance@example.test']);

    let arrived = 0;
    const met = aroundTransactionOf(product, 'reserve', {
      times: 2,
      before: async () => {
        arrived += 1;
        await until(async () => arrived >= 2, 'both have read the truth and are about to reserve');
      },
    });
    await advanceTo(product, '2026-02-10 12:00');

    expect([met(), mail.accepted.length]).to.deep.equal([2, 2]);
  });
});
