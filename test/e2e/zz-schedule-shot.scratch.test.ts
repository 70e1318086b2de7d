import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
describe('shot', function () {
  this.timeout(90_000);
  it('takes', async () => {
    const { product } = await theDemo();
    for (const [width, scheme] of [[1280, 'light'], [1440, 'dark'], [390, 'light']] as const) {
      const page = await openPage(product.url, 'manager', { width, height: width === 390 ? 1400 : 900, scheme });
      await page.goto('/strategies/courtesy-reminders');
      await page.locator('tr[data-row]').first().waitFor();
      await page.waitForTimeout(800);
      await page.locator('tr[data-row]').nth(1).click();
      await page.waitForTimeout(600);
      await page.screenshot({ path: `/tmp/sched/page-${width}.png` });
      await closePage(page);
    }
  });
});
