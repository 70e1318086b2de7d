import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';
import { tabTo } from '../support/tab-to.ts';

const day = (days: number): object => ({ anchor: 'invoice.dueOn', offset: `P${days}D`, at: '09:00' });
const chasing = aFlow(
  'chasing',
  {
    waiting: { after: { day3: 'called' } },
    called: { entry: [task('call')], after: { day9: 'reviewed' } },
    reviewed: { entry: [task('review')] },
  },
  { timers: { day3: dueDay(3), day9: dueDay(9) } },
);
const each = aFlow(
  'by-invoice',
  {
    watched: { after: { day2: 'asked' } },
    asked: { entry: [task('call')], after: { day20: 'handed' } },
    handed: { entry: [task('review')] },
  },
  { subject: 'invoice', timers: { day2: day(2), day20: day(20) } },
);
const segments = {
  kind: 'segment',
  id: 'account-segments',
  name: 'Who is treated how',
  rows: [
    { id: 'each', name: 'Each invoice', when: { fact: 'account.tags', operator: 'contains', value: 'each' }, strategy: 'by-invoice' },
    { id: 'all', name: 'Everybody else', strategy: 'chasing' },
  ],
};

describe('the strategy of an account, drawn small', function () {
  this.timeout(120_000);
  let product: Product;
  let page: Page;
  let whole: OpenedAccount;
  let several: OpenedAccount;

  before(async () => {
    product = await aProduct({ clock: '2026-02-04', webFolder: webFolder() });
    await publish(product, chasing, each, segments);
    whole = await openAccount(product, { name: 'Alder Mills', unitId: 'east' });
    await whole.owes(120_000, '2026-02-05');
    several = await openAccount(product, { name: 'Birch Foods', unitId: 'east', tags: ['each'] });
    await several.owes(50_000, '2026-02-05', 'B-1');
    await several.owes(40_000, '2026-02-09', 'B-2');
    await advanceTo(product, '2026-02-10 10:00');
    page = await openPage(product.url, 'collector');
  });

  after(async () => {
    await closePage(page);
    await product.stop();
  });

  const panel = (): Locator => page.getByRole('region', { name: 'Strategy', exact: true });
  const box = (paint: string): Locator => panel().locator(`.react-flow__node:has([data-paint="${paint}"]) .dc-name`);
  const link = (): Locator => panel().getByRole('link', { name: /^See the whole strategy/ });

  it('shows where it stands, where it has been and what comes next, with its day', async () => {
    await page.goto(`/accounts/${whole.id}`);
    await box('now').waitFor();

    expect(await box('now').allTextContents()).to.deep.equal(['Called']);
    expect(await box('seen').allTextContents()).to.deep.equal(['Waiting']);
    expect(await box('live').allTextContents()).to.deep.equal(['Reviewed']);
    expect(await panel().locator('.react-flow__node:has([data-paint="live"]) .dc-badge').textContent()).to.equal('Sat Feb 14');
    expect(await panel().getByText('Has been through: Waiting.').count()).to.equal(1);
    expect(await faultsOn(page)).to.deep.equal([]);
  });

  it('takes no key and no pointer of its own, and leads to the whole at the version it runs with the step chosen', async () => {
    expect(await link().getAttribute('aria-label')).to.equal('See the whole strategy: chasing, version 1, at Called');
    await publish(product, aFlow('chasing', { other: {} }));
    await tabTo(page, link());
    await page.keyboard.press('Enter');

    await page.waitForURL(/\/strategies\/chasing\?version=1&tab=canvas&el=step%3Acalled/);
    await page.locator('.react-flow__node.selected .dc-name').getByText('Called').waitFor();
    await page.goBack();
    await box('now').waitFor();
  });

  it('follows the account to its next step without a reload', async () => {
    await advanceTo(product, '2026-02-14 12:00');

    await box('now').getByText('Reviewed').waitFor();
    expect((await box('seen').allTextContents()).sort()).to.deep.equal(['Called', 'Waiting']);
  });

  it('lets one choose among the invoices where a strategy runs for each', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`/accounts/${several.id}`);
    await box('now').waitFor();
    const which = panel().getByLabel('Strategy of');
    await which.selectOption({ label: 'invoice B-1: Asked' });
    await box('live').getByText('Handed').waitFor();
    await which.selectOption({ label: 'invoice B-2: Asked' });
    await panel().getByText('the wait “Day 20” ends', { exact: false }).waitFor();
    expect(await panel().locator('.react-flow__node:has([data-paint="live"]) .dc-badge').textContent()).to.equal('Sun Mar 1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(390);
    expect(await faultsOn(page)).to.deep.equal([]);
  });
});
