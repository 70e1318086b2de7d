import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import type { Product } from '../support/product.ts';

describe('a draft with an error', function () {
  this.timeout(120_000);
  let product: Product;
  let page: Page;

  before(async () => {
    ({ product } = await theDemo());
    page = await openPage(product.url, 'manager');
  });

  after(() => closePage(page));

  it('cannot be published, and says why with a way to the place', async () => {
    await page.goto('/strategies/new?from=past-due-escalation');
    await page.getByLabel('Name', { exact: true }).fill('No way out');
    await page.getByRole('button', { name: 'Create the strategy' }).click();
    await page.getByRole('heading', { name: 'No way out', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Remove the rule for “it is paid”' }).click();
    await page.getByRole('button', { name: 'Remove the rule', exact: true }).click();
    await page.getByRole('button', { name: 'Publish…' }).click();

    const dialog = page.getByRole('dialog', { name: 'Publish No way out' });
    await dialog.getByRole('alert').filter({ hasText: 'It cannot be published' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Publish as version 1' }).isDisabled()).to.equal(true);
    await dialog
      .getByRole('link', { name: /that has paid everything cannot leave/ })
      .first()
      .click();
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('el')).to.match(/^step:/);
  });

  it('can be published once it is put right', async () => {
    await page.getByRole('button', { name: /^Undo Remove the rule/ }).click();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish as version 1' }).click();

    await page.getByRole('dialog', { name: 'Version 1 is live' }).waitFor();
    const { version } = await product.api.call('definitions.get', { params: { kind: 'strategy', definitionId: 'no-way-out' } });
    expect(version).to.equal(1);
  });
});
