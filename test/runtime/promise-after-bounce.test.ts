import { expect } from 'chai';
import { aProduct, type Product } from '../support/product.ts';

describe('a promise that was kept with a payment that bounces later', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
  });

  after(() => product.stop());

  it('stays kept when other money of that day is enough, dated by hand or not', async () => {
    const statuses: (string | undefined)[] = [];
    for (const dated of [{ receivedOn: '2026-02-09' }, {}]) {
      const { id: accountId } = await product.api.call('accounts.create', { body: { name: 'Twice Paid', currency: 'USD' } });
      const params = { accountId };
      for (const number of ['A', 'B'])
        await product.api.call('invoices.add', { params, body: { number, issuedOn: '2026-01-02', dueOn: '2026-02-01', amount: 50_000 } });
      await product.api.call('promises.make', { params, body: { amount: 50_000, dueOn: '2026-02-09' } });
      const first = await product.api.call('payments.post', { params, body: { amount: 50_000, ...dated } });
      await product.api.call('payments.post', { params, body: { amount: 50_000, ...dated } });
      await product.api.call('payments.reverse', { params: { paymentId: first.id }, body: { reason: 'bounced' } });
      await product.settle();
      statuses.push((await product.api.call('accounts.get', { params })).promises[0]?.status);
    }

    expect(statuses).to.deep.equal(['kept', 'kept']);
  });
});
