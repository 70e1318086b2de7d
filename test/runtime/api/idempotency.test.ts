import { expect } from 'chai';
import type { AccountDetail } from '#engine';
import { as } from '../../support/callers.ts';
import type { Answer, Ask } from '../../support/checked-api.ts';
import { aFurnishedProduct, type Furnished } from '../../support/furnished.ts';

describe('a request that is repeated', function () {
  this.timeout(60_000);
  let world: Furnished;

  before(async () => {
    world = await aFurnishedProduct();
  });

  after(() => world.stop());

  const pay = (key: string, body: object = { amount: 500 }, more: Ask = {}): Promise<Answer> =>
    world.api.send('payments.post', { params: world.east, body, headers: { 'idempotency-key': key }, ...more });

  async function payments(amount: number): Promise<number> {
    const detail = await world.api.ask<AccountDetail>('accounts.get', { params: world.east });
    return detail.payments.filter((payment) => payment.amount.amount === amount).length;
  }

  it('gets the first answer again, and happens once', async () => {
    const first = await pay('once', { amount: 501 });
    const again = await pay('once', { amount: 501 });

    expect([first.status, again.status]).to.deep.equal([201, 201]);
    expect(again.body).to.deep.equal(first.body);
    expect(await payments(501)).to.equal(1);
  });

  it('happens once when it comes twenty times at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay('rush', { amount: 502 })));
    const done = answers.filter((answer) => answer.status === 201);

    expect(new Set(done.map((answer) => answer.text)).size).to.equal(1);
    expect(answers.filter((answer) => answer.status !== 201).map((answer) => answer.code)).to.deep.equal([]);
    expect(await payments(502)).to.equal(1);
  });

  it('is refused when it is another request under the same key', async () => {
    await pay('other', { amount: 503 });
    const body = await pay('other', { amount: 504 });
    const account = await pay('other', { amount: 503 }, { params: world.west });
    const route = await world.api.send('notes.add', {
      params: world.east,
      body: { text: 'x' },
      headers: { 'idempotency-key': 'other' },
    });

    expect([body.code, account.code, route.code]).to.deep.equal(Array(3).fill('idempotency.key_reused'));
    expect(await payments(504)).to.equal(0);
  });

  it('does not find the answers of another user under the same key', async () => {
    const [lead, manager] = [await as(world.product, 'lead'), await as(world.product, 'manager')];
    const first = await pay('shared', { amount: 505 }, { as: lead });
    const second = await pay('shared', { amount: 505 }, { as: manager });

    expect(second.body).to.not.deep.equal(first.body);
    expect(await payments(505)).to.equal(2);
  });

  it('may be tried again under its key after a refusal: nothing was kept', async () => {
    const early = await pay('retry', { amount: 506, receivedOn: '2026-02-03' });
    const right = await pay('retry', { amount: 506 });

    expect([early.code, right.status]).to.deep.equal(['date.in_future', 201]);
  });

  it('needs a key that can be one', async () => {
    expect((await pay('')).code).to.equal('request.invalid');
    expect((await pay('x'.repeat(201))).code).to.equal('request.invalid');
  });

  it('advances the clock once', async () => {
    const ask: Ask = { body: { by: 'P1D' }, headers: { 'idempotency-key': 'tomorrow' } };
    const first = await world.api.send('clock.advance', ask);
    await world.product.settle();
    const again = await world.api.send('clock.advance', ask);
    await arrived();

    expect([first.status, again.status]).to.deep.equal([202, 202]);
    expect(await world.api.ask('clock.get')).to.include({ on: '2026-02-03' });
  });

  it('begins one import', async () => {
    const mapping = { source: { id: 'x', name: 'X' }, dates: ['yyyy-MM-dd'], currency: 'USD', zone: 'UTC' };
    const parts = { account: { id: '{a}', name: '{a}' }, invoice: { number: '{b}', issuedOn: '{c}', dueOn: '{d}', amount: '{e}' } };
    const ask: Ask = { body: { mapping: { ...mapping, ...parts } }, headers: { 'idempotency-key': 'import' } };

    expect(await world.api.ask('imports.create', ask)).to.deep.equal(await world.api.ask('imports.create', ask));
  });

  async function arrived(): Promise<void> {
    while ('target' in (await world.api.ask('clock.get'))) await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

describe('changes that meet', function () {
  this.timeout(60_000);
  let world: Furnished;

  before(async () => {
    world = await aFurnishedProduct();
  });

  after(() => world.stop());

  it('of one account are all made, one after the other: payments at the same moment lose nothing', async () => {
    const amounts = Array.from({ length: 12 }, (_, index) => 1_000 + index);
    const before = await world.api.ask<AccountDetail>('accounts.get', { params: world.west });
    const answers = await Promise.all(amounts.map((amount) => world.api.send('payments.post', { params: world.west, body: { amount } })));

    expect(answers.map((answer) => answer.status)).to.deep.equal(amounts.map(() => 201));
    const after = await world.api.ask<AccountDetail>('accounts.get', { params: world.west });
    const paid = amounts.reduce((sum, amount) => sum + amount, 0);
    expect(before.standing.open.amount - after.standing.open.amount).to.equal(paid);
  });

  it('of one thing are made once: a payment is reversed by one of ten', async () => {
    const ask = { params: world.east, body: { reason: 'bounced' } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.api.send('payments.reverse', ask)));

    expect(answers.filter((answer) => answer.status === 201)).to.have.length(1);
    expect(new Set(answers.filter((answer) => answer.status !== 201).map((answer) => answer.code))).to.deep.equal(
      new Set(['payment.already_reversed']),
    );
  });

  it('of one task give it to one of those who reach for it', async () => {
    const everybody = await Promise.all(['admin', 'manager', 'lead', 'resolver'].map((user) => as(world.product, user)));
    const answers = await Promise.all(everybody.map((who) => world.api.send('tasks.claim', { params: world.east, body: {}, as: who })));

    expect(answers.filter((answer) => answer.status === 201)).to.have.length(1);
    expect(answers.filter((answer) => answer.code === 'task.claimed')).to.have.length(3);
  });

  it('add one invoice of a number, and one user of an address', async () => {
    const invoice = { number: 'TWICE', issuedOn: '2026-01-05', dueOn: '2026-03-05', amount: 1 };
    const user = { name: 'Twin', email: 'twin@duecourse.test', password: 'a long password', role: 'lead' };
    const [invoices, users] = await Promise.all([
      Promise.all([1, 2, 3, 4].map(() => world.api.send('invoices.add', { params: world.east, body: invoice }))),
      Promise.all([1, 2, 3].map(() => world.api.send('users.add', { body: user }))),
    ]);

    expect(invoices.map((answer) => answer.code ?? 'added').sort()).to.deep.equal(['added', ...Array(3).fill('invoice.number_taken')]);
    expect(users.map((answer) => answer.code ?? 'added').sort()).to.deep.equal(['added', ...Array(2).fill('user.email_taken')]);
  });
});
