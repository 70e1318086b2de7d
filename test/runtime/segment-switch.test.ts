import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, effect, email, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';

const segments = {
  kind: 'segment',
  id: 'account-segments',
  name: 'By size',
  rows: [
    { id: 'lawyer', name: 'With the lawyer', when: { fact: 'account.openAmount', operator: 'greaterThanInclusive', value: 200_000 } },
    {
      id: 'large',
      name: 'Large',
      when: { fact: 'account.openAmount', operator: 'greaterThanInclusive', value: 100_000 },
      strategy: 'firm',
    },
    { id: 'small', name: 'Small', strategy: 'gentle' },
  ],
};

const gentle = aFlow(
  'gentle',
  {
    waiting: { tags: ['switchable'], after: { day3: 'reminded' } },
    reminded: {
      tags: ['switchable'],
      entry: [task('call'), task('review', { keep: true }), email('friendly-reminder')],
      on: { 'manual.talk': 'talking', 'manual.giveUp': 'givenUp' },
    },
    talking: { entry: [task('follow-up')], on: { 'manual.talked': 'reminded', 'manual.giveUp': 'givenUp', 'manual.handOver': 'handing' } },
    handing: { entry: [effect('strategy.start', { strategy: 'firm' })] },
    givenUp: { type: 'final' },
  },
  { timers: { day3: dueDay(3) } },
);
const firm = aFlow(
  'firm',
  { waiting: { after: { day4: 'demanded' } }, demanded: { entry: [task('call')] } },
  { timers: { day4: dueDay(4) } },
);

describe('an account that fits another segment', function () {
  this.timeout(60_000);
  let product: Product;
  let switching: OpenedAccount;
  let talking: OpenedAccount;
  let givingUp: OpenedAccount;
  let handedOver: OpenedAccount;
  let staying: OpenedAccount;

  before(async () => {
    product = await aProduct({ clock: '2026-02-06', sending: false });
    await publish(product, gentle, firm);
    await publish(product, segments);
    const accounts = [];
    for (let index = 0; index < 5; index += 1) accounts.push(await openAccount(product));
    for (const account of accounts) await account.owes(50_000, '2026-02-05');
    [switching, talking, givingUp, handedOver, staying] = accounts as [
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
    ];
    await advanceTo(product, '2026-02-09 10:00');
    await talking.raises('talk');
    await handedOver.raises('talk');
    for (const account of [switching, talking, givingUp]) await account.owes(60_000, '2026-02-06');
    await givingUp.raises('talk');
  });

  after(() => product.stop());

  const strategyOf = async (account: OpenedAccount): Promise<string | undefined> => (await account.detail()).step?.strategyId;
  const enrollments = async (account: OpenedAccount): Promise<string[]> => {
    const found = await product.runtime.store.db.collection('enrollments').find({ accountId: account.id }).sort({ startedAt: 1 }).toArray();
    return found.map((each) => `${each['definitionId']} ${each['status']} ${each['endReason'] ?? ''}`.trim());
  };

  it('moves to its strategy in the night after, where the step allows it, at the step of its age', async () => {
    expect(await strategyOf(switching)).to.equal('gentle');
    await advanceTo(product, '2026-02-10 10:00');

    expect(await enrollments(switching)).to.deep.equal(['gentle ended segment-changed', 'firm active']);
    expect(await switching.step()).to.equal('demanded');
    expect((await switching.words()).join('\n')).to.include('Segment changed from small to large');
  });

  it('leaves nothing of the old strategy behind but what was to be kept', async () => {
    const tasks = (await switching.detail()).tasks.map((each) => [each.kind, each.status]);

    expect(tasks.filter(([, status]) => status === 'open').sort()).to.deep.equal([
      ['call', 'open'],
      ['review', 'open'],
    ]);
    expect(tasks.filter(([kind]) => kind === 'call').sort()).to.deep.equal([
      ['call', 'open'],
      ['call', 'withdrawn'],
    ]);
    expect(await switching.outbox()).to.deep.equal(['friendly-reminder cancelled: the account has moved on']);
  });

  it('stays where it is while its step does not allow it, and moves once it does', async () => {
    expect(await talking.step()).to.equal('talking');
    expect((await talking.words()).join('\n')).to.include('Segment changed from small to large');
    await talking.raises('talked');
    await advanceTo(product, '2026-02-11 10:00');

    expect(await enrollments(talking)).to.deep.equal(['gentle ended segment-changed', 'firm active']);
  });

  it('moves at the latest when its strategy ends with the debt still there', async () => {
    await givingUp.raises('giveUp');
    await advanceTo(product, '2026-02-11 11:00');

    expect(await enrollments(givingUp)).to.deep.equal(['gentle ended final', 'firm active']);
  });

  it('is not sent round again when a strategy ends without its segment having changed', async () => {
    await staying.raises('giveUp');
    await advanceTo(product, '2026-02-13 10:00');

    expect(await enrollments(staying)).to.deep.equal(['gentle ended final']);
  });

  it('keeps to a strategy it was handed over to, nothing of the old one left', async () => {
    await handedOver.raises('handOver');
    await advanceTo(product, '2026-02-16 10:00');

    expect(await enrollments(handedOver)).to.deep.equal(['gentle ended handed-over', 'firm active']);
    expect((await handedOver.openTasks()).sort()).to.deep.equal(['call', 'review']);
  });

  it('is taken off its strategy where its segment leaves it alone on purpose, once the step allows it', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-09');
    await advanceTo(product, '2026-02-16 11:00');
    await account.raises('talk');
    await account.owes(150_000, '2026-02-10');
    await advanceTo(product, '2026-02-17 10:00');
    expect(await account.step()).to.equal('talking');
    await account.raises('talked');
    await advanceTo(product, '2026-02-18 10:00');

    expect(await enrollments(account)).to.deep.equal(['gentle ended segment-changed']);
    expect(await account.step()).to.equal('reminded ended');
    expect(await account.openTasks()).to.deep.equal(['review', 'review']);
    expect((await account.words()).join('\n')).to.include('Taken off the strategy: “With the lawyer” is left alone');
  });

  it('never runs on two strategies at once', async () => {
    const active = await product.runtime.store.db.collection('enrollments').find({ status: 'active' }).toArray();
    const accounts = active.map((each) => each['accountId']);

    expect(new Set(accounts).size).to.equal(accounts.length);
  });
});
