import { expect } from 'chai';
import { readWorld } from '../../runtime/runtime.ts';
import { advanceTo, type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { aFlow, dueDay, effect, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';

const size = (from: number) => ({ fact: 'account.openAmount', operator: 'greaterThanInclusive', value: from });
const segments = {
  kind: 'segment',
  id: 'account-segments',
  name: 'By size',
  rows: [
    { id: 'large', name: 'Large', when: size(100_000), strategy: 'firm' },
    { id: 'small', name: 'Small', strategy: 'gentle' },
  ],
};
// None of its steps may be left for another segment's strategy.
const gentle = aFlow(
  'gentle',
  {
    waiting: { after: { day3: 'reminded' } },
    reminded: { entry: [task('call')], on: { 'manual.handOver': 'handing' } },
    handing: { entry: [effect('strategy.start', { strategy: 'soft' })] },
  },
  { timers: { day3: dueDay(3) } },
);
const firm = aFlow(
  'firm',
  { waiting: { after: { day4: 'demanded' } }, demanded: { entry: [task('review')] } },
  { timers: { day4: dueDay(4) } },
);
const soft = aFlow('soft', { talking: { entry: [task('follow-up')], tags: ['switchable'] } });
const perInvoice = aFlow('per-invoice', { open: { entry: [task('review')] } }, { subject: 'invoice' });

describe('an account whose strategy a person has overridden', function () {
  this.timeout(120_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-06', sending: false });
    await publish(product, gentle, firm, soft, perInvoice);
    await publish(product, segments);
  });

  after(() => product.stop());

  const params = (account: OpenedAccount) => ({ accountId: account.id });
  const override = async (account: OpenedAccount, untilOn: string, strategyId?: string): Promise<void> => {
    const body = { untilOn, reason: 'only I call them', ...(strategyId === undefined ? {} : { strategyId }) };
    await product.api.call('overrides.set', { params: params(account), body });
    await looked(account);
  };
  /** The account was woken, and has been looked at. */
  const looked = async ({ id }: OpenedAccount): Promise<void> => {
    const accounts = product.runtime.store.db.collection('accounts');
    const isAwake = async (): Promise<boolean> => {
      const { now } = await readWorld(product.runtime);
      return (await accounts.countDocuments({ _id: id as never, nextNightAt: { $lte: new Date(now + 1) } })) > 0;
    };
    await until(async () => !(await isAwake()), 'the account was looked at');
    await product.settle();
  };
  const running = async (account: OpenedAccount): Promise<string[]> => {
    const { db } = product.runtime.store;
    const found = await db.collection('enrollments').find({ accountId: account.id, status: 'active', kind: 'strategy' }).toArray();
    return found.map((each) => String(each['definitionId'])).sort();
  };
  const opened = async (amount = 50_000): Promise<OpenedAccount> => {
    const account = await openAccount(product);
    await account.owes(amount, '2026-02-03');
    return account;
  };

  it('is on the other one at once, wherever it stood, and goes back by itself after the last day', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-07 10:00');
    expect(await running(account)).to.deep.equal(['gentle']);
    await override(account, '2026-02-09', 'firm');

    expect(await running(account)).to.deep.equal(['firm']);
    expect((await account.detail()).override).to.deep.include({ strategy: { id: 'firm', name: 'firm' }, untilOn: '2026-02-09' });
    await advanceTo(product, '2026-02-09 23:00');
    expect(await running(account)).to.deep.equal(['firm']);
    await advanceTo(product, '2026-02-10 02:00');

    expect(await running(account)).to.deep.equal(['gentle']);
    expect((await account.detail()).override).to.equal(undefined);
    const words = (await account.words()).join('\n');
    expect(words).to.include('Strategy overridden until 2026-02-09: on “firm”, because: only I call them');
    expect(words).to.include('Override of the strategy is over, its last day has passed');
    expect(words).to.not.include('Segment changed');
  });

  it('is on none where nobody but people are to write, and its tasks of the strategy go', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-11 10:00');
    expect(await account.openTasks()).to.deep.equal(['call']);
    await override(account, '2026-02-12');

    expect([await running(account), await account.openTasks()]).to.deep.equal([[], []]);
    const listed = async (status: string): Promise<string[]> =>
      (await product.api.call('accounts.list', { query: { status } })).items.map((row) => row.id);
    expect(await listed('overridden')).to.deep.equal([account.id]);
    // Somebody has said until when: that is not forgetting.
    expect(await listed('forgotten')).to.not.include(account.id);
    await advanceTo(product, '2026-02-12 23:00');
    expect(await running(account)).to.deep.equal([]);
    await advanceTo(product, '2026-02-13 02:00');
    expect(await running(account)).to.deep.equal(['gentle']);
  });

  it('is not moved by its segment meanwhile, and follows the new one afterwards', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-14 10:00');
    await override(account, '2026-02-16', 'soft');
    await account.owes(90_000, '2026-02-04');
    await advanceTo(product, '2026-02-16 12:00');

    // The step of “soft” could be left for a segment.
    expect(await running(account)).to.deep.equal(['soft']);
    expect((await account.words()).join('\n')).to.include('Segment changed from small to large');
    await advanceTo(product, '2026-02-17 02:00');
    expect(await running(account)).to.deep.equal(['firm']);
  });

  it('ends it when that is said, is not restarted on what it is on, and stays put by segments again', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-18 10:00');
    const enrollment = (await account.detail()).step?.enrollmentId;
    await override(account, '2026-02-25', 'gentle');
    expect((await account.detail()).step?.enrollmentId).to.equal(enrollment);
    await product.api.call('overrides.end', { params: params(account), body: {} });
    await looked(account);
    expect((await account.detail()).step?.enrollmentId).to.equal(enrollment);
    await account.owes(90_000, '2026-02-04');
    await advanceTo(product, '2026-02-19 10:00');

    expect(await running(account)).to.deep.equal(['gentle']);
  });

  it('takes every invoice along, and brings them back', async () => {
    const account = await opened();
    await account.owes(20_000, '2026-02-10');
    await advanceTo(product, '2026-02-20 10:00');
    await override(account, '2026-02-21', 'per-invoice');
    expect(await running(account)).to.deep.equal(['per-invoice', 'per-invoice']);
    await override(account, '2026-02-22');
    expect(await running(account)).to.deep.equal([]);
    await advanceTo(product, '2026-02-23 02:00');

    expect(await running(account)).to.deep.equal(['gentle']);
  });

  it('stays on the version it came onto when that strategy is published again, and settles as ever', async () => {
    const account = await opened();
    await advanceTo(product, '2026-02-24 10:00');
    await override(account, '2026-03-05', 'firm');
    await publish(product, firm, { ...firm, description: 'the second' });
    await advanceTo(product, '2026-02-25 10:00');
    expect((await account.detail()).step).to.deep.include({ strategyId: 'firm', version: 1 });
    await account.pays(50_000);

    expect(await running(account)).to.deep.equal([]);
    await advanceTo(product, '2026-03-06 02:00');
    expect(await running(account)).to.deep.equal([]);
    expect((await account.detail()).override).to.equal(undefined);
  });

  it('has one override when two are set at once, and the strategy of that one', async () => {
    const account = await opened();
    await advanceTo(product, '2026-03-07 10:00');
    const second = await aProduct({ mongoUri: product.mongoUri });
    const asked = ['firm', 'soft', 'firm', 'soft'].map((strategyId, nth) =>
      (nth % 2 === 0 ? product : second).api.call('overrides.set', {
        params: params(account),
        body: { strategyId, untilOn: '2026-03-09', reason: `from ${strategyId}` },
      }),
    );
    await Promise.allSettled(asked);
    await looked(account);
    await second.settle();
    await second.stop();
    const { override: stood } = await account.detail();

    expect(await running(account)).to.deep.equal([stood?.strategy?.id]);
  });
});
