import { webFolder } from './browser.ts';
import { startTestMailServer, type TestMailServer } from './mail-server.ts';
import { aProduct, type Product } from './product.ts';
import { publishOnly } from './segments.ts';

export interface Story {
  readonly product: Product;
  readonly mail: TestMailServer;
  readonly accountId: string;
  stop(): Promise<void>;
}

/** One account of the collector's with one invoice due on Thursday 2026-02-05, on the escalation strategy, up to a day. */
export async function aStory(upTo: string): Promise<Story> {
  const mail = await startTestMailServer();
  const product = await aProduct({ clock: '2026-02-04', mailPort: mail.port, webFolder: webFolder() });
  await publishOnly(product, 'past-due-escalation');
  const { id: accountId } = await product.api.call('accounts.create', {
    body: {
      name: 'Blue Ridge Supply',
      currency: 'USD',
      ownerId: 'collector',
      unitId: 'east',
      contacts: [{ name: 'Dana Whitfield', email: 'dana@blue-ridge.example' }],
    },
  });
  await product.api.call('invoices.add', {
    params: { accountId },
    body: { number: 'INV-1', issuedOn: '2026-01-06', dueOn: '2026-02-05', amount: 120_000 },
  });
  await product.advanceTo(upTo);
  await product.settle();
  return {
    product,
    mail,
    accountId,
    async stop() {
      await product.stop();
      await mail.stop();
    },
  };
}
