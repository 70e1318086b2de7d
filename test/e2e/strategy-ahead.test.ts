import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { fillDemoPortfolio } from '../../runtime/demo/demo-portfolio.ts';
import { projectFolder } from '../../runtime/project-folder.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { CheckedApi } from '../support/checked-api.ts';
import { advanceTo } from '../support/collecting.ts';
import { behind, type Foreseen, foresee } from '../support/foreseeing.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';

const STRATEGY = 'past-due-escalation';
const stock = (path: string) => JSON.parse(readFileSync(join(projectFolder(), 'definitions', path), 'utf8'));

describe('the next seven days before a draft is published', function () {
  this.timeout(180_000);
  let product: Product;
  let page: Page;
  let dialog: Locator;
  let api: CheckedApi;
  let foretold: Foreseen;

  before(async () => {
    product = await aProduct({ clock: '2026-11-23', webFolder: webFolder() });
    const segments = stock('segments/account-segments.json');
    await publish(product, { ...segments, rows: [{ id: 'all', name: 'All' }], tests: [] });
    await fillDemoPortfolio(product.runtime, await readWorld(product.runtime), () => undefined);
    await advanceTo(product, '2026-11-23 10:00');
    await publish(product, segments);
    const { tests: _, ...draft } = stock(`strategies/${STRATEGY}.json`);
    draft.timers.day5.offset = 'P2D';
    draft.timers.day15.offset = 'P11D';
    api = await CheckedApi.of(product);
    const params = { kind: 'strategy', definitionId: STRATEGY };
    await api.ask('definitions.save', { params, text: JSON.stringify(draft), headers: { 'if-match': '1' } });
    foretold = await foresee(api, draft);
    page = await openPage(product.url, 'manager', { width: 1280, height: 900 });
    await page.goto(`/strategies/${STRATEGY}`);
    await page.getByRole('button', { name: 'Publish…' }).click();
    dialog = page.getByRole('dialog', { name: /^Publish / });
  });

  after(async () => {
    await closePage(page);
    await product.stop();
  });

  it('are shown day by day, under the draft and under what is live', async () => {
    const table = dialog.getByRole('table', { name: 'The next days on the live book' });
    await table.waitFor();
    const sum = (kind: string, side: 'draft' | 'live') =>
      foretold.cells.filter((cell) => cell.kind === kind).reduce((all, cell) => all + cell[side], 0);

    expect(sum('call', 'draft')).to.not.equal(sum('call', 'live'));
    await table.getByRole('button', { name: `Calls, all days: ${sum('call', 'draft')} under this draft` }).waitFor();
    await table.getByRole('button', { name: `Calls, all days: ${sum('call', 'live')} under version 1` }).waitFor();
    await table.scrollIntoViewIfNeeded();
  });

  it('open the accounts of a figure, and those who come late', async () => {
    const [cell] = foretold.cells.filter((each) => each.kind === 'call' && each.draft > 0);
    await dialog.getByRole('button', { name: /^Calls, all days: \d+ under this draft/ }).click();
    const list = page.getByRole('dialog', { name: /^Calls, all days/ });
    const rows = await behind(api, foretold, { side: 'draft', kind: cell?.kind ?? '' });
    await list
      .getByRole('link', { name: rows[0]?.name ?? '', exact: true })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });

    const [late] = foretold.late;
    const heading = dialog.getByRole('heading', { name: 'Already past some steps when they come' });
    await heading.scrollIntoViewIfNeeded();
    await dialog.getByRole('table', { name: 'The next days on the live book' }).scrollIntoViewIfNeeded();
    await dialog
      .getByRole('button', { name: new RegExp(`^${late?.accounts} account`) })
      .first()
      .click();
    await page
      .getByRole('link', { name: late?.examples[0]?.name ?? '', exact: true })
      .first()
      .waitFor();
  });
});
