import { expect } from 'chai';
import { smtpConnector } from '#connectors';
import { bumpPublishedStamp } from '../../runtime/store/settings.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, email, task } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

describe('data that is not as it should be', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    const steps = aFlow(
      'asking',
      { waiting: {}, reminded: { entry: [email('friendly-reminder'), task('call')], after: { day60: 'asked' } }, asked: {} },
      { timers: { day60: dueDay(60) }, on: { 'manual.remind': '.reminded' } },
    );
    await publish(product, steps);
    await publishOnly(product, 'asking');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const collection = (name: string) => product.runtime.store.db.collection(name);
  let minute = 0;

  async function opened(more: object = {}): Promise<OpenedAccount> {
    const account = await openAccount(product, more);
    await account.owes(50_000, '2026-02-05');
    minute += 1;
    await advanceTo(product, `2026-02-09 10:${String(minute).padStart(2, '0')}`);
    return account;
  }

  /** The line of its last message, and how often it was tried: nothing may go round and round. */
  async function last(account: OpenedAccount): Promise<string | undefined> {
    await product.settle();
    const before = await collection('effects').findOne({ accountId: account.id, type: 'notice.send' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    const after = await collection('effects').findOne({ accountId: account.id, type: 'notice.send' });
    expect(after?.['fence'], 'leases').to.equal(before?.['fence']);
    return (await account.outbox()).at(-1);
  }

  const reasons = async (account: OpenedAccount): Promise<string[]> => (await account.openIncidents()).map((each) => each.reason);

  async function decide(account: OpenedAccount): Promise<void> {
    const key = (await account.notices()).at(-1)?.key ?? '';
    await product.api.call('outbox.decide', { params: { key }, body: { decision: 'send' } });
    await product.settle();
  }

  it('parks a message to an account without an address, and sends it once there is one', async () => {
    const account = await opened({ email: null });
    await account.raises('remind');
    expect(await last(account)).to.equal('friendly-reminder parked: the account has no contact with an address for this channel');
    expect(await reasons(account)).to.have.length(1);
    expect(await account.openTasks()).to.deep.equal([]);

    await collection('contacts').updateOne({ accountId: account.id }, { $set: { email: 'found@example.test' } });
    await decide(account);
    expect(mail.accepted.map((each) => each.to)).to.deep.equal(['found@example.test']);
    expect(await account.openTasks()).to.deep.equal(['call']);
    expect(await reasons(account)).to.deep.equal([]);
  });

  it('parks a message to an empty address', async () => {
    const account = await opened();
    await collection('contacts').updateOne({ accountId: account.id }, { $set: { email: '' } });
    await account.raises('remind');

    expect(await last(account)).to.match(/^friendly-reminder parked: the account has no contact/);
  });

  it('parks a message to a contact whose time zone does not exist', async () => {
    const account = await opened();
    await collection('contacts').updateOne({ accountId: account.id }, { $set: { zone: 'Mars/Olympus' } });
    await account.raises('remind');

    expect(await last(account)).to.match(/^friendly-reminder parked: the local time of the contact/);
  });

  it('parks a message whose template is gone', async () => {
    const account = await opened();
    const definitions = collection('definitions');
    const id = 'template/friendly-reminder' as never;
    const version = (await definitions.findOne({ _id: id }))?.['version'];
    await definitions.updateOne({ _id: id }, { $unset: { version: '' } });
    await bumpPublishedStamp(product.runtime.store);
    await account.raises('remind');
    expect(await last(account)).to.match(/^friendly-reminder parked: the message needs the template/);

    await definitions.updateOne({ _id: id }, { $set: { version } });
    await bumpPublishedStamp(product.runtime.store);
    await decide(account);
    expect(await last(account)).to.equal('friendly-reminder sent');
  });

  it('parks a message over a channel no connector offers or that is turned off', async () => {
    const account = await opened();
    await product.runtime.connectors.configure(smtpConnector, false, { host: '127.0.0.1', port: mail.port });
    await account.raises('remind');
    expect(await last(account)).to.match(/^friendly-reminder parked: no connector/);
    await product.runtime.connectors.configure(smtpConnector, true, { host: '127.0.0.1', port: mail.port });

    const other = await opened();
    await change(other, { channel: 'sms', 'params.channel': 'sms' });
    await collection('settings').updateOne({ _id: 'channels' as never }, { $set: { 'value.sms': { sending: true } } });
    await wake(other);
    expect(await last(other)).to.match(/^friendly-reminder parked: no connector/);
  });

  it('parks an action nobody offers, and lets the rest go on when a person lets it be', async () => {
    const account = await opened();
    await change(account, { type: 'coffee.make', outbound: false });
    await wake(account);
    const [incident] = await account.openIncidents();
    expect(incident?.reason).to.equal('nobody offers "coffee.make"');
    expect(await account.openTasks()).to.deep.equal([]);

    await product.api.call('incidents.resolve', { params: { incidentId: incident?.id ?? '' }, body: { action: 'dismiss' } });
    await product.settle();
    expect(await account.openTasks()).to.deep.equal(['call']);
    expect(await reasons(account)).to.deep.equal([]);
  });

  it('parks a message the mail server refuses for good, without trying again', async () => {
    const account = await opened();
    mail.onRecipient = (address) => (address === account.email ? { code: 550, message: 'no such user' } : undefined);
    await account.raises('remind');

    expect(await last(account)).to.match(/^friendly-reminder bounced: .*no such user/);
    expect(await account.openTasks()).to.deep.equal(['call']);
    mail.onRecipient = undefined;
  });

  it('closes what it asked of a person when the account has moved on', async () => {
    const account = await opened({ email: null });
    await account.raises('remind');
    expect(await reasons(account)).to.have.length(1);
    await account.pays(50_000);

    expect(await reasons(account)).to.deep.equal([]);
    expect(await last(account)).to.equal('friendly-reminder cancelled: the account has moved on');
    expect(await account.openTasks()).to.deep.equal([]);
    const stuck = await collection('effects').countDocuments({ accountId: account.id, status: { $in: ['held', 'pending', 'parked'] } });
    expect(stuck).to.equal(0);
  });

  it('goes on for everybody else all the while', async () => {
    const account = await opened();
    await account.raises('remind');

    expect(await last(account)).to.equal('friendly-reminder sent');
    expect((await product.api.call('health.get')).queues.effects).to.equal(0);
  });

  /** The account's reminder as it would have been planned by an older or a broken version: before a worker sees it. */
  async function change(account: OpenedAccount, fields: object): Promise<void> {
    await product.api.call('channels.set', { params: { channel: 'email' }, body: { sending: false } });
    await account.raises('remind');
    await collection('effects').updateOne({ accountId: account.id, type: 'notice.send' }, { $set: fields });
  }

  async function wake(account: OpenedAccount): Promise<void> {
    // Its task was made at once; as if it had not been.
    await collection('tasks').deleteMany({ accountId: account.id });
    await collection('timeline').deleteMany({ chain: account.id, type: 'task.created' });
    await collection('effects').updateMany({ accountId: account.id }, { $set: { status: 'pending' } });
    await product.api.call('channels.set', { params: { channel: 'email' }, body: { sending: true } });
    await product.settle();
  }
});
