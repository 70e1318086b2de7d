import { expect } from 'chai';
import { amendInvoice } from '#engine';
import { changeLedger } from '../../runtime/commands/ledger-command.ts';
import { readWorld, SYSTEM } from '../../runtime/runtime.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, effect, email, task } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const OWED = 50_000;

describe('an account that is paid in full while it is being chased', function () {
  this.timeout(90_000);
  let mail: TestMailServer;
  let product: Product;

  const causes: Readonly<Record<string, (account: OpenedAccount, invoiceId: string) => Promise<unknown>>> = {
    'a payment': (account) => account.pays(OWED),
    'a payment of more than is owed': (account) => account.pays(OWED + 700),
    'two payments': async (account) => {
      await account.pays(20_000);
      await account.pays(30_000);
    },
    'a credit memo': (account) => account.isCredited(OWED, 'credit memo'),
    'a write-off': (account) => account.isCredited(OWED, 'write-off'),
    'a remainder below the small-balance tolerance': (account) => account.pays(OWED - 60),
    'an adjustment of the invoice to what was paid': async (account, invoiceId) => {
      await account.pays(20_000);
      await adjust(account, invoiceId, 20_000);
    },
    'a later due date': (account, invoiceId) => adjust(account, invoiceId, OWED, '2026-03-20'),
    'a dispute that is accepted and credited': async (account, invoiceId) => {
      const disputeId = await account.disputes(invoiceId);
      await product.api.call('disputes.resolve', { params: { disputeId }, body: { outcome: 'accepted' } });
      await account.isCredited(OWED, 'dispute accepted');
    },
    'a payment that was reported and then posted': async (account) => {
      const body = { amount: OWED, paidOn: '2026-02-10' };
      await product.api.call('payments.report', { params: { accountId: account.id }, body });
      await product.settle();
      expect(await account.step()).to.equal('pressed');
      await account.pays(OWED);
    },
  };
  const accounts = new Map<string, { account: OpenedAccount; invoiceId: string }>();
  let unpaid: OpenedAccount;
  let sentBefore: number;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-06', mailPort: mail.port });
    const strategy = aFlow(
      'press-hard',
      {
        waiting: { after: { day5: 'pressed' } },
        pressed: {
          entry: [effect('service.suspend'), effect('credit.hold'), email('firm-reminder'), task('call'), email('suspension')],
          after: { day20: 'demanded' },
        },
        demanded: { entry: [email('final-demand'), task('review')] },
      },
      { timers: { day5: dueDay(5), day20: dueDay(20) } },
    );
    await publish(product, strategy);
    await publishOnly(product, 'press-hard');
    for (const cause of Object.keys(causes)) {
      const account = await openAccount(product, { name: cause });
      accounts.set(cause, { account, invoiceId: await account.owes(OWED, '2026-02-05') });
    }
    unpaid = await openAccount(product);
    await unpaid.owes(OWED, '2026-02-05');
    await advanceTo(product, '2026-02-10 09:30');
    // One email a day: the second message of the step waits until tomorrow.
    sentBefore = mail.accepted.length;
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  async function adjust(account: OpenedAccount, invoiceId: string, amount: number, dueOn = '2026-02-05'): Promise<void> {
    const world = await readWorld(product.runtime);
    const amendment = { invoiceId, amount, dueOn, issuedOn: '2026-01-02' };
    await product.runtime.store.transaction((transaction) =>
      changeLedger(
        product.runtime,
        world,
        {
          id: `adjust:${account.id}`,
          accountId: account.id,
          actor: SYSTEM,
          apply: (book, moment) => amendInvoice(book, amendment, moment, world.terms),
        },
        transaction,
      ),
    );
    await product.settle();
  }

  for (const [cause, happens] of Object.entries(causes)) {
    it(`is left alone at once after ${cause}: tasks and messages withdrawn, service and credit given back`, async () => {
      const { account, invoiceId } = accounts.get(cause) as { account: OpenedAccount; invoiceId: string };
      const before = await account.detail();
      expect([before.service, before.credit, await account.openTasks()]).to.deep.equal(['suspended', 'held', ['call']]);
      expect(await account.outbox()).to.have.length(2);

      await happens(account, invoiceId);

      const after = await account.detail();
      expect([after.service, after.credit]).to.deep.equal(['running', 'open']);
      expect(await account.step()).to.equal('cured ended');
      expect(await account.openTasks()).to.deep.equal([]);
      expect(await account.outbox()).to.deep.equal(['firm-reminder sent', 'suspension cancelled: the account has moved on']);
    });
  }

  it('hears nothing further in the weeks after, while the one that owes does', async () => {
    await advanceTo(product, '2026-03-12 12:00');

    expect(mail.accepted.slice(sentBefore).map((each) => each.to)).to.deep.equal([unpaid.email, unpaid.email]);
    for (const { account } of accounts.values()) expect(await account.openTasks()).to.deep.equal([]);
  });

  it('is chased anew when its payment is taken back', async () => {
    const { account } = accounts.get('a payment') as { account: OpenedAccount };
    const paymentId = (await account.detail()).payments[0]?.id ?? '';
    await product.api.call('payments.reverse', { params: { paymentId }, body: { reason: 'returned' } });
    await advanceTo(product, '2026-03-13 12:00');

    expect(await account.step()).to.equal('demanded');
    expect(await account.openTasks()).to.deep.equal(['review']);
  });
});
