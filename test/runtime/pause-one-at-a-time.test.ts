import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectFolder } from '../../runtime/project-folder.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, email } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { Pausing } from '../support/pausing.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const perInvoice = aFlow(
  'per-invoice',
  {
    waiting: { after: { day4: 'reminded' } },
    reminded: { entry: [email('friendly-reminder')] },
  },
  {
    subject: 'invoice',
    timers: { day4: { anchor: 'invoice.dueOn', offset: 'P4D', at: '09:00' } },
    rules: { paid: { fact: 'invoice.openAmount', operator: 'equal', value: 0 } },
    on: { 'invoice.paid': { guard: 'paid', target: '.cured' } },
  },
);

/** The house's policy without a limit to how often somebody is written to. */
function boundless(): object {
  const text = readFileSync(join(projectFolder(), 'definitions', 'contact-policies', 'b2b-contact.json'), 'utf8');
  const { tests: _, ...policy } = JSON.parse(text) as { tests: unknown };
  return { ...policy, caps: [] };
}

describe('what a pause has kept back of one account', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let account: OpenedAccount;
  let pausing: Pausing;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-02', mailPort: mail.port });
    await publish(product, perInvoice, boundless());
    await publishOnly(product, 'per-invoice');
    pausing = new Pausing(product, 'per-invoice');
    account = await openAccount(product);
    for (const number of ['A', 'B', 'C', 'D']) await account.owes(10_000, '2026-02-02', number);
    await advanceTo(product, '2026-02-04 12:00');
    await pausing.pause();
    await advanceTo(product, '2026-02-10 12:00');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  it('goes out one at a time when it ends, a day apart, and all of it', async () => {
    const [pause] = await pausing.standing();
    expect(pause?.held).to.deep.include({ accounts: 1, waits: 4 });
    await pausing.end(pause?.id ?? '', 'send');

    expect(mail.accepted).to.have.length(1);
    expect((await account.outbox()).filter((line) => line.includes('one at a time'))).to.have.length(3);
    for (const [count, when] of [
      [2, '2026-02-11 14:00'],
      [3, '2026-02-12 16:00'],
      [4, '2026-02-13 17:00'],
    ] as const) {
      await advanceTo(product, when);
      expect(mail.accepted, when).to.have.length(count);
    }
    expect(new Set(mail.accepted.map((each) => each.key)).size).to.equal(4);
  });

  it('is not slowed down where no pause was', async () => {
    const another = await openAccount(product);
    for (const number of ['E', 'F']) await another.owes(10_000, '2026-02-12', number);
    await advanceTo(product, '2026-02-17 12:00');

    expect(mail.accepted.filter((each) => each.to === another.email)).to.have.length(2);
  });
});
