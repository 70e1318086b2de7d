import { expect } from 'chai';
import { advanceTo, openAccount } from '../../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aroundTransactionOf } from '../../support/meanwhile.ts';
import { chase, Pausing } from '../../support/pausing.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish, publishOnly } from '../../support/segments.ts';

const HELD = 'held: paused by test: wrong template';

describe('a strategy that is paused while actions of it are on their way', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let pausing: Pausing;

  beforeEach(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-02', mailPort: mail.port });
    await publish(product, chase('chase'));
    await publishOnly(product, 'chase');
    pausing = new Pausing(product, 'chase');
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  const collection = (name: string) => product.runtime.store.db.collection(name);

  it('keeps back the very message that was about to be handed over, as if it had never been tried', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-02');
    const met = aroundTransactionOf(product, 'reserve', { after: () => pausing.pause() });
    await advanceTo(product, '2026-02-05 10:00');

    expect([met(), mail.accepted]).to.deep.equal([1, []]);
    expect(await account.outbox()).to.deep.equal([`friendly-reminder ${HELD}`]);
    expect((await collection('contacts').findOne({ accountId: account.id }))?.['attempts']).to.deep.equal([]);
  });

  it('keeps back a call that was asked for in that moment, and makes it when the pause ends', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-02');
    await advanceTo(product, '2026-02-06 10:00');
    const met = aroundTransactionOf(product, 'performInHouse', { before: () => pausing.pause() });
    await advanceTo(product, '2026-02-11 10:00');

    expect([met(), await account.step(), await account.openTasks()]).to.deep.equal([1, 'second', []]);
    const [pause] = await pausing.standing();
    expect(await pausing.counts(pause?.id ?? '')).to.equal('call 1, email 1');
    await pausing.end(pause?.id ?? '', 'send');
    expect(await account.openTasks()).to.deep.equal(['call']);
  });

  it('withdraws what it keeps back when the account leaves its step, and sends it to nobody at the end', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-02');
    aroundTransactionOf(product, 'reserve', { after: () => pausing.pause() });
    await advanceTo(product, '2026-02-05 10:00');
    const [pause] = await pausing.standing();
    await account.pays(50_000);
    expect(await account.outbox()).to.deep.equal(['friendly-reminder cancelled: the account has moved on']);

    await pausing.end(pause?.id ?? '', 'send');
    expect(mail.accepted).to.deep.equal([]);
  });

  it('goes on with an account that had needed attention meanwhile, as was decided', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-02');
    await advanceTo(product, '2026-02-04 10:00');
    const { id } = await pausing.pause();
    await advanceTo(product, '2026-02-06 10:00');
    // It stops for a reason of its own, and is let go on when the pause is long over.
    const enrollments = collection('enrollments');
    await enrollments.updateOne({ accountId: account.id }, { $set: { status: 'parked' } });
    await pausing.end(id, 'skip');
    await enrollments.updateOne({ accountId: account.id }, { $set: { status: 'active', nextDueAt: new Date(1) } });
    await advanceTo(product, '2026-02-07 10:00');
    await product.composed.scheduler.wakeNow();
    await pausing.over(id);

    expect(await account.step()).to.equal('first');
    expect(await account.outbox()).to.deep.equal(['friendly-reminder skipped: it came due during a pause, and was left out at its end']);
    expect(mail.accepted).to.deep.equal([]);
  });
});
