import { expect } from 'chai';
import { openAccount } from '../../support/collecting.ts';
import { aProduct, type Product } from '../../support/product.ts';

describe('a list of accounts sorted by what some lack', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-02' });
    for (const [name, dueOn] of [
      ['Blank one', undefined],
      ['Oldest', '2026-01-05'],
      ['Blank two', undefined],
      ['Newest', '2026-01-30'],
      ['Middle', '2026-01-20'],
    ] as const) {
      const account = await openAccount(product, { name });
      if (dueOn !== undefined) await account.owes(40_000, dueOn);
    }
    await product.settle();
  });

  after(() => product.stop());

  async function read(order: 'asc' | 'desc', limit: number): Promise<string[]> {
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { sort: 'oldestDueOn', order, limit: `${limit}`, ...(cursor === undefined ? {} : { cursor }) };
      const page = await product.api.call('accounts.list', { query });
      names.push(...page.items.map((item) => item.name.slice(0, 5)));
      if (page.next === undefined) return names;
      cursor = page.next;
    }
  }

  for (const limit of [1, 2, 3, 5, 50])
    it(`has the blanks last whichever way it goes, in pages of ${limit}`, async () => {
      expect(await read('asc', limit)).to.deep.equal(['Oldes', 'Middl', 'Newes', 'Blank', 'Blank']);
      expect(await read('desc', limit)).to.deep.equal(['Newes', 'Middl', 'Oldes', 'Blank', 'Blank']);
    });
});
