import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const chasing = aFlow(
  'chasing',
  {
    called: { entry: [task('call')], after: { day60: 'final' } },
    promised: {
      on: { 'promise.kept': 'called', 'promise.partlyKept': 'missed', 'promise.broken': 'missed', 'promise.cancelled': 'called' },
    },
    missed: { entry: [task('call', { title: 'Ask why the promise was not kept' })], after: { day60: 'final' } },
    final: { entry: [task('review')] },
  },
  {
    timers: { day60: dueDay(60) },
    on: { 'promise.made': '.promised' },
    promises: { approvalAfter: 1 },
  },
);

describe('a broken promise (J02)', function () {
  this.timeout(120_000);
  let product: Product;
  let account: OpenedAccount;
  let collector: Page;
  let lead: Page;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    await publish(product, chasing);
    await publishOnly(product, 'chasing');
    account = await openAccount(product, { name: 'Alder Mills', unitId: 'east' });
    await account.owes(120_000, '2026-02-05');
    await advanceTo(product, '2026-02-10 10:00');
    await account.promises(120_000, '2026-02-13');
    await product.settle();
    collector = await openPage(product.url, 'collector');
    lead = await openPage(product.url, 'lead', { scheme: 'dark' });
    await collector.goto(`/accounts/${account.id}?tab=promises`);
    await collector.getByRole('heading', { level: 1, name: 'Alder Mills' }).waitFor();
  });

  after(async () => {
    await closePage(collector);
    await closePage(lead);
    await product.stop();
  });

  const promises = (page: Page): Locator => page.getByRole('table', { name: 'Promises' }).locator('tbody tr');
  const promise = (page: Page, words: string): Locator => promises(page).filter({ hasText: words });

  it('is partly kept by what came in, and leads the list with a task of its own', async () => {
    await advanceTo(product, '2026-02-13 12:00');
    await account.pays(70_000);
    await advanceTo(product, '2026-02-14 09:00');

    await promise(collector, '$1,200.00').getByText('partly kept').waitFor();
    expect(await account.step()).to.equal('missed');
    await lead.goto('/work?view=everyone');
    await lead.getByText('Ask why the promise was not kept').first().waitFor();
  });

  it('is followed by another, which waits for a lead and changes nothing until then', async () => {
    await collector.keyboard.press('p');
    const record = collector.getByRole('region', { name: 'Record', exact: true });
    expect(await record.getByLabel('Amount promised').inputValue()).to.equal('500.00');
    await record.getByLabel('By', { exact: true }).fill('2026-02-27');
    await record.getByRole('button', { name: 'Record the promise' }).click();

    await record.getByText('Promise of $500.00 by Fri Feb 27 waits for a lead').waitFor();
    await promise(collector, '$500.00').getByText('waits for approval').waitFor();
    expect(
      await promise(collector, '$500.00')
        .getByRole('button', { name: /^Approve/ })
        .count(),
    ).to.equal(0);
    expect(await account.step()).to.equal('missed');
    expect(await faultsOn(collector)).to.deep.equal([]);
  });

  it('is approved by the lead from the list of those that wait, and then stands as the second on this debt', async () => {
    await lead.goto('/promises?view=asked');
    await lead.getByRole('link', { name: 'Alder Mills' }).click();
    await lead
      .getByRole('tab', { name: /Promises/ })
      .or(lead.getByRole('link', { name: /^Promises \d/ }))
      .first()
      .click();
    await promise(lead, '$500.00').getByRole('button', { name: 'Approve the promise of $500.00 by Fri Feb 27' }).click();

    await promise(collector, '$500.00').getByText('promise 2 on this debt').waitFor();
    await promise(collector, '$500.00').getByText('open', { exact: true }).waitFor();
    await eventually(async () => {
      expect(await account.step()).to.equal('promised');
    });
    expect(await account.openTasks()).to.deep.equal([]);
    expect(await faultsOn(lead)).to.deep.equal([]);
  });

  it('ends with the money: kept, and nothing waits any more', async () => {
    await advanceTo(product, '2026-02-25 10:00');
    await account.pays(50_000);
    await advanceTo(product, '2026-03-10 10:00');

    await promise(collector, '$500.00').getByText('kept', { exact: true }).waitFor();
    expect(await account.step()).to.equal('cured ended');
    expect(await account.openTasks()).to.deep.equal([]);
    const words = (await account.words()).join('\n');
    for (const line of [
      'Promise of $1,200.00 partly kept: $700.00 came in',
      'Promise to pay $500.00 by 2026-02-27 waits for approval: 1 on this debt were not kept',
      'Promise of $500.00 kept',
    ])
      expect(words).to.include(line);
  });
});
