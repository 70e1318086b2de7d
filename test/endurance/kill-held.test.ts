import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { smtpConnector } from '#connectors';
import { toInstant } from '#engine';
import { writeSetting } from '../../runtime/store/settings.ts';
import { until } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { scratchFolder } from '../support/mongo.ts';
import { aProduct, ZONE } from '../support/product.ts';
import { startProcess } from '../support/product-process.ts';

describe('a product that is killed while a message is held', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let folder: string;

  before(async () => {
    mail = await startTestMailServer();
    folder = scratchFolder('kill-held');
  });

  after(async () => {
    await mail.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps the time in which it can be taken back, and sends what was not, once', async () => {
    const first = await aProduct({ clock: '2026-02-10', dataFolder: folder, segment: 'nobody' });
    const { mongoUri, runtime, api } = first;
    await writeSetting(runtime.store, 'clock', { mode: 'sandbox', at: toInstant('2026-02-10', '10:00', ZONE) });
    // A user, so that the started product takes this for a mail server an admin has set up.
    await runtime.connectors.configure(smtpConnector, true, { host: '127.0.0.1', port: mail.port, user: 'test', password: 'test' });
    const keys: string[] = [];
    for (const name of ['Taken back', 'Sent']) {
      const body = { name, currency: 'USD', contacts: [{ name: 'Dana', email: 'dana@example.test' }] };
      const { id: accountId } = await api.call('accounts.create', { body });
      const { contacts } = await api.call('accounts.get', { params: { accountId } });
      const message = { channel: 'email' as const, contactId: contacts[0]?.id ?? '', subject: name, body: 'Hello.', statement: true };
      keys.push((await api.call('messages.write', { params: { accountId }, body: message })).key);
    }
    await first.stop();

    const started = () => startProcess({ dataFolder: folder, args: ['--empty'], env: { MONGODB_URI: mongoUri } });
    const second = started();
    await second.up;
    await second.api().call('messages.recall', { params: { key: keys[0] ?? '' }, body: {} });
    await second.kill();
    expect(mail.accepted).to.deep.equal([]);

    const third = started();
    await third.up;
    await third.api().call('clock.advance', { body: { to: '2026-02-10' } });
    await until(async () => (await third.api().call('clock.get')).target === undefined, 'the clock has arrived');
    await until(async () => mail.accepted.length > 0, 'the message has gone');
    await third.kill();

    const fourth = started();
    await fourth.up;
    const { items } = await fourth.api().call('outbox.list', { query: { limit: '10' } });
    await fourth.kill();
    expect(items.map((notice) => `${notice.subject} ${notice.status}`).sort()).to.deep.equal(['Sent sent', 'Taken back cancelled']);
    expect(mail.accepted.map((each) => each.subject)).to.deep.equal(['Sent']);
  });
});
