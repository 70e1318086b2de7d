import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount, until } from '../../support/collecting.ts';
import { aFlow, dueDay, effect, task } from '../../support/flows.ts';
import { aroundTransactionOf, failTransactionOf } from '../../support/meanwhile.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish, publishOnly } from '../../support/segments.ts';

const suspending = { entry: [effect('service.suspend'), task('review')] };

describe('an action that fails for a fault of the moment', function () {
  this.timeout(60_000);
  let product: Product;

  beforeEach(async () => {
    product = await aProduct({ clock: '2026-02-09' });
  });

  afterEach(() => product.stop());

  const effects = () => product.runtime.store.db.collection('effects');

  async function chasedBy(states: Readonly<Record<string, object>>): Promise<OpenedAccount> {
    await publish(product, aFlow('suspending', { waiting: { after: { day5: 'suspended' } }, ...states }, { timers: { day5: dueDay(5) } }));
    await publishOnly(product, 'suspending');
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-09 09:30');
    return account;
  }

  /** Until nothing is left to be tried again. */
  async function quiet(account: OpenedAccount): Promise<void> {
    await until(
      async () => (await effects().countDocuments({ accountId: account.id, status: { $in: ['pending', 'leased'] } })) === 0,
      'the action has been tried again',
    );
    await product.settle();
  }

  const statuses = async (account: OpenedAccount): Promise<string[]> =>
    (await effects().find({ accountId: account.id }).sort({ version: 1, index: 1 }).toArray()).map(
      (each) => `${each['type']} ${each['status']}`,
    );

  it('suspends nobody who has paid before it was tried again', async () => {
    const account = await chasedBy({ suspended: suspending });
    const failed = failTransactionOf(product, 'performInHouse');
    await advanceTo(product, '2026-02-10 09:30');
    expect([failed(), (await account.detail()).service]).to.deep.equal([1, 'running']);
    await account.pays(50_000);
    await quiet(account);

    expect([await account.step(), (await account.detail()).service]).to.deep.equal(['cured ended', 'running']);
    expect((await statuses(account))[0]).to.equal('service.suspend cancelled');
    expect(await account.openTasks()).to.deep.equal([]);
  });

  it('suspends nobody who has paid when a path had asked for it, which no step takes back', async () => {
    const asked = { target: 'suspended', actions: [effect('service.suspend')] };
    const account = await chasedBy({ waiting: { on: { 'manual.press': asked } }, suspended: {} });
    failTransactionOf(product, 'performInHouse');
    await account.raises('press');
    await account.pays(50_000);
    await quiet(account);

    expect([await account.step(), (await account.detail()).service]).to.deep.equal(['cured ended', 'running']);
  });

  it('suspends nobody whose strategy was ended from outside', async () => {
    const account = await chasedBy({
      waiting: { on: { 'manual.press': { target: 'suspended', actions: [effect('service.suspend')] } } },
      suspended: {},
    });
    failTransactionOf(product, 'performInHouse');
    await account.raises('press');
    await product.runtime.store.db
      .collection('enrollments')
      .updateOne({ accountId: account.id, status: 'active' }, { $set: { status: 'ended', endReason: 'moved' } });
    await quiet(account);

    expect((await account.detail()).service).to.equal('running');
    expect(await statuses(account)).to.deep.equal(['service.suspend cancelled']);
  });

  it('is carried out when it is tried again and the account still stands there, with what comes after it', async () => {
    const account = await chasedBy({ suspended: suspending });
    failTransactionOf(product, 'performInHouse', 2);
    await advanceTo(product, '2026-02-10 09:30');
    expect(await account.openTasks()).to.deep.equal([]);
    await quiet(account);

    expect((await account.detail()).service).to.equal('suspended');
    expect(await account.openTasks()).to.deep.equal(['review']);
  });

  it('lets what waited behind it go on even when the process ends right after it', async () => {
    const account = await chasedBy({ suspended: suspending });
    failTransactionOf(product, 'performInHouse');
    await advanceTo(product, '2026-02-10 09:30');
    expect(await statuses(account)).to.deep.equal(['service.suspend pending', 'task.create held']);
    let left: string[] = [];
    aroundTransactionOf(product, 'performInHouse', {
      after: async () => {
        left = await statuses(account);
      },
    });
    await quiet(account);

    expect(left).to.deep.equal(['service.suspend done', 'task.create pending']);
  });

  it('takes up what an earlier process has left waiting behind nothing, and touches nothing else', async () => {
    const account = await chasedBy({ suspended: suspending });
    failTransactionOf(product, 'performInHouse', 3);
    await advanceTo(product, '2026-02-10 09:30');
    await until(async () => (await account.openIncidents()).length === 1, 'a person is asked');
    const before = await effects().find({ accountId: account.id }).toArray();
    await product.composed.worker.takeOver();
    await product.settle();
    expect(await effects().find({ accountId: account.id }).toArray()).to.deep.equal(before);

    await effects().updateOne({ accountId: account.id, type: 'service.suspend' }, { $set: { status: 'done' } });
    await product.composed.worker.takeOver();
    await product.settle();
    expect(await account.openTasks()).to.deep.equal(['review']);
  });
});
