import { expect } from 'chai';
import type { AccountDetail } from '#engine';
import { type Furnished, theFurnishedProduct } from '../../support/furnished.ts';

describe('what is unusual and yet right', function () {
  this.timeout(60_000);
  let world: Furnished;

  before(async () => {
    world = await theFurnishedProduct();
  });

  const detail = () => world.api.ask<AccountDetail>('accounts.get', { params: world.west });

  it('is a payment larger than the debt: the rest stays unapplied', async () => {
    const { open } = (await detail()).standing;
    const disputed = 100_000;
    const body = { amount: open.amount + 5_000 };
    const answer = await world.api.ask('payments.post', { params: world.west, body });

    expect(answer).to.include({ applied: open.amount - disputed, unapplied: disputed + 5_000 });
    const after = await detail();
    expect(after.standing.unapplied.amount).to.equal(disputed + 5_000);
    expect(after.standing.chaseable.amount).to.equal(0);
  });

  it('is a payment that names more of an invoice than is open: the rest goes on, none of it twice', async () => {
    const created = await world.api.ask<{ id: string }>('invoices.add', {
      params: world.west,
      body: { number: 'INV-20', issuedOn: '2026-01-05', dueOn: '2026-03-05', amount: 1_000 },
    });
    const body = { amount: 2_500, invoices: [{ invoiceId: created.id, amount: 2_500 }] };
    const answer = await world.api.ask('payments.post', { params: world.west, body });

    expect(answer).to.include({ applied: 1_000, unapplied: 1_500 });
  });

  it('is a name in any script, and text that looks like code', async () => {
    const name = '株式会社 Ünïcode 👩‍💼 <script>alert(1)</script> {{ 7 | times: 7 }} $where';
    const { id } = await world.api.ask<{ id: string }>('accounts.create', { body: { name, currency: 'JPY', tags: ['$set', 'a.b'] } });
    const note = '{"$gt": ""}\u202e\u0007';
    await world.api.ask('notes.add', { params: { accountId: id }, body: { text: note } });

    expect((await world.api.ask<AccountDetail>('accounts.get', { params: { accountId: id } })).name).to.equal(name);
    const { items } = await world.api.ask<{ items: { words: string }[] }>('timeline.list', { params: { accountId: id } });
    expect(items.map((item) => item.words)).to.include(note);
    expect(await found('.*')).to.deep.equal([]);
    expect(await found('株式')).to.deep.equal([id]);
  });

  it('is the largest amount a record may have, hundreds of times over: sums stay exact', async () => {
    const { id } = await world.api.ask<{ id: string }>('accounts.create', { body: { name: 'Very large', currency: 'USD' } });
    const invoice = { issuedOn: '2026-01-05', dueOn: '2026-01-06', amount: 9_999_999_999_999 };
    for (const number of ['A', 'B', 'C']) await world.api.ask('invoices.add', { params: { accountId: id }, body: { ...invoice, number } });
    const larger = { ...invoice, number: 'D', amount: invoice.amount + 1 };

    expect((await world.api.send('invoices.add', { params: { accountId: id }, body: larger })).code).to.equal('request.invalid');
    const { standing } = await world.api.ask<AccountDetail>('accounts.get', { params: { accountId: id } });
    expect(standing.open.amount).to.equal(29_999_999_999_997);
    await world.api.ask('portfolio.get');
  });

  it('is a due date at the end of all calendars', async () => {
    const { id } = await world.api.ask<{ id: string }>('accounts.create', { body: { name: 'Very late', currency: 'USD' } });
    const body = { number: 'A', issuedOn: '0001-01-01', dueOn: '9999-12-31', amount: 1 };
    const answer = await world.api.send('invoices.add', { params: { accountId: id }, body });

    expect(answer.status, answer.text).to.equal(201);
    for (const on of ['0001-01-01', '9999-12-31']) {
      await world.api.ask('reports.aging', { query: { on } });
      await world.api.ask('reports.steps', { query: { from: on, to: '9999-12-31' } });
      await world.api.ask('outbox.list', { query: { from: on, to: on } });
    }
  });

  async function found(search: string): Promise<string[]> {
    const { items } = await world.api.ask<{ items: { id: string }[] }>('accounts.list', { query: { search } });
    return items.map((item) => item.id);
  }
});
