import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import { eventually } from '../support/e2e-eventually.ts';
import type { Product } from '../support/product.ts';

describe('a new strategy', function () {
  this.timeout(120_000);
  let product: Product;
  let page: Page;
  const of = { kind: 'strategy', definitionId: 'online-customers' };

  before(async () => {
    ({ product } = await theDemo());
    page = await openPage(product.url, 'manager');
  });

  after(() => closePage(page));

  const stored = () => product.api.call('definitions.get', { params: of });

  it('begins with what there is: playbooks with what each is for, a few questions, or nothing', async () => {
    await page.goto('/strategies');
    await page.getByRole('link', { name: 'New strategy' }).click();

    await page.getByRole('heading', { name: 'Begin with one that works' }).waitFor();
    await page.getByText('For accounts that pay well.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Use a copy of Business ladder' }).waitFor();
    await page.getByRole('button', { name: 'Start blank' }).waitFor();
  });

  it('is made of a few questions; what cannot become a schedule is said in its place', async () => {
    await page.getByRole('button', { name: 'Start with the questions' }).click();
    await page.getByRole('button', { name: 'Create the strategy' }).click();
    await page.getByRole('alert').filter({ hasText: 'Give it a name' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Online customers');
    expect(await page.getByLabel('Id', { exact: true }).inputValue()).to.equal('online-customers');
    await page.getByLabel('Who it is for').fill('Customers of the online shop');
    await page.getByLabel('Day of step 2').fill('5');
    await page.getByRole('alert').filter({ hasText: 'Two steps are on the same day' }).waitFor();
    await page.getByLabel('Day of step 2').fill('10');
  });

  it('keeps what was typed through a reload', async () => {
    await page.reload();

    expect(await page.getByLabel('Name', { exact: true }).inputValue()).to.equal('Online customers');
    expect(await page.getByLabel('Day of step 2').inputValue()).to.equal('10');
  });

  it('opens as a draft that is saved and has no faults', async () => {
    await page.getByRole('button', { name: 'Create the strategy' }).click();

    await page.getByRole('heading', { name: 'Online customers', level: 1 }).waitFor();
    await page.getByText('Not published yet').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    const { draft, version } = await stored();
    expect(version).to.equal(undefined);
    expect(JSON.parse(draft?.text ?? '{}')).to.include({ name: 'Online customers', description: 'Customers of the online shop' });
  });

  it('saves by itself what is changed, and undoes it by name', async () => {
    await page
      .getByRole('button', { name: /^Change: / })
      .first()
      .click();
    await page
      .getByRole('textbox', { name: /^Notes/ })
      .first()
      .fill('Polite to the last');
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    await eventually(async () => {
      expect((await stored()).draft?.text).to.contain('Polite to the last');
    });
    await page.getByRole('button', { name: /^Undo Change the notes/ }).click();

    await eventually(async () => {
      expect((await stored()).draft?.text).not.to.contain('Polite to the last');
    });
    await page.getByRole('heading', { name: 'Online customers', level: 1 }).click();
    await page.keyboard.press('Control+Shift+Z');
    await eventually(async () => {
      expect((await stored()).draft?.text).to.contain('Polite to the last');
    });
  });

  it('leaves Ctrl+Z to a field while somebody types in it', async () => {
    const notes = page.getByRole('textbox', { name: /^Notes/ }).first();
    await notes.focus();
    await notes.press('End');
    await notes.pressSequentially(' day');
    await page.keyboard.press('Control+Z');

    // The browser takes back what was typed; the step before it stays as it is.
    expect(await notes.inputValue()).to.contain('Polite to the last');
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
  });

  it('is published after a look at what that means', async () => {
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish Online customers' });
    await dialog.getByText(/^All \d+ tests pass\.$/).waitFor();
    await dialog.getByText('They come to every step and every path.').waitFor();
    await dialog.getByText('This is its first version.').waitFor();
    await dialog.getByText('No row of the segments leads here', { exact: false }).waitFor();
    await dialog.getByLabel('What is new, and why').fill('For the new shop');
    await dialog.getByRole('button', { name: 'Publish as version 1' }).click();
    await page.getByRole('dialog', { name: 'Version 1 is live' }).getByText('Nobody is on an older version.', { exact: false }).waitFor();

    const { version, draft } = await stored();
    expect({ version, draft }).to.deep.equal({ version: 1, draft: undefined });
  });

  it('stands in its history with author and comment', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name: 'Versions' }).click();
    const row = page.locator('[data-version="1"]');
    await row.getByText('For the new shop').waitFor();
    await row.getByText('Marcus Webb').waitFor();
  });

  it('tells any two of its states apart in words', async () => {
    await page.getByRole('link', { name: 'Schedule', exact: true }).click();
    await page
      .getByRole('button', { name: /^Change: / })
      .first()
      .click();
    await page.getByLabel('How long').first().fill('7');
    await page.getByLabel('How long').first().press('Tab');
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();

    await page.getByText(/day 5.* → .*day 7/).waitFor();
    expect(new URL(page.url()).searchParams.get('compare')).to.equal('1..draft');
  });

  it('goes back to a version as a draft, in one step that can be undone', async () => {
    await page.getByRole('button', { name: 'Restore as draft: version 1' }).click();

    await page.getByText('Both are the same').waitFor();
    await page.getByRole('button', { name: 'Undo Restore version 1' }).click();
    await page.getByText(/day 5.* → .*day 7/).waitFor();
  });

  it('stands in the list with its draft', async () => {
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    await page.goto('/strategies');
    const row = page.locator('[data-definition="online-customers"]');

    await row.getByText('Draft', { exact: true }).waitFor();
    await row.getByText('Version 1').waitFor();
    await row.getByText('by Marcus Webb').waitFor();
  });
});
