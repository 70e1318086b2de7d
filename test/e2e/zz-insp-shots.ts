import { mkdirSync } from 'node:fs';
import { closeBrowser, openPage } from '../support/browser.ts';
import { aProduct } from '../support/product.ts';
import { publishOnly } from '../support/segments.ts';

const web = process.argv[2] ?? '/tmp/insp-web';
mkdirSync('/tmp/insp-shots', { recursive: true });
const product = await aProduct({ clock: '2026-02-04', webFolder: web });
await publishOnly(product, 'past-due-escalation');
const { id: accountId } = (await product.api.call('accounts.create', {
  body: {
    name: 'Blue Ridge Supply',
    currency: 'USD',
    ownerId: 'collector',
    unitId: 'east',
    contacts: [{ name: 'Dana Whitfield', email: 'dana@blue-ridge.example' }],
  },
} as never)) as any;
await product.api.call('invoices.add', {
  params: { accountId },
  body: { number: 'INV-1', issuedOn: '2026-01-06', dueOn: '2026-02-05', amount: 120_000 },
} as never);
await product.advanceTo('2026-02-20');
await product.settle();
console.log('ready', product.url);
const only = process.argv[3];
try {
  for (const scheme of ['light', 'dark'] as const) {
    const page = await openPage(product.url, 'manager', { scheme, width: 1440, height: 900 });
    const shot = async (name: string, path: string, act?: () => Promise<void>) => {
      if (only && !name.includes(only)) return;
      await page.goto(`/strategies/past-due-escalation?${path}`);
      await page
        .locator('[data-inspector]')
        .first()
        .waitFor({ timeout: 20000 })
        .catch(() => console.log('no inspector', name));
      await page.waitForTimeout(900);
      await act?.().catch((e) => console.log(name, String(e).slice(0, 300)));
      await page.waitForTimeout(300);
      await page.screenshot({ path: `/tmp/insp-shots/${name}-${scheme}.png` });
    };
    await shot('definition', 'tab=schedule');
    await shot('step', 'tab=canvas&el=step:chasing.calling');
    await shot('message', 'tab=canvas&el=step:chasing.reminded', async () => {
      await page.getByRole('button', { name: 'Preview' }).first().click();
      await page.waitForTimeout(1200);
    });
    await shot('level', 'tab=canvas&el=step:chasing');
    const chart = await page.evaluate(async () => 1);
    await shot('path', 'tab=canvas&el=path:/machine/states/chasing/states/calling/after/unworked');
    await shot('problems', 'tab=canvas&panel=problems');
    await shot('jump', 'tab=canvas', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('cal');
    });
    await shot('trigger-menu', 'tab=canvas&el=step:chasing.calling', async () => {
      await page.getByRole('button', { name: 'Add a path' }).click();
    });
    await shot('action-menu', 'tab=canvas&el=step:chasing.calling', async () => {
      await page.getByRole('button', { name: 'Add an action' }).first().click();
    });
    await page.context().close();
  }
} finally {
  await closeBrowser();
  await product.stop();
  process.exit(0);
}
