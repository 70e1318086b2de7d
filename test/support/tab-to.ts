import type { Locator, Page } from 'playwright-core';

/** Far more than a form has fields. */
const MOST = 60;

/** Goes on with Tab, or back with Shift and Tab, until the keyboard is where one wants to be. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let count = 0; count < MOST; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
}
