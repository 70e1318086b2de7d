import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from './axe-faults.ts';
import { closePage, openPage, type Scheme } from './browser.ts';

/** A page by what it is called, where it is, and what is on it once it is whole. */
export type ShownPage = readonly [name: string, address: string | (() => string), ready: string];

/** Opens a page and waits until it is whole. */
export async function show(page: Page, [, address, ready]: ShownPage): Promise<void> {
  await page.goto(typeof address === 'string' ? address : address());
  await page.locator(ready).first().waitFor();
}

/**
 * Declares the tests that none of these pages has a serious fault for a manager, in the light and in the dark;
 * `more` declares further ones on the same browser page.
 */
export function haveNoFaults(
  url: () => string | Promise<string>,
  pages: readonly ShownPage[],
  more?: (page: () => Page, scheme: Scheme) => void,
): void {
  for (const scheme of ['light', 'dark'] satisfies Scheme[]) {
    describe(`in the ${scheme}`, () => {
      let page: Page;

      before(async () => {
        page = await openPage(await url(), 'manager', { scheme });
      });

      after(() => closePage(page));

      for (const shown of pages) {
        it(`${shown[0]} has no serious fault`, async () => {
          await show(page, shown);

          expect(await faultsOn(page)).to.deep.equal([]);
        });
      }

      more?.(() => page, scheme);
    });
  }
}
