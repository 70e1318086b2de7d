import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { haveNoFaults, type ShownPage, show } from '../support/axe-pages.ts';
import { closePage, openPage } from '../support/browser.ts';
import { until } from '../support/collecting.ts';
import { theDemo } from '../support/e2e-demo.ts';

describe('for everybody', function () {
  this.timeout(120_000);
  let url: string;
  let account: string;
  let message: string;

  before(async () => {
    const { product } = await theDemo();
    url = product.url;
    account = (await product.api.call('accounts.list', { query: { status: 'disputed', limit: '1' } })).items[0]?.id ?? '';
    await until(async () => {
      message = (await product.api.call('outbox.list', { query: { limit: '1' } })).items[0]?.key ?? '';
      return message !== '';
    }, 'there is a message');
    expect(account, 'an account with a dispute').to.not.equal('');
    // What a mail server refuses is put before a person after the last try.
    await until(
      async () => (await product.api.call('incidents.list', { query: { status: 'open' } })).items.length > 0,
      'something needs attention',
    );
  });

  const pages: readonly ShownPage[] = [
    ['the portfolio', () => '/portfolio', '[data-figure]'],
    ['the accounts', () => '/accounts', 'tr[data-account]'],
    ['an account', () => `/accounts/${account}`, '[data-entry]'],
    ['an account with a form open', () => `/accounts/${account}?do=dispute&tab=disputes`, '#record form'],
    ['the outbox', () => '/outbox', 'tr[data-notice]'],
    ['a message', () => `/outbox?message=${encodeURIComponent(message)}`, '[role=dialog] dl'],
    ['what needs attention', () => '/attention', 'li[data-incident]'],
    ['an address nobody knows', () => '/nowhere', 'h1'],
  ];
  haveNoFaults(
    () => url,
    pages,
    (page) => {
      it('signing in has no serious fault', async () => {
        await page().context().clearCookies();
        await show(page(), ['signing in', '/sign-in', 'button[type=submit]']);

        expect(await faultsOn(page())).to.deep.equal([]);
      });
    },
  );

  describe('on a phone of 390 px', () => {
    let page: Page;

    before(async () => {
      page = await openPage(url, 'manager', { width: 390, height: 800 });
    });

    after(() => closePage(page));

    for (const shown of pages) {
      it(`${shown[0]} fits`, async () => {
        await show(page, shown);

        expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(390);
      });
    }
  });
});
