import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, email } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

describe('an account that comes in long overdue', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-10', mailPort: mail.port });
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  /** A strategy with three messages, its timers late in the way given, and an account 30 days overdue on it. */
  async function overdue(late: string): Promise<OpenedAccount> {
    const id = `three-mails-${late}`;
    const timers = { day3: dueDay(3, { late }), day9: dueDay(9, { late }), day20: dueDay(20, { late }) };
    const strategy = aFlow(
      id,
      {
        waiting: { after: { day3: 'first' } },
        first: { entry: [email('friendly-reminder')], after: { day9: 'second' } },
        second: { entry: [email('firm-reminder')], after: { day20: 'third' } },
        third: { entry: [email('final-demand')] },
      },
      { timers },
    );
    await publish(product, strategy);
    await publishOnly(product, id);
    const account = await openAccount(product);
    await account.owes(50_000, '2026-01-11');
    const { at } = await product.api.call('clock.get');
    await advanceTo(product, `2026-02-10 ${String(Number(at.slice(11, 13)) - 4).padStart(2, '0')}:00`);
    return account;
  }

  it('walks to the step of its age and is written to once, where late messages are sent', async () => {
    const account = await overdue('send');

    expect(await account.step()).to.equal('third');
    expect(mail.accepted.map((each) => each.to)).to.deep.equal([account.email]);
    expect(await account.outbox()).to.deep.equal([
      'friendly-reminder skipped: the step was left again at once',
      'firm-reminder skipped: the step was left again at once',
      'final-demand sent',
    ]);
  });

  it('is not written to at all where late messages are skipped', async () => {
    const account = await overdue('skip');

    expect(await account.step()).to.equal('third');
    expect((await account.outbox()).map((line) => line.split(':')[0])).to.deep.equal([
      'friendly-reminder skipped',
      'firm-reminder skipped',
      'final-demand skipped',
    ]);
    expect(mail.accepted).to.have.length(1);
  });

  it('is written to only after a person has said so, where late messages are reviewed', async () => {
    const account = await overdue('review');
    const reviewed = (await account.notices()).at(-1);
    expect([reviewed?.template, reviewed?.status, reviewed?.decisions]).to.deep.equal(['final-demand', 'held', ['send', 'skip']]);
    expect(mail.accepted).to.have.length(1);

    await product.api.call('outbox.decide', { params: { key: reviewed?.key ?? '' }, body: { decision: 'send' } });
    await product.settle();

    expect(mail.accepted.map((each) => each.to).at(-1)).to.equal(account.email);
    expect((await account.outbox()).at(-1)).to.equal('final-demand sent');
  });

  it('is not written to when the person says to leave it', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-01-11');
    await advanceTo(product, '2026-02-10 16:00');
    const reviewed = (await account.notices()).at(-1);

    await product.api.call('outbox.decide', { params: { key: reviewed?.key ?? '' }, body: { decision: 'skip' } });
    await product.settle();

    expect((await account.outbox()).at(-1)).to.equal('final-demand cancelled: a person decided to leave it');
    expect(mail.accepted.filter((each) => each.to === account.email)).to.deep.equal([]);
  });
});
