import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import { eventually } from '../support/e2e-eventually.ts';
import type { Product } from '../support/product.ts';

const ADDRESS = '/strategies/broken-promises';

describe('two people at one strategy', function () {
  this.timeout(120_000);
  let product: Product;
  let first: Page;
  let second: Page;

  before(async () => {
    ({ product } = await theDemo());
    first = await openPage(product.url, 'manager');
    second = await openPage(product.url, 'analyst');
    await first.goto(ADDRESS);
    await second.goto(ADDRESS);
  });

  after(async () => {
    await closePage(first);
    await closePage(second);
  });

  const draft = async (): Promise<string> => {
    const { draft } = await product.api.call('definitions.get', { params: { kind: 'strategy', definitionId: 'broken-promises' } });
    return draft?.text ?? '';
  };
  const saved = (page: Page) =>
    page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
  /** Opens the form of a step by its place in the schedule. */
  const open = (page: Page, place: number) =>
    page
      .getByRole('button', { name: /^Change: / })
      .nth(place)
      .click();
  const notes = (page: Page) => page.getByRole('textbox', { name: /^Notes/ }).first();

  it('see each other', async () => {
    await first.getByRole('listitem').filter({ hasText: 'Anil Rao has this open' }).waitFor();
    await second.getByRole('listitem').filter({ hasText: 'Marcus Webb has this open' }).waitFor();
  });

  it('change different fields, and both changes stay', async () => {
    await open(first, 0);
    await open(second, 1);
    await notes(first).fill('Written by the manager');
    await notes(second).fill('Written by the analyst');
    await saved(first);
    await saved(second);

    await eventually(async () => {
      expect(await draft()).to.contain('Written by the manager');
      expect(await draft()).to.contain('Written by the analyst');
    });
    await eventually(async () => {
      expect(await notes(first).inputValue()).to.equal('Written by the manager');
    });
  });

  it('are told at once what the other did', async () => {
    await first.reload();
    await saved(first);
    await notes(second).fill('Written by the analyst, again');
    await saved(second);

    await first.getByRole('status').filter({ hasText: 'Anil Rao has just changed this.' }).waitFor();
  });

  it('change the same field: whoever is later is asked, and nothing is lost', async () => {
    await open(first, 1);
    await eventually(async () => {
      expect(await notes(first).inputValue()).to.equal('Written by the analyst, again');
    });
    await first.route('**/api/v1/definitions/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await notes(first).fill('The manager’s words');
    await first.getByRole('status').filter({ hasText: 'Offline – kept here' }).waitFor();
    await notes(second).fill('The analyst’s words');
    await saved(second);
    await first.unrouteAll();

    const conflict = first.getByRole('alertdialog', { name: 'Anil Rao has changed the same place as you' });
    await conflict.waitFor({ timeout: 20_000 });
    await conflict.getByRole('cell', { name: 'The manager’s words' }).waitFor();
    await conflict.getByRole('cell', { name: 'The analyst’s words' }).waitFor();
    expect(await draft()).to.contain('The analyst’s words');
  });

  it('keeps the question through a reload', async () => {
    await first.reload();

    const conflict = first.getByRole('alertdialog');
    await conflict.getByRole('cell', { name: 'The manager’s words' }).waitFor();
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await saved(first);
    await eventually(async () => {
      expect(await draft()).to.contain('The manager’s words');
    });
    await eventually(async () => {
      expect(await notes(second).inputValue()).to.equal('The manager’s words');
    });
  });

  it('do not see who has left', async () => {
    await second.goto('/strategies');

    await eventually(async () => {
      expect(await first.locator('[data-other]').count()).to.equal(0);
    });
  });
});
