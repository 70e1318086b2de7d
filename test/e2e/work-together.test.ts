import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { OpenedAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

describe('a collector and a lead at the same accounts', function () {
  this.timeout(120_000);
  let product: Product;
  let carla: Page;
  let lead: Page;
  const accounts = new Map<string, OpenedAccount>();

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    const called = { entry: [task('call', { pool: 'collections' })] };
    await publish(product, aFlow('working', { waiting: { after: { day3: 'called' } }, called }, { timers: { day3: dueDay(3) } }));
    await publishOnly(product, 'working');
    for (const [name, amount, number] of [
      ['Alder Mills', 500_000, 'INV-2026/0815'],
      ['Birch Foods', 300_000, 'INV-2026/0816'],
      ['Cedar Works', 120_000, 'INV-2026/0999'],
    ] as const) {
      const contacts = [{ name: `Dana of ${name}`, phone: '+1 (617) 555-0142' }];
      const body = { name, currency: 'USD', unitId: 'east', ownerId: 'collector', contacts };
      const { id } = await product.api.call('accounts.create', { body });
      const account = new OpenedAccount(product, id, '');
      await account.owes(amount, '2026-02-05', number);
      accounts.set(name, account);
    }
    await accounts.get('Birch Foods')?.promises(300_000, '2026-02-10');
    await product.advanceTo('2026-02-10');
    carla = await openPage(product.url, 'collector');
    lead = await openPage(product.url, 'lead');
  });

  after(async () => {
    for (const page of [carla, lead]) await closePage(page);
    await product.stop();
  });

  it('find somebody by any fragment with the keyboard alone', async () => {
    await carla.goto('/work');
    await carla.getByRole('heading', { level: 1, name: 'Work' }).waitFor();
    await carla.keyboard.press('/');
    await carla.keyboard.type('26/081');
    await carla.getByRole('option', { name: /INV-2026\/0815.*Alder Mills/ }).waitFor();
    const groups = carla.getByRole('listbox', { name: 'Found' }).getByRole('group');
    expect(await groups.evaluateAll((all) => all.map((each) => each.querySelector('.heading')?.textContent))).to.deep.equal(['Invoice']);

    await carla.keyboard.press('ArrowDown');
    await carla.keyboard.press('Enter');

    await carla.getByRole('heading', { level: 1, name: 'Birch Foods' }).waitFor();
  });

  it('see who has an account open, in the list and on its page', async () => {
    await lead.goto('/work?view=everyone');
    await lead
      .getByRole('row', { name: /Birch Foods/ })
      .getByText('Carla Jensen has it open')
      .waitFor();

    await lead.getByRole('link', { name: 'Birch Foods' }).click();

    await carla.getByText('Leila Haddad has it open').waitFor();
    await lead.goto('/work?view=everyone');
    await carla.getByText('Leila Haddad has it open').waitFor({ state: 'detached' });
  });

  it('keep a view under a name and find it again by its address', async () => {
    await lead.getByRole('button', { name: 'Amount' }).click();
    await lead.getByRole('menuitemradio', { name: '$1,000.00 or more' }).click();
    await lead.getByRole('link', { name: 'Cedar Works' }).waitFor();
    await lead.getByRole('button', { name: 'Save this view…' }).click();
    const dialog = lead.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByLabel('Name').fill('Worth a call');
    await dialog.getByLabel('Share it with my team').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await carla.goto('/work');
    await carla.getByRole('link', { name: 'Worth a call' }).click();

    await carla.waitForURL(/view=everyone&amount=100000/);
    await carla.getByRole('link', { name: 'Alder Mills' }).waitFor();
  });

  it('list the same by invoice, in the same order and with the same acts, and keep that as a view', async () => {
    await lead.getByRole('group', { name: 'A row for each' }).getByRole('button', { name: 'Invoice' }).click();
    await lead.getByRole('row', { name: /Alder Mills.*INV-2026\/0815.*\$5,000.00/ }).waitFor();
    const numbers = await lead.locator('tbody th.account b').allTextContents();
    expect(numbers).to.deep.equal(['INV-2026/0816', 'INV-2026/0815', 'INV-2026/0999']);
    await lead.getByText('3 open invoices').waitFor();
    await lead.getByRole('link', { name: 'Alder Mills' }).focus();
    await lead.keyboard.press('w');
    await lead.getByRole('dialog', { name: 'Why Alder Mills stands here' }).waitFor();
    await lead.keyboard.press('Escape');
    expect(await faultsOn(lead)).to.deep.equal([]);
    await lead.getByRole('button', { name: 'Save this view…' }).click();
    const dialog = lead.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByLabel('Name').fill('Worth a call, by invoice');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await lead.getByRole('link', { name: 'Worth a call, by invoice' }).waitFor();

    await lead.getByRole('link', { name: 'Worth a call', exact: true }).click();
    await lead.getByText('3 accounts', { exact: true }).waitFor();
    await lead.getByRole('link', { name: 'Worth a call, by invoice' }).click();
    await lead.getByText('3 open invoices').waitFor();
    await lead.getByRole('group', { name: 'A row for each' }).getByRole('button', { name: 'Account' }).click();
    await lead.getByText('3 accounts', { exact: true }).waitFor();
  });

  it('do one thing for many, knowing before who is left out', async () => {
    await lead.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await lead.getByRole('button', { name: 'Give to a collector…' }).click();
    const dialog = lead.getByRole('dialog');
    await dialog.getByLabel('Collector').selectOption({ label: 'Carla Jensen' });
    await dialog.getByText('are left out:').waitFor();
    await dialog.getByText('Alder Mills: is theirs already').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await lead.getByRole('button', { name: 'Follow-up…' }).click();
    await lead.getByLabel('What is to be done').fill('Ask for the remittance');
    await lead.getByRole('button', { name: 'Do it for 3' }).click();

    await lead.getByText('3 accounts have the follow-up.').waitFor();
    await lead.getByRole('row', { name: /Cedar Works.*Ask for the remittance/ }).waitFor();
  });

  it('watch promises of today go when they are kept', async () => {
    await lead.goto('/promises');
    await lead.getByRole('table', { name: 'Promises' }).getByRole('link', { name: 'Birch Foods' }).waitFor();
    await lead.getByText('1 promise · $3,000.00 promised').waitFor();

    await accounts.get('Birch Foods')?.pays(300_000);

    await lead.getByText('No promise is due today').waitFor();
    await lead.getByRole('link', { name: 'Kept 1' }).click();
    await lead
      .getByRole('table', { name: 'By collector' })
      .getByRole('row', { name: /Carla Jensen 1 \$3,000.00 \$3,000.00/ })
      .waitFor();
  });

  it('see what another ranking would change before it is published', async () => {
    const manager = await openPage(product.url, 'manager');
    await manager.goto('/policies/ranking/standard-worklist');
    await manager.getByText(/The order stays as it is for all \d accounts/).waitFor();
    await manager.getByRole('button', { name: /^High risk first among equals/ }).click();
    await manager
      .getByRole('listitem', { name: /High risk first/ })
      .getByLabel('For every account')
      .check();
    await manager.getByRole('button', { name: /^One point for each 100.00 to chase/ }).click();
    await manager
      .getByRole('listitem', { name: /One point for each/ })
      .getByLabel('Points each time')
      .fill('-1');
    await manager.keyboard.press('Tab');

    await manager.getByText(/of \d accounts gets? another place/).waitFor();
    await manager
      .getByRole('table', { name: 'The first twenty, before and after' })
      .getByText(/One point for each 100.00 to chase: 50 → -50/)
      .waitFor();
    await closePage(manager);
  });
});
