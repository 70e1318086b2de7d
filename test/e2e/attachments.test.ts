import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aProduct, type Product } from '../support/product.ts';
import { sampleFiles, strangeFiles } from '../support/sample-files.ts';

const file = (name: string, content: Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

describe('files on the page of an account, with two people at it', function () {
  this.timeout(120_000);
  let product: Product;
  let account: OpenedAccount;
  let carla: Page;
  let leila: Page;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    account = await openAccount(product, { name: 'Alder Mills', unitId: 'east', ownerId: 'collector' });
    await account.owes(120_000, '2026-02-05', '1004');
    await product.settle();
    carla = await openPage(product.url, 'collector');
    leila = await openPage(product.url, 'lead', { scheme: 'dark' });
    for (const page of [carla, leila]) {
      await page.goto(`/accounts/${account.id}`);
      await page.getByRole('heading', { level: 1, name: 'Alder Mills' }).waitFor();
    }
  });

  after(async () => {
    await closePage(carla);
    await closePage(leila);
    await product.stop();
  });

  const record = (page: Page) => page.getByRole('region', { name: 'Record', exact: true });
  const panel = (page: Page) => page.getByRole('dialog');

  /** Chooses files as with the button of the form or panel that is shown. */
  const choose = (page: Page, ...files: ReturnType<typeof file>[]) => page.locator('input[type=file]').last().setInputFiles(files);

  it('are attached to a dispute while it is written; one that lies is refused, and what was typed stays', async () => {
    await carla.getByRole('button', { name: 'Open a dispute on 1004' }).click();
    const form = record(carla);
    await form.getByLabel('Amount in dispute').fill('40.00');
    await form.getByLabel('Reason', { exact: true }).selectOption({ label: 'Allowance' });
    await form.getByLabel('What the account says').fill('two pallets are missing');
    await choose(carla, file('pod-4711.pdf', strangeFiles.exe));
    const fault = form.getByRole('alert').filter({ hasText: 'pod-4711.pdf was not attached.' });
    await fault.getByText(/give it the right ending, and choose it again/).waitFor();

    expect(await form.getByLabel('What the account says').inputValue()).to.equal('two pallets are missing');
    expect(await faultsOn(carla)).to.deep.equal([]);
    await choose(carla, file('pod-4711.pdf', sampleFiles.pdf), file('their mail.eml', sampleFiles.eml));
    await form.getByRole('button', { name: 'Leave out pod-4711.pdf' }).waitFor();
    await form.getByRole('button', { name: 'Leave out their mail.eml' }).waitFor();
    expect(await fault.count(), 'the next try takes its place').to.equal(0);
    await form.getByRole('button', { name: 'Open the dispute' }).click();
    await form.getByText(/Dispute over \$40.00 on 1004 opened/).waitFor();
  });

  it('appear on the page of a colleague, who opens one in one click', async () => {
    await leila.getByText('pod-4711.pdf attached to the dispute on invoice 1004').waitFor();
    await leila.getByRole('link', { name: 'Disputes 1' }).click();
    await leila.getByRole('button', { name: '2 attachments of the dispute on 1004' }).click();
    await panel(leila).getByRole('heading', { name: 'Attachments of the dispute on 1004' }).waitFor();

    const frame = panel(leila).locator('iframe[title="What pod-4711.pdf shows"]');
    const shown = await leila.request.get(new URL((await frame.getAttribute('src')) ?? '', product.url).href);
    expect([shown.headers()['content-type'], shown.headers()['content-disposition']]).to.deep.equal([
      'application/pdf',
      'inline; filename=pod-4711.pdf',
    ]);
    await panel(leila).getByRole('button', { name: 'their mail.eml' }).click();
    await panel(leila).getByText('Files of this kind are not shown here').waitFor();
    expect(await faultsOn(leila)).to.deep.equal([]);
    const [download] = await Promise.all([
      leila.waitForEvent('download'),
      panel(leila).getByRole('link', { name: 'Download their mail.eml' }).click(),
    ]);
    expect(download.suggestedFilename()).to.equal('their mail.eml');
    await leila.keyboard.press('Escape');
    await panel(leila).waitFor({ state: 'detached' });
    expect(await leila.evaluate(() => document.activeElement?.getAttribute('aria-label'))).to.equal('2 attachments of the dispute on 1004');
  });

  it('are attached to an invoice by its clip, and a picture is seen at once', async () => {
    await carla.getByRole('button', { name: 'Attach to invoice 1004' }).focus();
    await carla.keyboard.press('Enter');
    await panel(carla).getByText('Nothing is attached yet').waitFor();
    await choose(carla, file('signature.png', sampleFiles.png));

    const picture = panel(carla).getByRole('img', { name: 'What signature.png shows' });
    await picture.waitFor();
    await carla.waitForFunction(() =>
      [...document.querySelectorAll('[role=dialog] img')].every((each) => (each as HTMLImageElement).naturalWidth > 0),
    );
    await leila.getByRole('link', { name: 'Invoices 1' }).click();
    await leila.getByRole('button', { name: '1 attachment of invoice 1004' }).click();
    await panel(leila).getByRole('img', { name: 'What signature.png shows' }).waitFor();
  });

  it('that are removed go from the page of whoever looks at them', async () => {
    await panel(carla).getByRole('button', { name: 'Remove signature.png…' }).click();
    await panel(carla).getByText('Its content is deleted for good').waitFor();
    await panel(carla).getByRole('button', { name: 'Remove it' }).click();

    for (const page of [carla, leila]) await panel(page).getByText('Nothing is attached yet').waitFor();
    await carla.keyboard.press('Escape');
    await leila.keyboard.press('Escape');
    for (const page of [carla, leila]) await page.getByText('signature.png removed from invoice 1004').waitFor();
    for (const page of [carla, leila]) await panel(page).waitFor({ state: 'detached' });
  });

  it('begin a note when they are dropped anywhere, or pasted', async () => {
    await drop(carla, 'photo of the gate.jpg', sampleFiles.jpg);
    const form = record(carla);
    await form.getByRole('button', { name: 'Leave out photo of the gate.jpg' }).waitFor();
    await paste(carla, sampleFiles.png);
    await form.getByRole('button', { name: /^Leave out pasted picture .*\.png$/ }).waitFor();
    await drop(carla, 'setup.exe', strangeFiles.exe);
    await form.getByText('Files of this kind are not taken.').waitFor();
    await form.getByRole('textbox', { name: 'Note' }).fill('They sent a photo');
    await form.getByRole('button', { name: 'Add the note' }).click();
    await form.getByText('Note added to the timeline.').waitFor();

    await leila.getByRole('button', { name: 'photo of the gate.jpg' }).click();
    await panel(leila).getByRole('img', { name: 'What photo of the gate.jpg shows' }).waitFor();
    await leila.keyboard.press('Escape');
    await leila.getByRole('link', { name: /^Attachments 4/ }).click();
    await leila
      .getByRole('table', { name: 'Attachments' })
      .getByRole('row', { name: /pod-4711.pdf.*the dispute on 1004 PDF/ })
      .waitFor();
    expect(await faultsOn(leila)).to.deep.equal([]);
  });
});

/** Drops a file onto the page as from a folder of the desktop. */
function drop(page: Page, name: string, content: Uint8Array): Promise<void> {
  return page.evaluate(
    ([called, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], called));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [name, [...content]] as const,
  );
}

/** Pastes a picture as a screenshot lies in the clipboard. */
function paste(page: Page, content: Uint8Array): Promise<void> {
  return page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [...content],
  );
}
