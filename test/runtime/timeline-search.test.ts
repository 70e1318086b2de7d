import { expect } from 'chai';
import { aProduct, type Product } from '../support/product.ts';

describe('looking for a line in a long timeline', function () {
  this.timeout(60_000);
  let product: Product;
  let accountId: string;

  before(async () => {
    product = await aProduct({ clock: '2026-02-02' });
    accountId = (await product.api.call('accounts.create', { body: { name: 'Long Story Ltd', currency: 'USD' } })).id;
    for (const text of [
      'spoke to Dana about pallet 1',
      ...Array.from({ length: 60 }, (_, index) => `nothing new, ${index}`),
      'pallet 2 arrived',
    ])
      await product.api.call('notes.add', { params: { accountId }, body: { text } });
  });

  after(() => product.stop());

  const find = (query: Readonly<Record<string, string>>) => product.api.call('timeline.list', { params: { accountId }, query });

  it('finds it however far back it is', async () => {
    const { items, next } = await find({ search: 'Pallet', limit: '10' });

    expect(items.map((item) => /pallet \d/.exec(item.words)?.[0])).to.deep.equal(['pallet 2', 'pallet 1']);
    expect(next).to.equal(undefined);
  });

  it('goes on where a page ended, and shows each line once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await find({ search: 'nothing new', limit: '25', ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next;
    } while (cursor !== undefined);

    expect(seen).to.have.length(60);
    expect(new Set(seen).size).to.equal(60);
  });
});
