import { expect } from 'chai';
import { advanceTo, openAccount } from '../support/collecting.ts';
import { aFlow, email } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

/** Each message when a test asks for it. */
const onDemand = aFlow('on-demand', {
  waiting: {},
  first: { entry: [email('friendly-reminder')] },
  second: { entry: [email('friendly-reminder'), email('firm-reminder')] },
});
const demanded = { ...onDemand, machine: withAsking(onDemand) };

function withAsking(flow: object): object {
  const { machine } = flow as { machine: { on: object } };
  return { ...machine, on: { ...machine.on, 'manual.first': '.first', 'manual.second': '.second' } };
}

describe('a message at a time nobody may be contacted', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-06', mailPort: mail.port });
    await publish(product, demanded);
    await publishOnly(product, 'on-demand');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const opened = async (more: object = {}) => {
    const account = await openAccount(product, more);
    await account.owes(50_000, '2026-02-05');
    return account;
  };
  const sentTo = (address: string): number => mail.accepted.filter((each) => each.to === address).length;

  it('waits over the night and the weekend for the next business morning, and the history says why', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-06 18:30');
    await account.raises('first');

    const [notice] = await account.notices();
    expect([notice?.status, notice?.heldUntil]).to.deep.equal(['held', '2026-02-09T13:02:00.000Z']);
    expect(await account.words()).to.include(
      'email “friendly-reminder” waits until 2026-02-09 08:02: 18:30 there; contacts are allowed from 08:02 to 17:58',
    );
    await advanceTo(product, '2026-02-09 08:01');
    expect(sentTo(account.email)).to.equal(0);
    await advanceTo(product, '2026-02-09 08:02');
    expect(sentTo(account.email)).to.equal(1);
  });

  it('goes by the clock of the contact, not by ours', async () => {
    const west = await opened({ contactZone: 'America/Los_Angeles' });
    await advanceTo(product, '2026-02-09 10:30');
    await west.raises('first');
    expect((await west.words()).join('\n')).to.include('07:30 there');
    expect(sentTo(west.email)).to.equal(0);

    await advanceTo(product, '2026-02-09 11:02');
    expect(sentTo(west.email)).to.equal(1);
  });

  it('waits for tomorrow when the contact has had one today', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-09 12:00');
    await account.raises('second');
    expect(sentTo(account.email)).to.equal(1);
    expect((await account.words()).join('\n')).to.include(
      'email “firm-reminder” waits until 2026-02-10 08:02: One email a day to a contact: 1 of 1 in P1D',
    );

    await advanceTo(product, '2026-02-10 08:30');
    expect(sentTo(account.email)).to.equal(2);
  });

  it('waits over a holiday', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-16 10:00');
    await account.raises('first');

    expect((await account.words()).join('\n')).to.include('2026-02-16 is closed');
    await advanceTo(product, '2026-02-17 08:30');
    expect(sentTo(account.email)).to.equal(1);
  });

  it('waits while a reported payment may still arrive, and goes when it has not', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-17 09:00');
    const report = { params: { accountId: account.id }, body: { amount: 50_000, paidOn: '2026-02-17' } };
    await product.api.call('payments.report', report);
    await product.settle();
    await account.raises('first');
    expect(await account.openTasks()).to.deep.equal(['follow-up']);
    expect((await account.words()).join('\n')).to.include('a payment was reported; waiting for it through 2026-02-22');
    await advanceTo(product, '2026-02-22 12:00');
    expect(sentTo(account.email)).to.equal(0);

    await advanceTo(product, '2026-02-23 12:00');
    expect(sentTo(account.email)).to.equal(1);
  });

  it('is not sent to a contact who does not want it, and the history says so', async () => {
    const account = await opened({ emailConsent: false });
    await advanceTo(product, '2026-02-23 13:00');
    await account.raises('first');

    expect(await account.outbox()).to.deep.equal(['friendly-reminder cancelled: no consent to email']);
    expect(await account.words()).to.include('email “friendly-reminder” is not sent: no consent to email');
  });

  it('is for a person to decide when no policy covers this kind of account', async () => {
    const account = await opened({ kind: 'person' });
    await advanceTo(product, '2026-02-23 14:00');
    await account.raises('first');

    expect((await account.outbox())[0]).to.match(/^friendly-reminder parked: no contact policy/);
    expect((await account.openIncidents()).map((each) => each.kind)).to.deep.equal(['notice']);
  });
});
