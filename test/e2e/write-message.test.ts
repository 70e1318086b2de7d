import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { writeSetting } from '../../runtime/store/settings.ts';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, until } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { pdfText } from '../support/pdf-text.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';
import { tabTo as tabOn } from '../support/tab-to.ts';

const always = {
  kind: 'contact-policy',
  id: 'b2b-contact',
  name: 'At any hour',
  appliesTo: 'business',
  hours: { from: '00:00', to: '23:59' },
  caps: [{ id: 'two-a-day', name: 'Two emails a day', channels: ['email'], scope: 'contact', per: 'P1D', max: 2 }],
};

describe('a collector who writes to an account, by the keyboard alone', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let page: Page;
  let accountId: string;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port, webFolder: webFolder(), segment: 'nobody' });
    await publish(product, always);
    const contacts = [{ name: 'Dana Whitfield', role: 'payer', email: 'dana@example.test' }];
    const body = { name: 'Zażółć Mills', number: 'C-7', currency: 'USD', unitId: 'east', ownerId: 'collector', contacts };
    accountId = (await product.api.call('accounts.create', { body })).id;
    const invoice = { number: 'INV-1', issuedOn: '2026-01-06', dueOn: '2026-02-05', amount: 120_000 };
    await product.api.call('invoices.add', { params: { accountId }, body: invoice });
    await advanceTo(product, '2026-02-09 10:00');
    page = await openPage(product.url, 'collector');
    await page.goto(`/accounts/${accountId}`);
    await page.getByRole('heading', { level: 1, name: 'Zażółć Mills' }).waitFor();
  });

  after(async () => {
    await closePage(page);
    await product.stop();
    await mail.stop();
  });

  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const form = () => page.getByRole('dialog', { name: 'Write to Zażółć Mills' });
  const held = () => page.getByRole('list', { name: 'Messages that can still be taken back' });
  const text = () => form().getByLabel('Text');
  const preview = () => form().getByRole('region', { name: 'As it goes out' });
  const letter = () => preview().frameLocator('iframe').locator('body');

  const tabTo = (target: Locator): Promise<void> => tabOn(page, target);

  it('begins from a template, sees what will be read, and is told what is wrong with the text', async () => {
    await press('e');
    await form().getByText('May be written to now.').waitFor();
    await tabTo(form().getByLabel('Begin from'));
    await page.keyboard.type('Firm');
    await press('Tab');
    await until(async () => (await text().inputValue()).includes('Despite our earlier reminder'), 'the template is filled in');
    expect(await form().getByLabel('Subject').inputValue()).to.equal('Payment required: $1,200.00 past due, Zażółć Mills');
    await letter().getByText('INV-1').waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);

    await tabTo(text());
    await press('Control+End');
    await page.keyboard.type('{{ accont.name }}');
    await form().getByRole('alert').filter({ hasText: 'accont.name' }).waitFor();
    for (let count = 0; count < '{{ accont.name }}'.length; count += 1) await press('Backspace');
    await page.keyboard.type(' Carla');
    await letter().getByText('Carla').waitFor();
    expect(await form().getByRole('alert').count()).to.equal(0);
  });

  it('adds the statement and an invoice, sends, takes it back, and has the text in the form again', async () => {
    await tabTo(form().getByLabel('Statement of account'));
    await press('Space');
    await tabTo(form().getByRole('checkbox', { name: /INV-1/ }));
    await press('Space');
    await preview().getByText('Statement-C-7-2026-02-09.pdf').waitFor();
    await preview().getByText('Invoice-INV-1.pdf').waitFor();
    const saved = page.waitForEvent('download');
    await tabTo(preview().getByRole('button', { name: 'Save Statement-C-7-2026-02-09.pdf' }));
    await press('Enter');
    expect((await saved).suggestedFilename()).to.equal('Statement-C-7-2026-02-09.pdf');
    await tabTo(form().getByRole('button', { name: 'Send email' }));
    await press('Enter');

    await held().getByText('Email “Payment required: $1,200.00 past due, Zażółć Mills” to dana@example.test').waitFor();
    await held().getByText('by Carla Jensen · goes when the clock is moved on, from today, 10:00').waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    await held().getByRole('button', { name: 'Take back' }).focus();
    await press('Enter');
    await form().waitFor();
    await until(async () => (await text().inputValue()).endsWith(' Carla'), 'the text is back');
    expect(await form().getByLabel('Statement of account').isChecked()).to.equal(true);
    expect(await held().count()).to.equal(0);
    expect(mail.accepted).to.deep.equal([]);
  });

  it('lets it go at once, and finds it in the history under its own name', async () => {
    await tabTo(form().getByRole('button', { name: 'Send email' }));
    await press('Enter');
    await held().getByRole('button', { name: 'Send now' }).focus();
    await press('Enter');

    await until(async () => mail.accepted.length === 1, 'the mail has arrived');
    await held().waitFor({ state: 'detached' });
    const { attachments, text: read } = await PostalMime.parse(mail.accepted[0]?.raw ?? '');
    expect(read).to.contain('Carla').and.to.contain('INV-1');
    expect(attachments.map((each) => each.filename)).to.deep.equal(['Statement-C-7-2026-02-09.pdf', 'Invoice-INV-1.pdf']);
    expect(pdfText(new Uint8Array(attachments[0]?.content as ArrayBuffer))).to.contain('Zażółć');
    const timeline = page.getByRole('region', { name: 'What has happened, newest first' });
    await timeline.getByText('“Payment required: $1,200.00 past due, Zażółć Mills” sent', { exact: false }).waitFor();
    await timeline.getByText('Carla Jensen').first().waitFor();
  });

  it('counts down by the clock of the server where it runs by itself', async () => {
    await writeSetting(product.runtime.store, 'clock', { mode: 'live' });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Zażółć Mills' }).waitFor();
    await press('e');
    await tabTo(form().getByLabel('Subject'));
    await page.keyboard.type('A question');
    await tabTo(text());
    await page.keyboard.type('Is it on its way?');
    await letter().getByText('Is it on its way?').waitFor();
    await tabTo(form().getByRole('button', { name: 'Send email' }));
    await press('Enter');
    await held()
      .getByText(/goes in (30|[12]?\d) s/)
      .waitFor();
    await held().getByRole('button', { name: 'Take back' }).focus();
    await press('Enter');
    await form().waitFor();
    await until(async () => (await text().inputValue()) === 'Is it on its way?', 'the text is back');
  });
});
