import { expect } from 'chai';
import { CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';
import { signIn } from '../support/sign-in.ts';

const chasing = aFlow(
  'chasing',
  {
    waiting: { after: { day5: 'called' } },
    called: { entry: [task('call')] },
    promised: { on: { 'promise.kept': 'waiting', 'promise.cancelled': 'waiting', 'promise.broken': 'broken' } },
    broken: { entry: [task('review')] },
  },
  { timers: { day5: dueDay(5) }, on: { 'promise.made': '.promised' }, plans: { most: 4, misses: 0, approvalAbove: 100_000 } },
);

describe('a payment plan with an account', function () {
  this.timeout(120_000);
  let product: Product;
  let api: CheckedApi;
  let as: { readonly cookie: string };
  let account: OpenedAccount;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    as = await signIn(product.url, 'collector@duecourse.test');
    await publish(product, chasing);
    await publishOnly(product, 'chasing');
    account = await openAccount(product, { unitId: 'east' });
    await account.owes(90_000, '2026-02-05');
    await account.owes(30_000, '2026-02-06');
    await advanceTo(product, '2026-02-12 09:30');
  });

  after(() => product.stop());

  const params = (planId = ''): Record<string, string> => ({ accountId: account.id, planId });
  const three = [
    { dueOn: '2026-02-20', amount: 40_000 },
    { dueOn: '2026-03-20', amount: 40_000 },
    { dueOn: '2026-04-20', amount: 40_000 },
  ];
  const plans = async () => (await account.detail()).plans;
  const offer = (installments: object[]) => api.send('plans.offer', { params: params(), body: { installments }, as });

  it('has limits by the strategy it is on', async () => {
    const { body } = await api.send('plans.limits', { params: params(), as });
    expect(body).to.deep.include({ most: 4, firstBy: '2026-03-14', approvalAbove: { amount: 100_000, currency: 'USD' } });
  });

  it('is refused with the place where it is outside of them, and nothing is written', async () => {
    const five = Array.from({ length: 5 }, (_, index) => ({ dueOn: `2026-02-2${index}`, amount: 24_000 }));
    expect(await offer(five)).to.include({ status: 422, code: 'plan.outside_limits' });
    expect(await offer([{ dueOn: '2026-02-31', amount: 120_000 }])).to.include({ status: 400, code: 'request.invalid' });
    expect(await offer([{ dueOn: '2026-02-20', amount: 1 }])).to.include({ status: 422, code: 'plan.sum_differs' });
    expect(await plans()).to.deep.equal([]);
  });

  it('waits for the word of a lead where it is large, which a collector cannot give', async () => {
    const { body } = await offer(three);
    const { id, waits } = body as { id: string; waits: boolean };
    expect(waits).to.equal(true);
    expect(await api.send('plans.accept', { params: params(id), body: {}, as })).to.include({ status: 409, code: 'plan.not_open' });
    expect(await api.send('plans.approve', { params: params(id), body: {}, as })).to.include({ status: 403 });
    expect(await api.send('plans.approve', { params: params(id), body: {} })).to.include({ status: 201 });
    expect((await plans()).map(({ status, total }) => [status, total.amount])).to.deep.equal([['offered', 120_000]]);
  });

  it('is to the strategy a promise from the day it is accepted, and its installments follow each other', async () => {
    const [plan] = await plans();
    expect(await api.send('plans.accept', { params: params(plan?.id), body: {}, as })).to.include({ status: 201 });
    await product.settle();

    expect(await account.step()).to.equal('promised');
    expect(await account.openTasks()).to.deep.equal([]);
    await account.pays(45_000);
    expect(await account.step()).to.equal('promised');
    const [now] = await plans();
    expect(now?.installments.map((each) => each.status)).to.deep.equal(['kept', 'open', 'coming']);
    expect(now?.received.amount).to.equal(45_000);
    const [open] = (await account.detail()).promises.filter((each) => each.status === 'open');
    expect(open).to.deep.include({ dueOn: '2026-03-20', amount: { amount: 35_000, currency: 'USD' } });
  });

  it('lets no promise be made beside it, and is changed within the limits', async () => {
    const promise = await api.send('promises.make', { params: params(), body: { amount: 1_000, dueOn: '2026-02-20' }, as });
    expect(promise).to.include({ status: 409, code: 'promise.on_plan' });
    const [plan] = await plans();
    const installments = [
      { dueOn: '2026-03-01', amount: 35_000 },
      { dueOn: '2026-04-01', amount: 40_000 },
    ];
    expect(await api.send('plans.amend', { params: params(plan?.id), body: { installments }, as })).to.include({ status: 200 });
    expect((await plans())[0]?.installments.map((each) => [each.dueOn, each.status])).to.deep.equal([
      ['2026-02-20', 'kept'],
      ['2026-03-01', 'open'],
      ['2026-04-01', 'coming'],
    ]);
  });

  it('breaks when an installment and its grace have passed, and the chase goes on', async () => {
    await advanceTo(product, '2026-03-05 09:30');
    expect((await plans())[0]?.status).to.equal('broken');
    expect(await account.step()).to.equal('broken');
    expect(await account.openTasks()).to.deep.equal(['review']);
    const words = (await account.words()).join('\n');
    for (const line of [
      'Payment plan over $1,200.00 in 3 installments offered',
      'Installment 2 of 2026-03-01 missed: $350.00 of $350.00 has not come in',
      'Payment plan over $1,150.00 broken: $750.00 is open',
    ])
      expect(words).to.include(line);
  });

  it('can be offered again, and taken back', async () => {
    const { body } = await offer([{ dueOn: '2026-03-20', amount: 75_000 }]);
    const { id } = body as { id: string };
    expect(await api.send('plans.end', { params: params(id), body: {}, as })).to.include({ status: 201 });
    expect((await plans()).map((each) => each.status)).to.deep.equal(['ended', 'broken']);
  });
});
