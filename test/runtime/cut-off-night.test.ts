import { expect } from 'chai';
import { turnNight } from '../../runtime/commands/turn-night.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { openAccount } from '../support/collecting.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publishOnly } from '../support/segments.ts';

describe('a night that is cut off after it was told and before the account was put on its strategy', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    await publishOnly(product, 'past-due-escalation');
  });

  after(() => product.stop());

  it('is taken up again the same day, and tells nothing twice', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-08');
    // What a process does that ends right here.
    await turnNight(product.runtime, await readWorld(product.runtime), account.id);

    await product.advanceTo('2026-02-09');

    expect(await account.step()).to.match(/chasing/);
    const { items } = await product.api.call('timeline.list', { params: { accountId: account.id } });
    expect(items.filter((entry) => entry.type === 'account.overdue')).to.have.length(1);
    expect(items.find((entry) => entry.words.includes('Put on this strategy'))?.on).to.equal('2026-02-09');
  });
});
