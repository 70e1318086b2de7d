import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('a field of one’s own', function () {
  this.timeout(120_000);
  let story: Story;
  let page: Page;

  before(async () => {
    story = await aStory('2026-02-20');
    page = await openPage(story.product.url, 'manager', { height: 1000 });
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  const saved = (): Promise<void> => page.locator('[data-state=saved]').waitFor();

  it('is given its options and published', async () => {
    await page.goto('/fields');
    await page.getByRole('button', { name: 'Add a field' }).click();
    const entry = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /paymentTerms|newField/ }) });
    await page
      .getByRole('listitem', { name: /New field/ })
      .getByLabel('Name')
      .fill('Payment terms');
    await entry.getByLabel(/^Options/).fill('Net 30\nNet 60\n');
    await page.getByRole('button', { name: 'Payment terms Text · paymentTerms' }).waitFor();
    await saved();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish as version 2' }).click();
    await page.getByRole('dialog', { name: 'Version 2 is live' }).getByRole('button', { name: 'Close' }).last().click();
  });

  it('can at once be put into a message from the list of what there is', async () => {
    await page.goto('/templates/friendly-reminder');
    await page.getByRole('button', { name: 'Insert…' }).click();
    await page.getByRole('combobox').fill('payment terms');
    await page.getByRole('option', { name: /Payment terms/ }).click();
    await page.locator('.cm-content').getByText('custom.paymentTerms').waitFor();
    await saved();
    expect(await page.locator('[data-fault]').count()).to.equal(0);
  });

  it('is filled in on the account from its options, and stands there', async () => {
    await page.goto(`/accounts/${story.accountId}`);
    const facts = page.getByRole('region', { name: 'Habits and details' });
    await facts.getByRole('button', { name: /^Note something/ }).click();
    await facts.getByLabel('Payment terms').selectOption('Net 60');
    await facts.getByLabel('Days between payment runs').fill('soon');
    await facts.getByRole('button', { name: 'Save' }).click();
    await facts.getByRole('alert').filter({ hasText: 'Write a number.' }).waitFor();
    await facts.getByLabel('Days between payment runs').fill('14');
    await facts.getByLabel('Credit insurance up to').fill('1,250.50');
    await facts.getByRole('button', { name: 'Save' }).click();

    await facts.getByText('Net 60').waitFor();
    await facts.getByText('$1,250.50').waitFor();
    const { custom } = await story.product.api.call('accounts.get', { params: { accountId: story.accountId } });
    expect(custom).to.include({ paymentTerms: 'Net 60', paymentRunDays: 14, creditInsuredAmount: 125_050 });
    await page.getByText('Noted: Days between payment runs, Credit insurance up to, Payment terms').first().waitFor();
  });

  it('whose draft the server refuses says so, sends nothing again by itself, and shows the ways out', async () => {
    let tries = 0;
    await page.route('**/api/v1/definitions/fields/**', async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      tries += 1;
      const problem = { type: '/problems/definition.refused', code: 'definition.refused', title: 'The definition is refused', status: 422 };
      return route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ ...problem, detail: 'too many fields', instance: 'req_1' }),
      });
    });
    await page.goto('/fields');
    await page.getByRole('button', { name: 'Add a field' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'The server does not take this draft' });
    await told.waitFor();
    await told.getByText(/too many fields/).waitFor();
    await page.waitForTimeout(7000);
    expect(tries).to.equal(1);

    await told.getByRole('button', { name: 'Try again' }).click();
    await page.waitForTimeout(500);
    expect(tries).to.equal(2);
    await told.getByRole('button', { name: /^Take back: Add field/ }).click();
    await saved();
    expect(await told.count()).to.equal(0);
  });
});
