import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { smtpConnector } from '#connectors';
import { RECALL_SECONDS, STATEMENT_TEMPLATE, toInstant } from '#engine';
import { insertBulk } from '../../runtime/store/bulk-store.ts';
import { writeSetting } from '../../runtime/store/settings.ts';
import { openAccount, until } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { scratchFolder } from '../support/mongo.ts';
import { aProduct, ZONE } from '../support/product.ts';
import { startProcess } from '../support/product-process.ts';

const KILLS = 2;
const MANY = 12;
const NOW = toInstant('2026-02-10', '10:00', ZONE);

describe('a product that is killed while it writes statements to many', function () {
  this.timeout(180_000);
  let mail: TestMailServer;
  let folder: string;

  before(async () => {
    mail = await startTestMailServer();
    folder = scratchFolder('kill-statements');
  });

  after(async () => {
    await mail.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes on where it was, and everybody gets one', async () => {
    const first = await aProduct({ clock: '2026-02-10', dataFolder: folder, segment: 'nobody' });
    const { mongoUri, runtime } = first;
    const { store } = runtime;
    await writeSetting(store, 'clock', { mode: 'sandbox', at: NOW });
    // A user, so that the started product takes this for a mail server an admin has set up.
    await runtime.connectors.configure(smtpConnector, true, { host: '127.0.0.1', port: mail.port, user: 'test', password: 'test' });
    const addresses: string[] = [];
    const left: string[] = [];
    for (let nth = 0; nth < MANY; nth += 1) {
      const account = await openAccount(first);
      await account.owes(50_000, '2026-02-05');
      addresses.push(account.email);
      left.push(account.id);
    }
    const act = { kind: 'statement' as const, templateId: STATEMENT_TEMPLATE };
    const bulk = {
      ...{ _id: 'blk_many', by: 'collector', at: NOW, act, goesAt: NOW + RECALL_SECONDS * 1000, status: 'running' as const },
      ...{ total: MANY, left, done: 0, leftOut: [], failures: [] },
    };
    await store.transaction((transaction) => insertBulk(store, bulk, transaction));
    await first.stop();

    const begin = () => startProcess({ dataFolder: folder, args: ['--empty'], env: { MONGODB_URI: mongoUri } });
    let done = 0;
    for (let kills = 0; kills < KILLS && done < MANY; kills += 1) {
      const killed = begin();
      await killed.up;
      const before = done;
      const look = async () => (await killed.api().call('bulk.get', { params: { bulkId: bulk._id } })).done;
      await until(async () => {
        done = await look();
        return done > before;
      }, 'some more are written');
      await killed.kill();
    }
    const last = begin();
    await last.up;
    const look = () => last.api().call('bulk.get', { params: { bulkId: bulk._id } });
    await until(async () => (await look()).status === 'done', 'all are written');
    expect(await look()).to.deep.include({ done: MANY, leftOut: [] });
    expect(mail.accepted).to.deep.equal([]);
    await last.api().call('clock.advance', { body: { to: '2026-02-10' } });
    await until(async () => (await last.api().call('clock.get')).target === undefined, 'the clock has arrived');
    await until(async () => mail.accepted.length >= MANY, 'all have gone');
    await last.kill();

    expect(mail.accepted.map(({ to }) => to).sort()).to.deep.equal(addresses.toSorted());
  });
});
