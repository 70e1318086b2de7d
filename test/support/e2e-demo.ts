import { fillDemoPortfolio } from '../../runtime/demo/demo-portfolio.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { closeBrowser, webFolder } from './browser.ts';
import { dueLookedAt } from './collecting.ts';
import { startTestMailServer, type TestMailServer } from './mail-server.ts';
import { aProduct, type Product } from './product.ts';

/** The demo portfolio as somebody finds it who starts the product: on a Monday, everything due done. */
export interface Demo {
  readonly product: Product;
  readonly mail: TestMailServer;
}

let running: Promise<Demo> | undefined;

/** One for all browser tests; each looks up what it needs by asking the API. */
export function theDemo(): Promise<Demo> {
  running ??= start();
  return running;
}

async function start(): Promise<Demo> {
  const mail = await startTestMailServer();
  const product = await aProduct({ clock: '2026-11-23', mailPort: mail.port, webFolder: webFolder() });
  await fillDemoPortfolio(product.runtime, await readWorld(product.runtime), () => undefined);
  await dueLookedAt(product);
  return { product, mail };
}

after(async () => {
  await closeBrowser();
  if (running === undefined) return;
  const { product, mail } = await running;
  await product.stop();
  await mail.stop();
});
