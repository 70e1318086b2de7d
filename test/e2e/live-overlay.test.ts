import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { fillDemoPortfolio } from '../../runtime/demo/demo-portfolio.ts';
import { readWorld } from '../../runtime/runtime.ts';
import type { EnrollmentDocument } from '../../runtime/store/flow-documents.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aProduct, type Product } from '../support/product.ts';

const STRATEGY = 'past-due-escalation';

interface Counted {
  readonly _id: string;
  readonly accounts: number;
}

describe('the live book over a strategy', function () {
  this.timeout(180_000);
  let product: Product;
  let page: Page;

  before(async () => {
    product = await aProduct({ clock: '2026-11-23', webFolder: webFolder() });
    await fillDemoPortfolio(product.runtime, await readWorld(product.runtime), () => undefined);
    await product.settle();
    page = await openPage(product.url, 'manager', { width: 1440, height: 900 });
    await page.goto(`/strategies/${STRATEGY}?tab=live`);
  });

  after(async () => {
    await closePage(page);
    await product.stop();
  });

  /** Accounts by the step they stand in, counted where they are stored. */
  const counted = async (): Promise<Record<string, number>> => {
    const rows = await product.runtime.store.db
      .collection('enrollments')
      .aggregate<Counted>([
        { $match: { definitionId: STRATEGY, status: { $in: ['active', 'parked'] } } },
        { $unwind: '$state.leaves' },
        { $group: { _id: '$state.leaves', who: { $addToSet: '$accountId' } } },
        { $project: { accounts: { $size: '$who' } } },
      ])
      .toArray();
    return Object.fromEntries(rows.map(({ _id, accounts }) => [_id, accounts]));
  };

  const shown = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      await page
        .locator('tr[data-live-step]')
        .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-live-step') ?? '', Number(row.querySelector('td')?.textContent)])),
    );

  /** What stands in the corner of a box: its count; nothing where nobody is. */
  const badgeOf = (path: string): Promise<string[]> => page.getByTestId(`rf__node-${path}`).first().locator('.dc-badge').allTextContents();

  const agrees = (): Promise<void> =>
    eventually(async () => {
      const known = await counted();
      expect(await shown()).to.deep.equal(known);
      for (const [path, count] of Object.entries(known)) expect(await badgeOf(path), path).to.deep.equal([String(count)]);
    });

  const enrollments = (): Promise<EnrollmentDocument[]> =>
    product.runtime.store.db
      .collection('enrollments')
      .find({ definitionId: STRATEGY, status: 'active' })
      .sort({ nextDueAt: 1 })
      .toArray() as unknown as Promise<EnrollmentDocument[]>;
  const standsIn = async (id: string): Promise<string> => {
    const found = (await product.runtime.store.db.collection('enrollments').findOne({ _id: id as never })) as EnrollmentDocument | null;
    return found?.status === 'active' ? String((found.state as { leaves: readonly string[] }).leaves[0]) : '';
  };

  it('counts on the canvas and in the table what an aggregation counts', async () => {
    // The first night puts everybody on a strategy; the page shows it as it happens.
    await page.locator('tr[data-live-step]').first().waitFor({ timeout: 90_000 });
    await product.settle();

    expect(Object.keys(await counted())).not.to.have.length(0);
    await agrees();
  });

  it('follows an account from step to step while the page is open', async () => {
    const moving = (await enrollments()).find(({ nextDueAt }) => nextDueAt !== undefined);
    if (!moving) throw new Error('nobody waits on this strategy');
    const before = await standsIn(moving._id);
    const passes = (): Promise<string[]> => page.locator('tr[data-live-way]').allTextContents();
    const passedBefore = await passes();

    for (let days = 0; days < 10 && (await standsIn(moving._id)) === before; days += 1) {
      const { on } = await product.api.call('clock.get');
      await page.getByRole('button', { name: 'Advance a day' }).click();
      await eventually(async () => {
        const clock = await product.api.call('clock.get');
        expect(clock.target).to.equal(undefined);
        expect(clock.on).not.to.equal(on);
      }, 40_000);
      await product.settle();
      await agrees();
    }

    expect(await standsIn(moving._id)).not.to.equal(before);
    await eventually(async () => void expect(await passes()).not.to.deep.equal(passedBefore));
  });

  it('says how often a path was gone by its width and a number', async () => {
    const [row] = await page
      .locator('tr[data-live-way]')
      .evaluateAll((rows) => rows.map((each) => ({ times: each.querySelector('td')?.textContent ?? '' })));

    await eventually(async () => void expect(await page.locator('.dc-flow').allTextContents()).to.include(row?.times));
    const widths = await page
      .locator('path[data-paint=live]')
      .evaluateAll((paths) => paths.map((path) => Number.parseFloat(getComputedStyle(path).strokeWidth)));
    expect(Math.max(...widths)).to.be.greaterThan(2);
  });

  it('shows money and time instead when asked, and the address says so', async () => {
    const [path = ''] = Object.keys(await counted());
    await page.getByRole('button', { name: 'Money', exact: true }).click();
    await eventually(async () => void expect((await badgeOf(path))[0]).to.match(/[$€£]/));
    await page.getByRole('button', { name: 'Time there' }).click();
    await eventually(async () => void expect((await badgeOf(path))[0]).to.match(/ (min|h|d)$/));
    expect(new URL(page.url()).searchParams.get('show')).to.equal('dwell');
    await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  });

  it('leads from a step to those who are in it', async () => {
    const [[path, count] = ['', 0]] = Object.entries(await counted()).sort((a, b) => b[1] - a[1]);
    await page.getByTestId(`rf__node-${path}`).first().locator('.dc-name').first().click();
    await page
      .getByRole('link', { name: /^See the \d+ accounts? in/ })
      .last()
      .waitFor();
    await page
      .getByRole('link', { name: /^See the \d+ accounts? in/ })
      .last()
      .click();

    await page.locator('tr[data-account]').first().waitFor();
    const query = new URL(page.url()).searchParams;
    expect([query.get('strategy'), query.get('strategyVersion'), query.get('state')]).to.deep.equal([STRATEGY, '1', path]);
    await page
      .getByText(new RegExp(`of ${count} accounts`))
      .first()
      .waitFor();
  });

  it('says that there is no such version, and shows the one that is', async () => {
    await page.goto(`/strategies/${STRATEGY}?tab=live&live=99`);
    await page.getByText('There is no version 99 of this').waitFor();
    await page.getByRole('button', { name: 'Show what is live' }).click();
    await page.locator('tr[data-live-step]').first().waitFor();
  });
});
