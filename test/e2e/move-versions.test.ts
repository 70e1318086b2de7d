import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const timers = { day2: dueDay(2) };
const first = aFlow('moving', { waiting: { after: { day2: 'calling' } }, calling: { entry: [task('call')] } }, { timers });
const second = aFlow('moving', { waiting: { after: { day2: 'phone' } }, phone: { entry: [task('call')] } }, { timers });

describe('moving accounts to a newer version', function () {
  this.timeout(120_000);
  let product: Product;
  let page: Page;
  let account: OpenedAccount;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    await publish(product, first);
    await publishOnly(product, 'moving');
    account = await openAccount(product);
    await account.owes(50_000, '2026-02-02');
    await advanceTo(product, '2026-02-10 12:00');
    await publish(product, second);
    page = await openPage(product.url, 'manager', { width: 1280, height: 900 });
  });

  after(async () => {
    await closePage(page);
    await product.stop();
  });

  it('is offered where the live book is shown, beside how many stay and who they are', async () => {
    await page.goto('/strategies/moving?tab=live');
    const line = page.locator('[data-staying-version="1"]');
    await line.waitFor();
    expect(await line.textContent()).to.equal('1 account stays on version 1 until it ends; new ones use version 2.');
    expect(await line.getByRole('link').getAttribute('href')).to.equal('/accounts?strategy=moving&strategyVersion=1');
    await page.getByRole('button', { name: 'Move them to version 2…' }).click();
    await page.getByRole('dialog', { name: 'Move accounts to version 2' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('is offered where versions are listed, says what is missing and what it comes to, and does it', async () => {
    await page.goto('/strategies/moving?tab=versions');
    await page.getByRole('button', { name: 'Move them to version 2…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move accounts to version 2' });
    await dialog.getByText('Say where those go on whose step version 2 does not have').waitFor();
    expect(await dialog.getByRole('button', { name: 'Move 1 account' }).isDisabled()).to.equal(true);

    await dialog.getByLabel('They go on from: Calling').selectOption('phone');
    await dialog.getByText('No wait is over by version 2').waitFor();
    await dialog.getByRole('button', { name: 'Move 1 account' }).click();
    await dialog.getByText('1 account has moved to version 2.').waitFor({ timeout: 30_000 });

    expect(await account.openTasks()).to.deep.equal(['call']);
    const { step } = await account.detail();
    expect([step?.states, step?.version]).to.deep.equal([['phone'], 2]);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await page.getByRole('button', { name: 'Move them to version 2…' }).count()).to.equal(0);
  });

  it('is not what brings somebody from another strategy, whose step may not be left: the live book says so', async () => {
    await publish(product, { ...first, id: 'next', name: 'Next' });
    await publishOnly(product, 'next');
    await page.goto('/strategies/next?tab=live');
    const line = page.locator('[data-staying-strategy=moving]');
    await line.waitFor();
    expect(await line.textContent()).to.include('1 account should be here and stays on moving: its step may not be left.');
    await line.getByRole('link').click();
    await page.locator('tr[data-account]').waitFor();
    expect(new URL(page.url()).search).to.equal('?strategy=moving&segment=all');
  });
});
