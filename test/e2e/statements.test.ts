import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';

describe('a collector who does one thing for many', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let page: Page;
  const accounts: OpenedAccount[] = [];

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port, webFolder: webFolder(), segment: 'nobody' });
    await advanceTo(product, '2026-02-09 10:00');
    for (const [name, owed] of [
      ['Alder Mills', 90_000],
      ['Birch Foods', 50_000],
      ['Cedar Works', 20_000],
    ] as const) {
      const account = await openAccount(product, { name, unitId: 'east', ...(name === 'Cedar Works' ? { email: null } : {}) });
      await account.owes(owed, '2026-02-05');
      await product.api.call('tasks.add', { params: { accountId: account.id }, body: { kind: 'follow-up', on: '2026-02-09' } });
      accounts.push(account);
    }
    page = await openPage(product.url, 'collector');
    await page.goto('/work');
    for (const name of ['Alder Mills', 'Birch Foods', 'Cedar Works']) await page.getByRole('row', { name: new RegExp(name) }).waitFor();
  });

  after(async () => {
    await closePage(page);
    await product.stop();
    await mail.stop();
  });

  const progress = () => page.getByRole('region', { name: 'Done for many' });

  async function sends(): Promise<void> {
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await page.getByRole('button', { name: 'Statement…' }).click();
    const dialog = page.getByRole('dialog', { name: 'A statement for 3 accounts' });
    await dialog.getByText('It is done for 2 accounts.').waitFor();
    await dialog.getByText('Cedar Works: has nobody with an email address').waitFor();
    expect(await dialog.getByLabel('With which text').inputValue()).to.equal('statement-of-account');
    await dialog.getByText('How it reads for Alder Mills').click();
    await dialog.getByText('Dear Dana Whitfield,').waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Do it for 2' }).click();
    await progress().getByText('2 statements written.').waitFor();
  }

  it('sends each a statement, sees who got none and why after a reload too, and takes all back', async () => {
    await sends();
    await page.reload();
    await progress().getByText('2 statements written.').waitFor();
    await progress().getByText('Cedar Works: has nobody with an email address').waitFor();
    await progress().getByText('goes when the clock is moved on, from today, 10:00').waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);

    await progress().getByRole('button', { name: 'Take all back' }).click();

    await progress().getByText('2 statements taken back.').waitFor();
    expect(await progress().getByRole('button', { name: 'Take all back' }).count()).to.equal(0);
    await progress().getByRole('button', { name: 'Close' }).click();
    await progress().waitFor({ state: 'detached' });
  });

  it('sends them again, and they arrive once the time to take them back is over', async () => {
    await sends();
    await advanceTo(product, '2026-02-09 10:01');

    await until(async () => mail.accepted.length === 2, 'both have arrived');
    expect(mail.accepted.map(({ to }) => to).sort()).to.deep.equal([accounts[0]?.email, accounts[1]?.email].sort());
    await progress().getByRole('button', { name: 'Take all back' }).waitFor({ state: 'detached' });
  });

  it('follows a note for many to its end beside it', async () => {
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await page.getByRole('button', { name: 'Note…' }).click();
    const dialog = page.getByRole('dialog', { name: 'A note for 3 accounts' });
    await dialog.getByLabel('Note').fill('The portal moves in March');
    await dialog.getByRole('button', { name: 'Do it for 3' }).click();

    await progress().getByText('3 accounts have the note.').waitFor();

    expect(await progress().count()).to.equal(2);
    expect((await accounts[2]?.words())?.at(-1)).to.contain('The portal moves in March');
  });
});
