import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';

const byTag = (tag: string, strategy: string): object => ({
  id: tag,
  name: tag,
  when: { fact: 'account.tags', operator: 'contains', value: tag },
  strategy,
});

describe('an overdue account nobody looks after', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    const silent = aFlow('silent', { waiting: { on: { 'manual.go': 'gone' } }, gone: {} });
    const waiting = aFlow(
      'waiting',
      { waiting: { after: { day90: 'called' } }, called: { entry: [task('call')] } },
      {
        timers: { day90: dueDay(90) },
      },
    );
    const working = aFlow('working', { called: { entry: [task('call')] } });
    await publish(product, silent, waiting, working);
    await publish(product, {
      kind: 'segment',
      id: 'account-segments',
      name: 'By tag',
      rows: [byTag('silent', 'silent'), byTag('waiting', 'waiting'), byTag('working', 'working'), { id: 'rest', name: 'Left alone' }],
    });
  });

  after(() => product.stop());

  async function opened(tag: string): Promise<OpenedAccount> {
    const account = await openAccount(product, { name: tag, tags: [tag] });
    await account.owes(50_000, '2026-02-05');
    return account;
  }

  const forgotten = async (): Promise<string[]> => {
    const { items } = await product.api.call('accounts.list', { query: { status: 'forgotten' } });
    return items.map((account) => account.name).sort();
  };
  const counted = async (): Promise<number> => (await product.api.call('portfolio.get')).forgotten.count;

  it('is found: on a strategy that waits for nothing, or on none at all', async () => {
    for (const tag of ['silent', 'waiting', 'working', 'rest', 'held', 'disputed', 'promised']) await opened(tag);
    const byName = new Map((await product.api.call('accounts.list')).items.map((account) => [account.name, account.id]));
    const accountId = (name: string): string => byName.get(name) ?? '';
    await advanceTo(product, '2026-02-10 12:00');
    await product.api.call('holds.place', {
      params: { accountId: accountId('held') },
      body: { reason: 'insolvency', untilOn: '2026-02-12' },
    });
    await product.api.call('promises.make', {
      params: { accountId: accountId('promised') },
      body: { amount: 50_000, dueOn: '2026-02-13' },
    });
    const { invoices } = await product.api.call('accounts.get', { params: { accountId: accountId('disputed') } });
    await product.api.call('disputes.open', {
      params: { accountId: accountId('disputed') },
      body: { invoiceId: invoices[0]?.id ?? '', reason: 'pricing' },
    });
    await product.settle();

    expect(await forgotten()).to.deep.equal(['rest', 'silent']);
    expect(await counted()).to.equal(2);
    const [row] = (await product.api.call('accounts.list', { query: { search: 'silent' } })).items;
    expect(row?.flags).to.include('forgotten');
  });

  it('is found when the hold or the promise that looked after it is over', async () => {
    await advanceTo(product, '2026-02-14 12:00');

    expect(await forgotten()).to.deep.equal(['held', 'promised', 'rest', 'silent']);
  });

  it('is found when the task that looked after it is done', async () => {
    const { items } = await product.api.call('tasks.list', { query: { status: 'open' } });
    const call = items.find((each) => each.accountName === 'working');
    await product.api.call('tasks.complete', { params: { taskId: call?.id ?? '' }, body: { outcome: 'no answer' } });
    await product.settle();

    expect(await forgotten()).to.include('working');
  });

  it('is no longer one once something waits for it again, or it has paid', async () => {
    const accounts = product.runtime.store.db.collection('accounts');
    await accounts.updateOne({ name: 'held' }, { $set: { tags: ['waiting'] }, $inc: { changes: 1 } });
    const paid = (await product.api.call('accounts.list', { query: { search: 'promised' } })).items[0];
    await product.api.call('payments.post', { params: { accountId: paid?.id ?? '' }, body: { amount: 50_000 } });
    await advanceTo(product, '2026-02-15 12:00');

    expect(await forgotten()).to.deep.equal(['rest', 'silent', 'working']);
  });
});
