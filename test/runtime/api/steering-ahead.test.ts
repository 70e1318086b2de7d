import { expect } from 'chai';
import { readWorld } from '../../../runtime/runtime.ts';
import { CheckedApi } from '../../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../../support/collecting.ts';
import { foresee, happenedSince, inWords, told } from '../../support/foreseeing.ts';
import { chase } from '../../support/pausing.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish, publishOnly } from '../../support/segments.ts';

describe('the next days of accounts that people have steered', function () {
  this.timeout(120_000);
  let product: Product;
  let api: CheckedApi;

  before(async () => {
    product = await aProduct({ clock: '2026-02-02', sending: false });
    await publish(product, chase('chase'), chase('other'));
    await publishOnly(product, 'chase');
    api = await CheckedApi.of(product);
    const open = async (): Promise<OpenedAccount> => {
      const account = await openAccount(product);
      await account.owes(50_000, '2026-02-03');
      return account;
    };
    const [, skipped, later, silent, elsewhere] = [await open(), await open(), await open(), await open(), await open()];
    await advanceTo(product, '2026-02-04 12:00');
    const steer = async (account: OpenedAccount, how: object): Promise<void> => {
      const { step } = await account.detail();
      const body = { enrollmentId: step?.enrollmentId, wait: step?.next?.wait, reason: 'a test', ...how };
      await api.ask('steps.steer', { params: { accountId: account.id }, body });
    };
    const override = (account: OpenedAccount, how: object) =>
      api.ask('overrides.set', { params: { accountId: account.id }, body: { reason: 'a test', ...how } });
    await steer(skipped, { act: 'skip' });
    await steer(later, { act: 'later', untilOn: '2026-02-09' });
    await override(silent, { untilOn: '2026-02-07' });
    await override(elsewhere, { strategyId: 'other', untilOn: '2026-02-06' });
    await advanceTo(product, '2026-02-04 13:00');
  });

  after(() => product.stop());

  it('are what happens', async () => {
    const { now } = await readWorld(product.runtime);
    const answers = [await foresee(api, chase('chase')), await foresee(api, chase('other'))];
    await advanceTo(product, '2026-02-10 23:59');

    for (const [index, id] of ['chase', 'other'].entries()) {
      const happened = inWords(await happenedSince(product, id, now));
      expect(happened, id).to.not.deep.equal([]);
      expect(told(answers[index] as never, 'live'), id).to.deep.equal(happened);
    }
  });
});
