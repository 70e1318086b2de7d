import { expect } from 'chai';
import { toInstant } from '#engine';
import { startAdvance } from '../../runtime/store/settings.ts';
import { openAccount, until } from '../support/collecting.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { publishOnly } from '../support/segments.ts';

describe('the sandbox clock', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-06' });
    await publishOnly(product, 'past-due-escalation');
  });

  after(() => product.stop());

  it('goes on by itself after something it needs was away for a moment', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    const { library, store } = product.runtime;
    const published = library.published.bind(library);
    let asked = 0;
    library.published = () => {
      asked += 1;
      return Promise.reject(new Error('away'));
    };
    await startAdvance(store, toInstant('2026-02-11', '12:00', ZONE), 'test');
    await product.composed.scheduler.resumeClock();
    await until(async () => asked > 3, 'it has run into the fault');
    library.published = published;

    await until(async () => (await product.api.call('clock.get')).target === undefined, 'the clock has arrived');
    expect((await product.api.call('clock.get')).at).to.equal('2026-02-11T17:00:00.000Z');
    expect(await account.step()).to.equal('chasing.reminded');
  });

  it('is moved by one hand at a time, and never back', async () => {
    const advance = (to: string) =>
      product.api.call('clock.advance', { body: { to } }).then(
        () => 'under way',
        (error: { problem: { code: string } }) => error.problem.code,
      );
    const answers = await Promise.all([advance('2026-02-12'), advance('2026-02-12')]);
    await until(async () => (await product.api.call('clock.get')).target === undefined, 'the clock has arrived');

    expect(answers.sort()).to.deep.equal(['clock.running', 'under way']);
    expect(await advance('2026-02-10')).to.equal('clock.backwards');
  });
});
