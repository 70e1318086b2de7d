import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type AnswerOf, formatMoney } from '#engine';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import type { Product } from '../support/product.ts';

const figures = ['open', 'overdue', 'disputed', 'promised', 'unapplied'] as const;

describe('the portfolio page', function () {
  this.timeout(60_000);
  let product: Product;
  let portfolio: AnswerOf<'portfolio.get'>;
  let page: Page;

  before(async () => {
    product = (await theDemo()).product;
    portfolio = await product.api.call('portfolio.get');
    page = await openPage(product.url, 'manager', { width: 1440, height: 900 });
  });

  after(() => closePage(page));

  beforeEach(async () => {
    await page.goto('/portfolio');
    await page.locator('[data-figure]').first().waitFor();
  });

  it("shows the API's figures in each currency", async () => {
    for (const total of portfolio.totals) {
      for (const name of figures) {
        const shown = await page.locator(`[data-figure="${total.currency}.${name}"] .figure`).textContent();
        expect(shown, `${total.currency} ${name}`).to.equal(formatMoney(total[name].amount, total.currency));
      }
    }
    expect(await page.locator('[data-figure="forgotten"] .figure').textContent()).to.equal(String(portfolio.forgotten.count));
  });

  it('leads from a figure to the accounts behind it', async () => {
    await page.locator('[data-figure="USD.overdue"] a').click();

    await page.waitForURL(/\/accounts\?currency=USD&status=overdue$/);
    const { total } = await product.api.call('accounts.list', { query: { currency: 'USD', status: 'overdue' } });
    await page.getByText(new RegExp(` of ${total} accounts that fit the filters`)).waitFor();
  });

  it('leads from a strategy step to the accounts on it', async () => {
    const step = portfolio.steps.find(({ accounts }) => accounts > 1);
    const row = page.locator(`[data-slice="${step?.id}"]`);
    if ((await row.count()) === 0) await page.getByRole('button', { name: /Show all/ }).click();
    await row.getByRole('link').click();

    await page.getByText(new RegExp(` of ${step?.accounts} accounts that fit the filters`)).waitFor();
  });

  it('says the business date and that nothing leaves this machine', async () => {
    expect(await page.locator('time').first().getAttribute('datetime')).to.equal(portfolio.on);
    await page.getByRole('region', { name: 'Sandbox' }).getByText('Nothing leaves this machine', { exact: false }).waitFor();
  });

  it('shows new figures without being asked again', async () => {
    const { items } = await product.api.call('accounts.list', { query: { currency: 'USD', sort: 'overdue', limit: '1' } });
    const before = await page.locator('[data-figure="USD.open"] .figure').textContent();
    await product.api.call('payments.post', { params: { accountId: items[0]?.id ?? '' }, body: { amount: 12_345 } });

    await page.waitForFunction(
      (old) => document.querySelector<HTMLElement>('[data-figure="USD.open"] .figure')?.textContent !== old,
      before,
    );
  });
});
