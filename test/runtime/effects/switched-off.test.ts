import { expect } from 'chai';
import { toInstant } from '#engine';
import { moveClock } from '../../../runtime/store/settings.ts';
import { advanceTo, openAccount } from '../../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aroundTransactionOf } from '../../support/meanwhile.ts';
import { aProduct, type Product, ZONE } from '../../support/product.ts';
import { publishOnly } from '../../support/segments.ts';

const MANY = 30;

describe('sending that is switched off while messages are on their way', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;

  beforeEach(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-02', mailPort: mail.port });
    await publishOnly(product, 'past-due-escalation');
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  const collection = (name: string) => product.runtime.store.db.collection(name);
  const switchOff = () => product.api.call('channels.set', { params: { channel: 'email' }, body: { sending: false } });

  it('stops at those that were handed over when it was confirmed', async () => {
    for (let index = 0; index < MANY; index += 1) await (await openAccount(product)).owes(50_000, '2026-02-05');
    let handedOver: Promise<number> | undefined;
    mail.onMail = (_mail, accept) => {
      handedOver ??= switchOff().then(() => collection('effects').countDocuments({ status: { $in: ['calling', 'done'] } }));
      void handedOver.then(accept);
    };
    await advanceTo(product, '2026-02-10 10:00');
    await product.settle();

    expect(mail.accepted.length)
      .to.be.lessThan(MANY)
      .and.to.be.at.most((await handedOver) ?? 0);
    expect(await collection('effects').countDocuments({ status: 'held', reason: 'sending-off' })).to.equal(MANY - mail.accepted.length);
  });

  it('keeps back the very message that was about to be handed over, as if it had never been tried', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    const met = aroundTransactionOf(product, 'reserve', { after: switchOff });
    await advanceTo(product, '2026-02-10 10:00');

    expect([met(), mail.accepted]).to.deep.equal([1, []]);
    expect(await account.outbox()).to.deep.equal(['friendly-reminder held: sending is switched off for this channel']);
    expect((await collection('contacts').findOne({ accountId: account.id }))?.['attempts']).to.deep.equal([]);
  });

  it('keeps a message back whose hours have passed since it was looked at', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    const evening = toInstant('2026-02-10', '20:00', ZONE);
    const atNine = toInstant('2026-02-10', '09:00', ZONE);
    aroundTransactionOf(product, 'reserve', { before: () => moveClock(product.runtime.store, atNine, evening) });
    await advanceTo(product, '2026-02-10 09:00').catch(() => undefined);
    await product.settle();

    expect(mail.accepted).to.deep.equal([]);
    expect((await account.outbox())[0]).to.match(/^friendly-reminder held/);
  });
});
