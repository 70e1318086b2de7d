import { expect } from 'chai';
import { addDays, localDateAt } from '#engine';
import { writeSetting } from '../../runtime/store/settings.ts';
import { openAccount, until } from '../support/collecting.ts';
import { aFlow, task } from '../support/flows.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

describe('a wait on the real clock', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct();
    await writeSetting(product.runtime.store, 'clock', { mode: 'live' });
    const chain = aFlow(
      'seconds',
      {
        idle: { on: { 'manual.go': 'one' } },
        one: { after: { soon: 'two' } },
        two: { after: { soon: 'three' } },
        three: { after: { soon: 'four' } },
        four: { entry: [task('call')] },
      },
      { timers: { soon: { offset: 'PT1S' } } },
    );
    await publish(product, chain);
    await publishOnly(product, 'seconds');
  });

  after(() => product.stop());

  it('is over at its moment, without anybody looking: the sweep that comes each minute is not needed', async () => {
    const account = await openAccount(product);
    const today = localDateAt(Date.now(), ZONE);
    const invoice = { number: 'INV-1', issuedOn: addDays(today, -30), dueOn: addDays(today, -3), amount: 50_000 };
    await product.api.call('invoices.add', { params: { accountId: account.id }, body: invoice });
    await product.composed.scheduler.wakeNow();
    await until(async () => (await account.step()) === 'idle', 'the account is on its strategy');
    const begun = Date.now();
    await account.raises('go');
    const enrollment = await product.runtime.store.db.collection('enrollments').findOne({ accountId: account.id });
    const due = new Date(enrollment?.['nextDueAt'] ?? 0).getTime();
    await until(
      async () =>
        (await product.runtime.store.db.collection('agendaJobs').countDocuments({ name: 'wake', nextRunAt: { $gte: new Date(due) } })) ===
        1,
      'a job waits for the moment',
    );
    await until(async () => (await account.step()) === 'four', 'three waits of a second are over');

    const fired = (await product.api.call('timeline.list', { params: { accountId: account.id } })).items
      .filter((entry) => entry.type === 'step')
      .map((entry) => new Date(entry.at).getTime())
      .sort((a, b) => a - b)
      .slice(-3);
    const waits = fired.map((at, index) => at - (fired[index - 1] ?? due - 1000));
    for (const wait of waits) expect(wait, `waits of ${waits.join(', ')} ms`).to.be.within(1000, 4000);
    expect(Date.now() - begun).to.be.lessThan(12_000);
    expect(await account.openTasks()).to.deep.equal(['call']);
  });

  it('makes one job for one moment, however many ask for it', async () => {
    const { scheduler } = product.composed;
    await Promise.all(Array.from({ length: 20 }, () => scheduler.wakeNow()));
    const jobs = product.runtime.store.db.collection('agendaJobs');

    await until(async () => (await jobs.countDocuments({ name: 'wake', 'data.moment': /^now/ })) === 0, 'they are done');
    const moments = (await jobs.find({ name: 'wake' }).toArray()).map((job) => String(job['data'].moment));
    expect(new Set(moments).size).to.equal(moments.length);
  });
});
