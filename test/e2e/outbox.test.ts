import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import { eventually } from '../support/e2e-eventually.ts';
import type { Product } from '../support/product.ts';

describe('the outbox and what needs attention', function () {
  this.timeout(60_000);
  let product: Product;
  let page: Page;

  before(async () => {
    product = (await theDemo()).product;
    page = await openPage(product.url, 'manager');
  });

  after(() => closePage(page));

  const count = async (status: string): Promise<number> =>
    (await product.api.call('outbox.list', { query: { limit: '1' } })).counts[status] ?? 0;
  const rows = (status: string) => page.locator(`tr[data-status="${status}"]`);

  it('counts every message by its state and shows those of one', async () => {
    await page.goto('/outbox');
    for (const [status, word] of [
      ['held', 'Held'],
      ['skipped', 'Skipped'],
      ['parked', 'Parked'],
      ['sent', 'Sent'],
    ] as const) {
      await page.getByRole('link', { name: `${word} ${await count(status)}`, exact: true }).waitFor();
    }
    await page.getByRole('link', { name: /^Skipped/ }).click();
    await page.waitForURL(/status=skipped/);

    await rows('skipped').first().waitFor();
    await eventually(
      async () => expect(await page.locator('tr[data-notice]:not([data-status="skipped"])').count()).to.equal(0) && undefined,
    );
    await page.getByText('its day had passed', { exact: false }).first().waitFor();
  });

  it('shows a message that was sent as it was written', async () => {
    await page.goto('/outbox?status=sent');
    await rows('sent').first().getByRole('button').click();
    const message = page.getByRole('dialog');
    await message.getByText('As it was written').waitFor();

    expect(page.url()).to.include('message=');
    await page.frameLocator('iframe').getByText('Northwind Trading').first().waitFor();
    await message.getByRole('button', { name: 'Plain text' }).click();
    expect(await message.locator('pre').textContent()).to.include('Northwind Trading');
    await page.keyboard.press('Escape');
    await message.waitFor({ state: 'hidden' });
    expect(page.url()).to.not.include('message=');
  });

  it('leads from what needs attention to the message, where it is decided', async () => {
    await page.goto('/attention');
    const line = page.locator('li[data-incident="notice"]').first();
    const account = (await line.getByRole('heading').textContent()) ?? '';
    await line.getByRole('link', { name: 'Decide in the outbox' }).click();
    const message = page.getByRole('dialog');
    await message.getByText('It cannot go on by itself.').waitFor();
    await message.getByLabel('Note').fill('Asked sales for an address');
    await message.getByRole('button', { name: 'Leave it out' }).click();

    await message.getByText('Left out.').waitFor();
    await page.keyboard.press('Escape');
    await page.goto('/attention');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { name: account }).count()).to.equal(0);
    await page.getByRole('link', { name: 'Settled' }).click();
    await page.getByRole('heading', { name: account }).waitFor();
    await page
      .getByText(/settled .* by Marcus Webb/)
      .first()
      .waitFor();
  });

  it('shows what turning sending on would do before it is done', async () => {
    await page.goto('/outbox');
    await page.getByRole('button', { name: 'Turn off…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off', exact: true }).click();
    await page.getByText('Email is not being sent: messages are planned and held.').waitFor();
    expect((await product.api.call('channels.list')).items[0]?.sending).to.equal(false);

    await page.getByRole('button', { name: 'Turn on…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Turn Email on' });
    await dialog.getByText(/would go out now|Nothing would go out/).waitFor();
    await dialog.getByRole('button', { name: /^Turn on/ }).click();
    await page.getByText('Email is being sent.').waitFor();
  });

  it('offers a viewer nothing to decide', async () => {
    const viewer = await openPage(product.url, 'viewer');
    await viewer.goto('/outbox');
    await viewer.locator('tr[data-notice]').first().waitFor();

    expect(await viewer.getByRole('button', { name: /^Turn/ }).count()).to.equal(0);
    await closePage(viewer);
  });
});
