import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publishOnly } from '../support/segments.ts';

const OFF = 'friendly-reminder held: sending is switched off for this channel';

describe('sending, which is off until somebody turns it on', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let plain: OpenedAccount;
  let partlyPaid: OpenedAccount;
  let paid: OpenedAccount;
  let onHold: OpenedAccount;
  let longAgo: OpenedAccount;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-02', mailPort: mail.port, sending: false });
    await publishOnly(product, 'past-due-escalation');
    longAgo = await openAccount(product);
    await longAgo.owes(70_000, '2026-02-01');
    [plain, partlyPaid, paid, onHold] = (await Promise.all([1, 2, 3, 4].map(() => openAccount(product)))) as [
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
    ];
    for (const account of [plain, partlyPaid, paid, onHold]) await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-10 10:00');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const preview = () => product.api.call('channels.preview', { params: { channel: 'email' } });
  const turnOn = () => product.api.call('channels.set', { params: { channel: 'email' }, body: { sending: true } });

  it('is off at first, as the outbox says of every planned message', async () => {
    const [channel] = (await product.api.call('channels.list')).items;

    expect([channel?.sending, channel?.held]).to.deep.equal([false, 5]);
    for (const account of [plain, partlyPaid, paid, onHold, longAgo]) expect(await account.outbox()).to.deep.equal([OFF]);
    expect(mail.accepted).to.deep.equal([]);
  });

  it('shows before it is turned on who would get what, as of now', async () => {
    await paid.pays(50_000);
    await partlyPaid.pays(20_000);
    await product.api.call('holds.place', { params: { accountId: onHold.id }, body: { reason: 'insolvency check' } });
    await product.settle();

    const { count, accounts, totals, notices } = await preview();
    expect([count, accounts]).to.deep.equal([3, 3]);
    expect(totals).to.deep.equal([{ amount: 150_000, currency: 'USD' }]);
    expect(notices.map((each) => [each.to, each.total?.amount]).sort()).to.deep.equal(
      [
        [plain.email, 50_000],
        [partlyPaid.email, 30_000],
        [longAgo.email, 70_000],
      ].sort(),
    );
    expect(mail.accepted).to.deep.equal([]);
  });

  it('withdraws by itself what its step no longer wants', async () => {
    await advanceTo(product, '2026-02-17 10:00');

    expect(await longAgo.step()).to.equal('chasing.calling');
    expect(await longAgo.outbox()).to.deep.equal(['friendly-reminder cancelled: the account has moved on']);
    expect(await paid.outbox()).to.deep.equal(['friendly-reminder cancelled: the account has moved on']);
  });

  it('sends, once on, what is still true and no more than is owed now', async () => {
    await turnOn();
    await product.settle();

    expect(mail.accepted.map((each) => each.to).sort()).to.deep.equal([plain.email, partlyPaid.email].sort());
    const [message] = await partlyPaid.notices();
    expect(message?.total?.amount).to.equal(30_000);
    expect(await onHold.outbox()).to.deep.equal(['friendly-reminder cancelled: what is left to ask for is on hold']);
  });

  it('sends nothing a second time when it is turned on again', async () => {
    await turnOn();
    await product.settle();
    await advanceTo(product, '2026-02-19 10:00');

    expect(mail.accepted).to.have.length(2);
  });

  it('holds what is planned from the moment it is turned off', async () => {
    await product.api.call('channels.set', { params: { channel: 'email' }, body: { sending: false } });
    const later = await openAccount(product);
    await later.owes(50_000, '2026-02-18');
    await advanceTo(product, '2026-02-23 10:00');

    expect(await later.outbox()).to.deep.equal([OFF]);
    expect(mail.accepted).to.have.length(2);
  });
});
