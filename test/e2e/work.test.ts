import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../runtime/demo/demo-users.ts';
import { hashPassword } from '../../runtime/http/authenticate.ts';
import { insertUser } from '../../runtime/store/user-store.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const SECOND_MS = 1000;

describe('two collectors at their worklists', function () {
  this.timeout(120_000);
  let product: Product;
  let carla: Page;
  let cora: Page;
  let manager: Page;
  const ids = new Map<string, string>();

  /** An account of the pool that owes so much. */
  async function owing(name: string, amount: number): Promise<void> {
    const { api } = product;
    const { id: accountId } = await api.call('accounts.create', { body: { name, currency: 'USD', unitId: 'east' } });
    const body = { number: `INV-${name}`, issuedOn: '2026-01-06', dueOn: '2026-02-05', amount };
    await api.call('invoices.add', { params: { accountId }, body });
    await product.settle();
    ids.set(name, accountId);
  }

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    const called = { entry: [task('call', { pool: 'collections' }), task('review', { pool: 'collections' })] };
    await publish(product, aFlow('working', { waiting: { after: { day3: 'called' } }, called }, { timers: { day3: dueDay(3) } }));
    await publishOnly(product, 'working');
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    const user = {
      _id: 'cora',
      name: 'Cora Lund',
      email: 'cora@duecourse.test',
      role: 'collector' as const,
      units: ['east'],
      passwordHash,
    };
    await insertUser(product.runtime.store, { ...user, demo: true });
    await owing('Alder Mills', 500_000);
    await owing('Birch Foods', 300_000);
    await owing('Cedar Works', 120_000);
    await owing('Dogwood Press', 80_000);
    await product.advanceTo('2026-02-10');
    carla = await openPage(product.url, 'collector');
    cora = await openPage(product.url, 'cora');
    manager = await openPage(product.url, 'manager');
    for (const page of [carla, cora, manager]) {
      await page.goto('/work?view=pool');
      await page.getByRole('row', { name: /Alder Mills/ }).waitFor();
    }
  });

  after(async () => {
    for (const page of [carla, cora, manager]) await closePage(page);
    await product.stop();
  });

  const order = (page: Page): Promise<string[]> => page.locator('tbody th.account > :first-child').allTextContents();
  const gone = (page: Page, name: string) => page.locator('tr[data-gone]').filter({ hasText: name });

  it('see one row per account with its reasons, and why it stands where it stands', async () => {
    expect(await order(carla)).to.deep.equal(['Alder Mills', 'Birch Foods', 'Cedar Works', 'Dogwood Press']);
    const row = carla.getByRole('row', { name: /Alder Mills/ });
    expect((await row.getByRole('listitem').allTextContents()).sort()).to.deep.equal([
      'Call the customer · working: Called · in the pool collections',
      'Review the account · working: Called · in the pool collections',
    ]);

    await row.getByRole('link', { name: 'Alder Mills' }).focus();
    await carla.keyboard.press('w');

    const why = carla.getByRole('dialog', { name: 'Why Alder Mills stands here' });
    await why.getByRole('row', { name: 'One point for each 100.00 to chase 50' }).waitFor();
    await why.getByRole('row', { name: 'Together 60' }).waitFor();
    await carla.keyboard.press('Escape');
    await why.waitFor({ state: 'hidden' });
  });

  it('lose an account within a second when the other takes it, in its place and locked', async () => {
    await carla.getByRole('link', { name: 'Cedar Works' }).focus();

    const taken = cora.waitForResponse((answer) => answer.url().endsWith('/claim'));
    await cora.getByRole('button', { name: 'Take Birch Foods' }).click();
    await taken;

    await gone(carla, 'Birch Foods').waitFor({ timeout: SECOND_MS });
    expect(await gone(carla, 'Birch Foods').getByRole('button').count()).to.equal(0);
    expect(await order(carla)).to.deep.equal(['Alder Mills', 'Birch Foods', 'Cedar Works', 'Dogwood Press']);
    expect(await carla.evaluate(() => document.activeElement?.textContent)).to.equal('Cedar Works');
    await cora.getByRole('link', { name: 'My accounts' }).click();
    await cora.getByRole('link', { name: 'Birch Foods' }).waitFor();
  });

  it('see a row struck out without a reload when the manager posts the payment', async () => {
    await manager.goto(`/accounts/${ids.get('Alder Mills')}`);
    const form = manager.getByRole('region', { name: 'Record' });
    await form.getByRole('button', { name: 'Payment received' }).click();
    await form.getByLabel('Amount', { exact: true }).fill('5000.00');
    await form.getByLabel('Reference').fill('WIRE-1');
    await form.getByRole('button', { name: 'Post it' }).click();
    await form.getByText('$5,000.00 posted, all of it applied.').waitFor();

    await gone(carla, 'Alder Mills').waitFor();

    expect(await order(carla)).to.deep.equal(['Alder Mills', 'Birch Foods', 'Cedar Works', 'Dogwood Press']);
  });

  it('let new rows wait until the list is renewed', async () => {
    await owing('Elm Street Bakery', 900_000);
    await product.advanceTo('2026-02-11');
    await carla.getByText('1 new', { exact: false }).waitFor();
    expect(await order(carla)).not.to.include('Elm Street Bakery');

    await carla.getByRole('button', { name: 'Renew the list' }).click();

    await carla.getByRole('link', { name: 'Elm Street Bakery' }).waitFor();
    expect(await order(carla)).to.deep.equal(['Elm Street Bakery', 'Cedar Works', 'Dogwood Press']);
  });

  it('go through the accounts in the order of the ranking with N', async () => {
    const opened = async (name: string): Promise<void> => {
      await carla.keyboard.press('n');
      await carla.getByRole('heading', { level: 1, name }).waitFor();
    };
    await opened('Elm Street Bakery');
    await opened('Cedar Works');
    await opened('Dogwood Press');
    expect(new URL(carla.url()).search).to.equal('?from=work&view=pool');

    await carla.keyboard.press('n');

    await carla.getByText('That was the last of the list.').waitFor();
    await carla.getByRole('button', { name: 'From the top' }).click();
    await carla.getByRole('heading', { level: 1, name: 'Elm Street Bakery' }).waitFor();
  });

  it('put an account off to a day with a reason', async () => {
    await carla.getByRole('navigation', { name: 'Worklist' }).getByRole('link', { name: 'Work' }).click();
    await carla.getByRole('button', { name: 'Put off Dogwood Press' }).click();
    const dialog = carla.getByRole('dialog', { name: 'Put off Dogwood Press' });
    await dialog.getByRole('button', { name: 'Put off' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Until').fill('2026-02-13');
    await dialog.getByLabel('Reason').fill('the buyer is back on Friday');
    await dialog.getByRole('button', { name: 'Put off' }).click();

    await carla.getByText('Dogwood Press is put off until Fri Feb 13.').waitFor();
    await gone(carla, 'Dogwood Press').waitFor();
    await carla.getByRole('link', { name: 'Put off by me' }).click();
    await carla.getByRole('row', { name: /Dogwood Press.*put off until Fri Feb 13/ }).waitFor();
    await carla.getByRole('link', { name: 'My accounts' }).click();
    await carla.getByText('Nothing waits for you').waitFor();
  });
});
