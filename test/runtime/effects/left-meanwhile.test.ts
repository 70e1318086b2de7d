import { expect } from 'chai';
import { advanceTo, openAccount } from '../../support/collecting.ts';
import { type Asked, aFlow, dueDay, email, task } from '../../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aroundTransactionOf, raiseAndTake } from '../../support/meanwhile.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish, publishOnly } from '../../support/segments.ts';

describe('a step that is left in the moment its action is carried out', function () {
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

  async function chasedWith(asked: Asked) {
    const flow = aFlow(
      'leaving',
      {
        waiting: { after: { day5: 'pressed' } },
        pressed: { entry: [asked], on: { 'manual.stop': 'resting' } },
        resting: { after: { day50: 'waiting' } },
      },
      { timers: { day5: dueDay(5), day50: dueDay(50) } },
    );
    await publish(product, flow);
    await publishOnly(product, 'leaving');
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    return account;
  }

  it('sends no message of it any more', async () => {
    const account = await chasedWith(email('friendly-reminder'));
    const met = aroundTransactionOf(product, 'reserve', { before: () => raiseAndTake(product, account.id, 'stop') });
    await advanceTo(product, '2026-02-10 09:30');

    expect([met(), await account.step()]).to.deep.equal([1, 'resting']);
    expect(mail.accepted).to.deep.equal([]);
    expect(await account.outbox()).to.deep.equal(['friendly-reminder cancelled: the account has left the step that asked for it']);
  });

  it('leaves no task behind when it was left before the task was made', async () => {
    const account = await chasedWith(task('call'));
    const met = aroundTransactionOf(product, 'performInHouse', { before: () => raiseAndTake(product, account.id, 'stop') });
    await advanceTo(product, '2026-02-10 09:30');

    expect([met(), await account.step(), await account.openTasks()]).to.deep.equal([1, 'resting', []]);
  });

  it('takes the task back when it was left a moment later', async () => {
    const account = await chasedWith(task('call'));
    aroundTransactionOf(product, 'performInHouse', { after: () => raiseAndTake(product, account.id, 'stop') });
    await advanceTo(product, '2026-02-10 09:30');

    expect([await account.step(), await account.openTasks()]).to.deep.equal(['resting', []]);
  });

  it('makes steps and actions of one account wait for each other, and loses neither', async () => {
    const account = await chasedWith(task('call'));
    const { store } = product.runtime;
    const { transaction: run } = store;
    let step: Promise<void> | undefined;
    (store as { transaction: typeof run }).transaction = (work) =>
      run(async (transaction) => {
        const result = await work(transaction);
        // Everything is written and nothing is committed: the step must wait for it.
        if (!step && (await store.db.collection('tasks').countDocuments({}, { session: transaction })) > 0) {
          step = raiseAndTake(product, account.id, 'stop');
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
        return result;
      });
    await advanceTo(product, '2026-02-10 09:30');
    await step;
    await product.settle();

    expect([await account.step(), await account.openTasks()]).to.deep.equal(['resting', []]);
    expect(await store.db.collection('tasks').countDocuments({ status: 'withdrawn' })).to.equal(1);
  });
});
