import { expect } from 'chai';
import { MANUAL_SOURCE } from '../../runtime/commands/create-account.ts';
import { saveFeed } from '../../runtime/store/feed-store.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, effect, email, task } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const WAITS = 'waiting for Bank file to be current';

describe('a bank file that is behind', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let plain: OpenedAccount;
  let paid: OpenedAccount;
  let pressed: OpenedAccount;
  let pressedAndPaid: OpenedAccount;
  let promising: OpenedAccount;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-06', mailPort: mail.port });
    await saveFeed(product.runtime.store, { _id: MANUAL_SOURCE, name: 'Bank file', mode: 'batch', currentThrough: '2026-02-06' });
    const strategy = aFlow(
      'remind-and-press',
      {
        waiting: { after: { day5: 'reminded' }, on: { 'manual.press': 'pressed' } },
        reminded: { entry: [email('friendly-reminder')] },
        pressed: { entry: [effect('service.suspend'), effect('credit.hold'), email('suspension'), task('review')] },
        broken: { entry: [task('call')] },
      },
      { timers: { day5: dueDay(5) }, on: { 'promise.broken': '.broken' } },
    );
    await publish(product, strategy);
    await publishOnly(product, 'remind-and-press');
    const accounts = [];
    for (let index = 0; index < 5; index += 1) accounts.push(await openAccount(product));
    [plain, paid, pressed, pressedAndPaid, promising] = accounts as [
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
    ];
    for (const account of accounts) await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-06 09:00');
    await promising.promises(50_000, '2026-02-08');
    for (const account of [pressed, pressedAndPaid]) {
      await advanceAndPress(account);
    }
    await advanceTo(product, '2026-02-10 09:30');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  async function advanceAndPress(account: OpenedAccount): Promise<void> {
    const { at } = await product.api.call('clock.get');
    if (at < '2026-02-08') await advanceTo(product, '2026-02-09 10:00');
    await account.raises('press');
  }

  const current = (through: string) =>
    product.api.call('feeds.set', { params: { feedId: MANUAL_SOURCE }, body: { currentThrough: through } });

  it('keeps messages back, and they say what they wait for', async () => {
    for (const account of [plain, paid]) expect(await account.outbox()).to.deep.equal([`friendly-reminder held: ${WAITS}`]);
    expect(mail.accepted).to.deep.equal([]);
  });

  it('takes service and credit from nobody', async () => {
    const { service, credit } = await pressed.detail();

    expect([service, credit]).to.deep.equal(['running', 'open']);
    expect(await pressed.outbox()).to.deep.equal([`suspension held: ${WAITS}`]);
    expect(await pressed.openTasks()).to.deep.equal(['review']);
  });

  it('leaves a promise open that cannot be judged yet', async () => {
    const [promise] = (await promising.detail()).promises;

    expect([promise?.status, promise?.waitingFor]).to.deep.equal(['open', 'Bank file']);
  });

  it('does not judge it by the way when something else happens to the account', async () => {
    await promising.pays(1_000);

    expect((await promising.detail()).promises[0]?.status).to.equal('open');
    expect((await promising.words()).join('\n')).to.include('$10.00 received');
  });

  it('never presses an account that was paid while it waited', async () => {
    await pressedAndPaid.pays(50_000);
    await paid.pays(50_000);
    await current('2026-02-09');
    await product.settle();
    await advanceTo(product, '2026-02-10 11:00');

    const { service, credit } = await pressedAndPaid.detail();
    expect([service, credit]).to.deep.equal(['running', 'open']);
    expect(await pressedAndPaid.step()).to.equal('cured ended');
    expect((await pressedAndPaid.words()).join('\n')).not.to.include('Service suspended');
    expect(await pressedAndPaid.openTasks()).to.deep.equal([]);
  });

  it('lets messages go when it is current, except those that are no longer wanted', async () => {
    const to = mail.accepted.map((each) => each.to);

    expect(to.filter((each) => each === plain.email)).to.have.length(1);
    expect(to).not.to.include(paid.email).and.not.to.include(pressedAndPaid.email);
    expect(await paid.outbox()).to.deep.equal(['friendly-reminder cancelled: the account has moved on']);
  });

  it('presses the others then, in the order it was asked', async () => {
    const { service, credit } = await pressed.detail();

    expect([service, credit]).to.deep.equal(['suspended', 'held']);
    expect(mail.accepted.map((each) => each.to)).to.include(pressed.email);
    const words = (await pressed.words()).join('\n');
    expect(words.indexOf('Service suspended')).to.be.lessThan(words.indexOf('“suspension” sent'));
  });

  it('judges the promise then', async () => {
    expect((await promising.detail()).promises[0]?.status).to.equal('broken');
    expect(await promising.step()).to.equal('broken');
  });
});
