import { expect } from 'chai';
import { turnNight } from '../../runtime/commands/turn-night.ts';
import { runDue } from '../../runtime/jobs/run-due.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { openAccount } from '../support/collecting.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publishOnly } from '../support/segments.ts';

describe('the night that puts an account on its strategy', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    await publishOnly(product, 'past-due-escalation');
  });

  after(() => product.stop());

  it('is turned a second time at one standing instant: overdue, paid and overdue again is chased again at once', async () => {
    const account = await openAccount(product);
    const due = async (): Promise<void> => {
      await runDue(product.runtime, await readWorld(product.runtime), () => product.settle());
      await product.settle();
    };
    const steps: string[] = [];
    await account.owes(50_000, '2026-02-08', 'N1');
    await due();
    steps.push(await account.step());
    await account.pays(50_000);
    await due();
    steps.push(await account.step());
    await account.owes(60_000, '2026-02-07', 'N2');
    await due();
    steps.push(await account.step());

    expect(steps[0]).to.match(/chasing/);
    expect(steps[1]).not.to.match(/chasing/);
    expect(steps[2]).to.match(/chasing/);
    expect(await account.openIncidents()).to.deep.equal([]);
  });

  it('is taken up again the same day when it is cut off before, and tells nothing twice', async () => {
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
