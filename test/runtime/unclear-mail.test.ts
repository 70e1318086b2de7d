import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, email, task } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

type Decision = 'sent' | 'send' | 'skip';

describe('a message of which nobody knows whether it went out', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;

  beforeEach(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    const chase = aFlow(
      'mail-then-call',
      { waiting: { after: { day5: 'reminded' } }, reminded: { entry: [email('friendly-reminder'), task('call')] } },
      { timers: { day5: dueDay(5) } },
    );
    await publish(product, chase);
    await publishOnly(product, 'mail-then-call');
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  /** Its reminder is taken by the mail server, which hangs up before it says so. */
  async function unclear(): Promise<OpenedAccount> {
    mail.onMail = (taken) => {
      mail.accepted.push(taken);
      mail.onMail = (_mail, accept) => accept();
      mail.hangUp();
    };
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-10 09:30');
    return account;
  }

  async function decide(account: OpenedAccount, decision: Decision): Promise<string> {
    const [notice] = await account.notices();
    try {
      await product.api.call('outbox.decide', { params: { key: notice?.key ?? '' }, body: { decision } });
      return 'decided';
    } catch (error) {
      return (error as { problem?: { code: string } }).problem?.code ?? String(error);
    }
  }

  const delivered = async (account: OpenedAccount): Promise<number> =>
    (await product.runtime.store.db.collection('enrollments').findOne({ accountId: account.id }))?.['counts'].delivered;

  it('waits for a person with all that comes after it, and is not repeated by itself', async () => {
    const account = await unclear();

    const [notice] = await account.notices();
    expect([notice?.status, notice?.decisions]).to.deep.equal(['parked', ['sent', 'send', 'skip']]);
    expect((await account.openIncidents())[0]?.reason).to.include('it may have gone out');
    expect(await account.openTasks()).to.deep.equal([]);
    await advanceTo(product, '2026-02-13 12:00');
    expect(mail.accepted).to.have.length(1);
  });

  it('counts as sent when a person says so, once, and what waited behind it goes on', async () => {
    const account = await unclear();

    const answers = await Promise.all([decide(account, 'sent'), decide(account, 'sent')]);
    await product.settle();

    expect(answers.sort()).to.deep.equal(['decided', 'effect.not_decidable']);
    expect(await decide(account, 'send')).to.equal('effect.not_decidable');
    expect((await account.outbox())[0]).to.match(/^friendly-reminder sent/);
    expect(await account.openTasks()).to.deep.equal(['call']);
    expect(await account.openIncidents()).to.deep.equal([]);
    expect(await delivered(account)).to.equal(1);
    await advanceTo(product, '2026-02-13 12:00');
    expect(mail.accepted).to.have.length(1);
  });

  it('is sent again once when a person says so', async () => {
    const account = await unclear();

    const answers = await Promise.all([decide(account, 'send'), decide(account, 'send')]);
    await product.settle();

    expect(answers.sort()).to.deep.equal(['decided', 'effect.not_decidable']);
    expect(mail.accepted).to.have.length(2);
    expect(new Set(mail.accepted.map((each) => each.key)).size).to.equal(1);
    expect((await account.outbox())[0]).to.equal('friendly-reminder sent');
    expect(await account.openTasks()).to.deep.equal(['call']);
    expect(await delivered(account)).to.equal(1);
  });

  it('is left when a person says so, and what waited behind it goes on', async () => {
    const account = await unclear();

    expect(await decide(account, 'skip')).to.equal('decided');
    await product.settle();

    expect((await account.outbox())[0]).to.match(/^friendly-reminder cancelled/);
    expect(await account.openTasks()).to.deep.equal(['call']);
    expect(await account.openIncidents()).to.deep.equal([]);
    expect((await account.words()).join('\n')).to.include('could not be sent: decided by a person');
  });

  it('stays with the person who must judge it when the account is paid meanwhile', async () => {
    const account = await unclear();
    await account.pays(50_000);

    expect((await account.outbox())[0]).to.match(/^friendly-reminder parked/);
    expect(await decide(account, 'sent')).to.equal('decided');
    await product.settle();
    expect(await account.step()).to.equal('cured ended');
    expect(await account.openTasks()).to.deep.equal([]);
    const held = await product.runtime.store.db.collection('effects').countDocuments({ status: { $in: ['held', 'pending'] } });
    expect(held).to.equal(0);
  });
});
