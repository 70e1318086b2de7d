import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { API_ROOT } from '#engine';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { aFlow, task } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { publish, publishOnly } from '../support/segments.ts';
import { tabTo } from '../support/tab-to.ts';

describe('a dispute raised during a call (J03)', function () {
  this.timeout(180_000);
  let mail: TestMailServer;
  let product: Product;
  let account: OpenedAccount;
  let carla: Page;
  let lead: Page;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-04', mailPort: mail.port, webFolder: webFolder() });
    // A pool is there once a published step gives work to it.
    await publish(product, aFlow('asking-sales', { asked: { entry: [task('review', { pool: 'sales' })] } }));
    await publishOnly(product, 'past-due-escalation');
    account = await openAccount(product, { name: 'Alder Mills', unitId: 'east' });
    await account.owes(120_000, '2026-02-05', 'INV-1');
    const second = await account.owes(10_000, '2026-02-05', 'INV-2');
    await account.owes(30_000, '2026-02-05', 'INV-3');
    await fetch(`${product.url}${API_ROOT}/accounts/${account.id}/attachments?name=signed-pod.pdf&of=invoice&id=${second}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${product.key}`, 'content-type': 'application/octet-stream' },
      body: sampleFiles.pdf as BodyInit,
    });
    await advanceTo(product, '2026-02-09 10:00');
    carla = await openPage(product.url, 'collector');
    lead = await openPage(product.url, 'lead', { scheme: 'dark' });
    await lead.goto('/work?view=pool&pool=sales');
    await lead.getByText('Nothing of this list fits the filter').waitFor();
    await carla.goto(`/accounts/${account.id}`);
    await row('INV-2').waitFor();
  });

  after(async () => {
    for (const page of [carla, lead]) await closePage(page);
    await product.stop();
    await mail.stop();
  });

  const row = (number: string): Locator => carla.getByRole('row', { name: new RegExp(number) });
  const record = (): Locator => carla.getByRole('region', { name: 'Record', exact: true });
  const figure = (name: string): Locator => carla.locator(`[data-figure="${name}"] .figure`);
  const press = (key: string): Promise<void> => carla.keyboard.press(key);

  it('opens from the row of the invoice with D, over a part of it, with their mail', async () => {
    await row('INV-2').getByRole('button', { name: 'Note the status of INV-2' }).focus();
    await press('d');
    const invoice = record().getByLabel('Invoice', { exact: true });
    await invoice.waitFor();
    expect(await invoice.locator(':checked').textContent()).to.equal('INV-2, due Thu Feb 5: $100.00 not disputed');
    await tabTo(carla, record().getByLabel('Amount in dispute'));
    await carla.keyboard.type('40');
    await tabTo(carla, record().getByLabel('Reason', { exact: true }));
    await carla.keyboard.type('pricing');
    await record().getByText('Goes to the resolution path “Pricing dispute”.').waitFor();
    const letter = { name: 'their mail.eml', mimeType: 'message/rfc822', buffer: Buffer.from(sampleFiles.eml) };
    await carla.locator('input[type=file]').last().setInputFiles(letter);
    await record().getByRole('button', { name: 'Leave out their mail.eml' }).waitFor();
    expect(await faultsOn(carla)).to.deep.equal([]);
    await record().getByRole('button', { name: 'Open the dispute' }).focus();
    await press('Enter');

    await record().getByText('Dispute over $40.00 on INV-2 opened. That part is not chased.').waitFor();
  });

  it('is on its resolution path at once, marked everywhere, and only its part is not chased', async () => {
    await row('INV-2').getByText('$40.00 disputed').waitFor();
    await figure('disputed').getByText('$40.00').waitFor();
    await figure('chaseable').getByText('$1,560.00').waitFor();
    await carla.locator('header').getByText('Disputed', { exact: true }).first().waitFor();
    await carla.getByRole('link', { name: 'Disputes 1' }).click();
    await row('INV-2').getByText('Pricing dispute, version 1: Inside › Checking').waitFor();
    await carla.getByRole('button', { name: '1 attachment of the dispute on INV-2' }).waitFor();
    expect(await faultsOn(carla)).to.deep.equal([]);
  });

  it('has the proof of delivery in one click', async () => {
    await carla.getByRole('link', { name: 'Invoices 3' }).click();
    await carla.getByRole('button', { name: '1 attachment of invoice INV-2' }).click();
    await carla.getByRole('dialog').locator('iframe[title="What signed-pod.pdf shows"]').waitFor();
    await press('Escape');
    await carla.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('has a part of its work given to another pool, for a day, which sees it come', async () => {
    await press('u');
    await record().getByLabel('Day', { exact: true }).fill('2026-02-11');
    await tabTo(carla, record().getByLabel('For', { exact: true }));
    await carla.keyboard.type('in the pool sales');
    await tabTo(carla, record().getByLabel('What to do'), 'Shift+Tab');
    await carla.keyboard.type('Check the price list');
    await press('Enter');
    await record().getByText('Follow-up on Wed Feb 11.').waitFor();

    await lead.getByText('1 new').waitFor();
    await lead.getByRole('button', { name: 'Renew the list' }).click();
    await lead.getByRole('row', { name: /Alder Mills.*Check the price list · .*in the pool sales.*Wed Feb 11/ }).waitFor();
  });

  it('leaves the next reminder asking for the rest of that invoice and all of the others', async () => {
    await advanceTo(product, '2026-02-10 10:00');
    const reminders = (): string[] => mail.accepted.filter((each) => each.subject.startsWith('Friendly reminder')).map(({ raw }) => raw);
    await until(async () => reminders().length > 0, 'the reminder has gone');

    const { subject, text = '' } = await PostalMime.parse(reminders()[0] ?? '');
    expect(subject).to.include('$1,560.00 past due');
    for (const asked of ['INV-1', '$1,200.00', 'INV-2', '$60.00', 'INV-3', '$300.00']) expect(text).to.include(asked);
    for (const left of ['$40.00', '$100.00', '$1,600.00']) expect(text).not.to.include(left);
    await carla.getByText('$1,560.00', { exact: false }).first().waitFor();
  });
});
