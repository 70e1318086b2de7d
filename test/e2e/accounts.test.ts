import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import { eventually } from '../support/e2e-eventually.ts';
import type { Product } from '../support/product.ts';

describe('the list of accounts', function () {
  this.timeout(60_000);
  let product: Product;
  let page: Page;

  before(async () => {
    product = (await theDemo()).product;
    page = await openPage(product.url, 'manager');
  });

  after(() => closePage(page));

  const shownIds = (): Promise<(string | null)[]> =>
    page.locator('tr[data-account]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-account')));
  const wantedIds = async (query: Record<string, string>): Promise<string[]> =>
    (await product.api.call('accounts.list', { query: { limit: '50', ...query } })).items.map(({ id }) => id);
  const open = async (address: string): Promise<void> => {
    await page.goto(address);
    await page.locator('tr[data-account]').first().waitFor();
  };
  const shows = (wanted: readonly string[]): Promise<void> =>
    eventually(async () => {
      expect(await shownIds()).to.deep.equal(wanted);
    });

  it('is ordered by the server, and the address says how', async () => {
    await open('/accounts');
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await page.waitForURL(/sort=name&order=asc/);

    await shows(await wantedIds({ sort: 'name', order: 'asc' }));
    expect(await page.getByRole('columnheader', { name: 'Account' }).first().getAttribute('aria-sort')).to.equal('ascending');
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await page.waitForURL(/order=desc/);
    await shows(await wantedIds({ sort: 'name', order: 'desc' }));
  });

  it('is narrowed by a filter, and the address can be shared', async () => {
    await open('/accounts');
    await page.getByRole('button', { name: 'Owner' }).click();
    await page.getByRole('menuitemradio', { name: /Carla Jensen/ }).click();
    await page.waitForURL(/owner=collector/);

    const wanted = await wantedIds({ owner: 'collector', sort: 'overdue' });
    await shows(wanted);
    const other = await openPage(product.url, 'manager');
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Owner: Carla Jensen' }).waitFor();
    await eventually(async () => void expect(await other.locator('tr[data-account]').count()).to.equal(wanted.length));
    await closePage(other);
  });

  it('finds by a part of a name as one types', async () => {
    const [account] = (await product.api.call('accounts.list', { query: { sort: 'name', limit: '1' } })).items;
    await open('/accounts');
    await page.getByRole('searchbox', { name: 'Narrow by name or number' }).fill(account?.name ?? '');
    await page.waitForURL(/search=/);

    await shows(await wantedIds({ search: account?.name ?? '' }));
    expect(await shownIds()).to.include(account?.id);
  });

  it('turns pages by cursor, there and back', async () => {
    await open('/accounts?sort=name');
    const first = await wantedIds({ sort: 'name' });
    await shows(first);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText(/^51–100 of/).waitFor();
    await eventually(async () => {
      const second = await shownIds();
      expect(second).to.have.length(50);
      expect(second.some((id) => id !== null && first.includes(id))).to.equal(false);
    });
    await page.goBack();
    await page.getByText(/^1–50 of/).waitFor();
    await shows(first);
  });

  it('says so where nothing fits, and how to see more', async () => {
    await page.goto('/accounts?search=no-such-name&status=disputed');
    await page.getByText('No account fits these filters').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();

    await page.locator('tr[data-account]').first().waitFor();
    expect(new URL(page.url()).search).to.equal('');
  });

  it('opens an account by a click anywhere in its row', async () => {
    await open('/accounts');
    const [id] = await shownIds();
    await page.locator('tr[data-account]').first().locator('td').nth(2).click();

    await page.waitForURL(`${product.url}/accounts/${id}`);
  });

  it('shows a collector only what is his', async () => {
    const own = await openPage(product.url, 'collector');
    const foreign = (await product.api.call('accounts.list', { query: { owner: 'collector2', limit: '1' } })).items[0];
    await own.goto(`/accounts/${foreign?.id}`);

    await own.getByText('There is no such account').waitFor();
    await own.getByRole('link', { name: 'See all accounts' }).click();
    await own.locator('tr[data-account]').first().waitFor();
    await closePage(own);
  });
});
