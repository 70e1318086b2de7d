import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const chasing = aFlow(
  'chasing',
  { waiting: { after: { day5: 'called' } }, called: { entry: [task('call')] } },
  { timers: { day5: dueDay(5) }, plans: { most: 4, approvalAbove: 100_000 } },
);

describe('a payment plan, agreed on at the telephone', function () {
  this.timeout(120_000);
  let product: Product;
  let collector: Page;
  let lead: Page;
  let address: string;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    await publish(product, chasing);
    await publishOnly(product, 'chasing');
    const account = await openAccount(product, { name: 'Alder Mills', unitId: 'east' });
    await account.owes(120_000, '2026-02-05');
    await advanceTo(product, '2026-02-10 10:00');
    address = `/accounts/${account.id}?tab=promises`;
    collector = await openPage(product.url, 'collector');
    lead = await openPage(product.url, 'manager', { scheme: 'dark' });
    for (const page of [collector, lead]) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1, name: 'Alder Mills' }).waitFor();
    }
  });

  after(async () => {
    await closePage(collector);
    await closePage(lead);
    await product.stop();
  });

  const plan = (page: Page) => page.getByRole('region', { name: 'Payment plan over $1,200.00' });

  it('is offered within the limits, with its installments shown before', async () => {
    await collector.keyboard.press('i');
    const record = collector.getByRole('region', { name: 'Record', exact: true });
    await record.getByLabel('Installments', { exact: true }).fill('9');
    await record.getByText('Between 1 and 4').waitFor();
    await record.getByLabel('Installments', { exact: true }).fill('3');
    const installments = record.getByRole('list', { name: 'The installments' }).getByRole('listitem');
    await installments.nth(2).waitFor();

    expect(await installments.allTextContents()).to.deep.equal(['Tue Feb 17$400.00', 'Tue Mar 17$400.00', 'Fri Apr 17$400.00']);
    await record.getByText('Over $1,000.00 a manager or a lead has to approve it.').waitFor();
    expect(await faultsOn(collector)).to.deep.equal([]);
    await record.getByRole('button', { name: 'Offer the plan' }).click();
    await record.getByText('Payment plan over $1,200.00 noted. A manager or a lead has to approve it first.').waitFor();
  });

  it('waits for the word of somebody who may give it, on whose page it stands at once', async () => {
    await plan(collector).getByText('Waits for approval by a manager or a lead').waitFor();
    expect(await plan(collector).getByRole('button', { name: 'Approve' }).count()).to.equal(0);

    await plan(lead).getByRole('button', { name: 'Approve' }).click();

    await plan(collector).getByRole('button', { name: 'It is accepted' }).click();
    await plan(collector).getByText('Running').waitFor();
    expect(
      await plan(collector)
        .locator('[data-installment]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-installment'))),
    ).to.deep.equal(['open', 'coming', 'coming']);
    expect(await faultsOn(lead)).to.deep.equal([]);
  });

  it('can be changed, and ended', async () => {
    await plan(collector).getByRole('button', { name: 'Change…' }).click();
    await plan(collector).getByRole('spinbutton', { name: 'Installments' }).fill('2');
    await plan(collector).getByRole('button', { name: 'Change the plan' }).click();
    await plan(collector).locator('[data-installment]').nth(2).waitFor({ state: 'detached' });
    expect(await plan(collector).locator('[data-installment]').count()).to.equal(2);

    await plan(collector).getByRole('button', { name: 'End the plan…' }).click();
    await plan(collector).getByRole('button', { name: 'End the plan', exact: true }).click();

    await plan(collector).getByText('Ended without a verdict').waitFor();
  });
});
