import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { type Document, MongoClient } from 'mongodb';
import { smtpConnector } from '#connectors';
import { addDays, toInstant } from '#engine';
import type { ApiClient } from '../../runtime/cli/api-client.ts';
import { SeededRandom } from '../../runtime/demo/seeded-random.ts';
import { startAdvance } from '../../runtime/store/settings.ts';
import { ladderOfFive } from '../support/kill-strategy.ts';
import { startTestMailServer, type TakenMail, type TestMailServer } from '../support/mail-server.ts';
import { scratchFolder } from '../support/mongo.ts';
import { aProduct, ZONE } from '../support/product.ts';
import { type ProductProcess, startProcess } from '../support/product-process.ts';
import { publish, publishOnly } from '../support/segments.ts';

const SEED = 20_261_122;
const KILLS = 21;
const ACCOUNTS = 60;
const START = '2026-02-02';
const END = '2026-03-13';

describe('a product that is killed again and again', function () {
  this.timeout(400_000);
  let mail: TestMailServer;
  let folder: string;
  let mongoUri: string;
  let client: MongoClient;
  let lastMoment: TakenMail | undefined;
  /** Notices that waited for a person when everything else had come to its end, and their incidents. */
  let parked: Document[];
  let incidents: Document[];
  let acceptedByThen: string[];

  before(async () => {
    mail = await startTestMailServer();
    folder = scratchFolder('kill');
    const product = await aProduct({ clock: START, dataFolder: folder });
    mongoUri = product.mongoUri;
    // A user, so that the started product takes this for a mail server an admin has set up.
    await product.runtime.connectors.configure(smtpConnector, true, { host: '127.0.0.1', port: mail.port, user: 'test', password: 'test' });
    await publish(product, ladderOfFive());
    await publishOnly(product, 'ladder-of-five');
    await openAccounts(product.api);
    await startAdvance(product.runtime.store, toInstant(END, '23:59', ZONE), 'test');
    await product.stop();
    client = await MongoClient.connect(mongoUri);
    await killAgainAndAgain();
  });

  after(async () => {
    await client?.close();
    await mail.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Accounts whose invoices fall due on different days; every third is paid somewhere on the way. */
  async function openAccounts(api: Awaited<ReturnType<typeof aProduct>>['api']): Promise<void> {
    for (let index = 0; index < ACCOUNTS; index += 1) {
      const { id } = await api.call('accounts.create', {
        body: {
          name: `Account ${index}`,
          currency: 'USD',
          ownerId: 'collector',
          contacts: [{ name: 'Dana Whitfield', email: `dana${index}@example.test` }],
        },
      });
      const dueOn = addDays(START, index % 30);
      await api.call('invoices.add', {
        params: { accountId: id },
        body: { number: 'INV-1', issuedOn: '2026-01-05', dueOn, amount: 10_000 },
      });
    }
  }

  function start(): ProductProcess {
    return startProcess({ dataFolder: folder, args: ['--empty'], env: { MONGODB_URI: mongoUri } });
  }

  async function killAgainAndAgain(): Promise<void> {
    const random = new SeededRandom(SEED);
    const inTheLastMoment = 7;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const product = start();
      await product.up;
      if (kill === inTheLastMoment) await killAfterAcceptance(product);
      else {
        await wait(random.between(20, 1500));
        await product.kill();
      }
    }
    const product = start();
    await product.up;
    const api = product.api();
    await arrival(api);
    parked = (await notices()).filter((effect) => effect['status'] === 'parked');
    incidents = await client.db().collection('incidents').find({ status: 'open' }).toArray();
    acceptedByThen = mail.accepted.map((taken) => taken.key);
    await letAPersonDecide(api);
    // What is sent again waits for the hours in which a contact may be written to.
    await api.call('clock.advance', { body: { to: addDays(END, 7) } });
    await arrival(api);
    await waitForSeals();
    expect(await product.stop()).to.equal(0);
  }

  async function arrival(api: ApiClient): Promise<void> {
    while ((await api.call('clock.get')).target !== undefined) await wait(200);
    while ((await api.call('health.get')).queues.effects > 0) await wait(200);
  }

  /** Whoever reads the mail server's log can tell what went out; what did not is sent again. */
  async function letAPersonDecide(api: ApiClient): Promise<void> {
    for (const { _id: key } of parked) {
      const decision = acceptedByThen.includes(String(key)) ? 'sent' : 'send';
      await api.call('outbox.decide', { params: { key: String(key) }, body: { decision } });
    }
  }

  async function waitForSeals(): Promise<void> {
    const unsealed = { seq: 0 };
    while ((await client.db().collection('timeline').countDocuments(unsealed)) > 0) await wait(200);
  }

  /** Stops the process before the server says 250, lets the server say it, and kills: it never hears the answer. */
  async function killAfterAcceptance(product: ProductProcess): Promise<void> {
    await new Promise<void>((resolve) => {
      mail.onMail = (taken, accept) => {
        mail.onMail = (_mail, next) => next();
        product.child.kill('SIGSTOP');
        lastMoment = taken;
        accept();
        setTimeout(() => product.kill().then(resolve, resolve), 100);
      };
    });
  }

  const notices = () => client.db().collection('effects').find({ type: 'notice.send' }).toArray();

  it('was killed while there was work, and came to its day', async () => {
    const clock = await client
      .db()
      .collection('settings')
      .findOne({ _id: 'clock' as never });

    expect(clock?.['value'].at).to.be.greaterThan(toInstant(END, '23:59', ZONE));
    expect((await notices()).length).to.be.greaterThan(ACCOUNTS * 4);
  });

  it('has sent at most one mail for each effect', () => {
    const keys = mail.accepted.map((taken) => taken.key);

    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
    expect(keys.every((key) => /^enr_/.test(key))).to.equal(true);
  });

  it('says of every accepted mail that it was sent or may have been, and of no other', async () => {
    const sent = (await notices()).filter((effect) => effect['status'] === 'done').map((effect) => String(effect['_id']));
    const unclear = parked.map((effect) => String(effect['_id']));

    expect(acceptedByThen.filter((key) => !sent.includes(key) && !unclear.includes(key))).to.deep.equal([]);
    expect(sent.filter((key) => !mail.accepted.some((taken) => taken.key === key))).to.deep.equal([]);
  });

  it('parks what it never heard of as unclear, with an incident, for a person to judge', () => {
    expect(parked.map((effect) => effect['reason'])).to.deep.equal(parked.map(() => 'unclear'));
    expect(incidents.map((incident) => incident['effectKey'] ?? incident).sort()).to.deep.equal(
      parked.map((effect) => effect['_id']).sort(),
    );
    expect(parked.map((effect) => effect['_id'])).to.include(lastMoment?.key);
    expect(acceptedByThen.filter((key) => key === lastMoment?.key)).to.have.length(1);
  });

  it('has an end for every effect once that person has judged: asked = sent + cancelled', async () => {
    const all = await client.db().collection('effects').find().toArray();
    const left = all.filter((effect) => effect['status'] !== 'done' && effect['status'] !== 'cancelled');

    expect(left.map((effect) => [effect['_id'], effect['type'], effect['status'], effect['reason']])).to.deep.equal([]);
  });

  it('strands nothing: no event, step or lease is left over', async () => {
    const db = client.db();

    expect(await db.collection('inbox').countDocuments({ status: { $in: ['pending', 'waiting'] } })).to.equal(0);
    expect(await db.collection('enrollments').countDocuments({ 'pending.version': { $gt: 0 } })).to.equal(0);
    expect(await db.collection('enrollments').countDocuments({ status: 'parked' })).to.equal(0);
    expect(await db.collection('incidents').countDocuments({ status: 'open' })).to.equal(0);
  });

  it('has done what is done in the house once, unless its step had been left while it waited for the person', async () => {
    const db = client.db();
    const made = await db.collection('tasks').find({}).toArray();
    const suspended = await db.collection('timeline').find({ type: 'service.suspended' }).toArray();
    const effects = await db
      .collection('effects')
      .find({ type: { $in: ['task.create', 'service.suspend'] } })
      .toArray();
    const withdrawn = effects.filter((effect) => effect['status'] === 'cancelled');

    expect(effects.length).to.equal(ACCOUNTS * 6);
    expect(new Set(made.map((task) => task['effectKey'])).size).to.equal(made.length);
    expect(new Set(suspended.map((entry) => entry['chain'])).size).to.equal(suspended.length);
    expect(made.length + suspended.length + withdrawn.length).to.equal(effects.length);
    expect(withdrawn.filter((effect) => !parked.some((notice) => notice['enrollmentId'] === effect['enrollmentId']))).to.deep.equal([]);
  });

  it('keeps the audit chain whole', async () => {
    const product = await aProduct({ mongoUri, dataFolder: folder });
    const verdict = await product.api.call('audit.verify', { body: {} });
    await product.stop();

    expect(verdict).to.deep.include({ whole: true, broken: [], unsealed: 0 });
    expect(verdict.entries).to.be.greaterThan(ACCOUNTS * 10);
  });
});
