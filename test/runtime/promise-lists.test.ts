import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { setAccount } from '../../runtime/store/account-store.ts';
import { aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aProduct, type Product } from '../support/product.ts';

type Lists = AnswerOf<'promises.list'>;

describe('lists of promises', function () {
  this.timeout(60_000);
  let product: Product;
  let api: CheckedApi;
  let lead: As;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    lead = await aUser(api, 'lead', ['east']);
    const owing = async (name: string, unitId: string, ownerId: string): Promise<OpenedAccount> => {
      const account = await openAccount(product, { name, ownerId });
      await setAccount(product.runtime.store, account.id, { unitId });
      await account.owes(100_000, '2026-02-05');
      return account;
    };
    const alder = await owing('Alder', 'east', 'collector');
    const birch = await owing('Birch', 'east', 'collector2');
    const cedar = await owing('Cedar', 'west', 'collector');
    const dogwood = await owing('Dogwood', 'east', 'collector');
    await alder.promises(60_000, '2026-02-10');
    await birch.promises(100_000, '2026-02-10');
    await cedar.promises(100_000, '2026-02-10');
    await dogwood.promises(100_000, '2026-02-11');
    await advanceTo(product, '2026-02-10 09:00');
    await birch.pays(30_000);
    await advanceTo(product, '2026-02-11 09:00');
  });

  after(() => product.stop());

  const list = (query: Readonly<Record<string, string>>, as: As = lead): Promise<Lists> => api.ask<Lists>('promises.list', { query, as });
  const names = async (query: Readonly<Record<string, string>>, as?: As): Promise<string[]> =>
    (await list(query, as)).items.map((row) => row.accountName);

  it('tell what is due today, what was broken yesterday and what came of the rest, within one’s units', async () => {
    expect(await names({})).to.deep.equal(['Dogwood']);
    expect(await names({ view: 'broken-yesterday' })).to.deep.equal(['Alder']);
    expect(await names({ view: 'partly-kept' })).to.deep.equal(['Birch']);
    expect(await names({ view: 'open' })).to.deep.equal(['Dogwood']);
    expect(await names({ view: 'kept' })).to.deep.equal([]);
    expect((await list({})).counts).to.deep.equal({
      'due-today': 1,
      asked: 0,
      'broken-yesterday': 1,
      open: 1,
      broken: 1,
      'partly-kept': 1,
      kept: 0,
      'made-today': 0,
    });
    expect(await names({ view: 'broken-yesterday' }, { key: product.key })).to.deep.equal(['Cedar', 'Alder']);
  });

  it('add up by currency, by collector and by team, and are narrowed to one', async () => {
    const everything: As = { key: product.key };
    const { sums, owners, units } = await list({ view: 'broken' }, everything);

    expect(sums).to.deep.equal([{ promised: usd(160_000), received: usd(0) }]);
    expect(owners.map(({ id, count }) => [id, count])).to.deep.equal([['collector', 2]]);
    expect(units.map(({ id, sums: [sum] }) => [id, sum?.promised])).to.deep.equal([
      ['east', usd(60_000)],
      ['west', usd(100_000)],
    ]);
    expect(await names({ view: 'broken', unit: 'west' }, everything)).to.deep.equal(['Cedar']);
    expect(await names({ view: 'broken', owner: 'collector2' }, everything)).to.deep.equal([]);
    expect((await list({ view: 'partly-kept' })).sums).to.deep.equal([{ promised: usd(100_000), received: usd(30_000) }]);
  });

  it('are paged in one order', async () => {
    const everything: As = { key: product.key };
    const first = await list({ view: 'broken', limit: '1' }, everything);
    expect(first.items.map((row) => row.accountName)).to.deep.equal(['Cedar']);
    expect(await names({ view: 'broken', limit: '1', cursor: first.next ?? '' }, everything)).to.deep.equal(['Alder']);
  });
});

function usd(amount: number) {
  return { amount, currency: 'USD' };
}
