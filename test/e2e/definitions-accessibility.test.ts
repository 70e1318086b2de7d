import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, type Scheme } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';

describe('definitions without steps, for everybody', function () {
  this.timeout(90_000);
  const pages: readonly (readonly [name: string, address: string, ready: string])[] = [
    ['the segments', '/segments', 'tr[data-definition]'],
    ['one of them', '/segments/account-segments', 'li[data-row] .figures b'],
    ['the templates', '/templates', 'tr[data-definition]'],
    ['one of them', '/templates/friendly-reminder', 'iframe'],
    ['its text', '/templates/friendly-reminder?tab=text', '.cm-content'],
    ['its versions', '/templates/friendly-reminder?tab=versions', 'tr[data-version]'],
    ['the policies', '/policies', 'tr[data-definition]'],
    ['a contact policy', '/policies/contact-policy/b2b-contact', 'li[data-field]'],
    ['where a yes is needed', '/policies/contact-policy/b2b-contact', '[data-field="/consent/email/needs"]'],
    ['a calendar', '/policies/calendar/us-business', '[data-holiday]'],
    ['aging buckets', '/policies/aging/standard', '[data-bucket]'],
    ['the fields', '/fields', 'li[data-field]'],
  ];
  for (const scheme of ['light', 'dark'] satisfies Scheme[]) {
    describe(`in the ${scheme}`, () => {
      let page: Page;

      before(async () => {
        page = await openPage((await theDemo()).product.url, 'manager', { scheme });
      });

      after(() => closePage(page));

      for (const [name, address, ready] of pages) {
        it(`${name} (${address}) has no serious fault`, async () => {
          await page.goto(address);
          await page.locator(ready).first().waitFor();

          expect(await faultsOn(page)).to.deep.equal([]);
        });
      }
    });
  }
});
