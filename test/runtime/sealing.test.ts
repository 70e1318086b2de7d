import { expect } from 'chai';
import { aProduct, type Product } from '../support/product.ts';

describe('the audit trail while people work', function () {
  this.timeout(90_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-02' });
  });

  after(() => product.stop());

  it('is never called broken because a line was sealed while it was read', async () => {
    const { id: accountId } = await product.api.call('accounts.create', { body: { name: 'Busy Ltd', currency: 'USD' } });
    let isWriting = true;
    const writing = (async () => {
      for (let note = 0; isWriting && note < 2000; note += 1)
        await product.api.call('notes.add', { params: { accountId }, body: { text: `note ${note}` } });
    })();
    const verdicts = [];
    for (let look = 0; look < 60; look += 1) verdicts.push(await product.api.call('audit.verify', { body: {} }));
    isWriting = false;
    await writing;

    expect(verdicts.flatMap((verdict) => verdict.broken)).to.deep.equal([]);
    expect(verdicts.at(-1)?.entries).to.be.greaterThan(verdicts[0]?.entries ?? 0);
  });
});
