import { expect } from 'chai';
import { addDays } from '#engine';
import { fireDueTimers } from '../../runtime/jobs/fire-due-timers.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { ladderOfFive } from '../support/kill-strategy.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { Pausing } from '../support/pausing.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const ACCOUNTS = 24;
const START = '2026-02-02';

class Cut extends Error {
  override readonly name = 'Cut';
}

/** The next step of many is cut off between its state and what it asks for, as a kill would. */
function cutNextFlush({ runtime }: Product): void {
  const effects = runtime.store.db.collection('effects');
  const { insertMany } = Object.getPrototypeOf(effects) as typeof effects;
  const proto = Object.getPrototypeOf(effects) as { insertMany: typeof insertMany };
  proto.insertMany = function cut(this: typeof effects, ...args: Parameters<typeof insertMany>) {
    if (this.collectionName !== 'effects') return insertMany.apply(this, args);
    proto.insertMany = insertMany;
    return Promise.reject(new Cut('the process ends here'));
  } as typeof insertMany;
}

describe('a pause on two processes, one of which ends in the midst of letting go', function () {
  this.timeout(180_000);
  let mail: TestMailServer;
  let first: Product;
  let second: Product;
  let third: Product;
  let pauseId: string;
  const accounts: OpenedAccount[] = [];

  before(async () => {
    mail = await startTestMailServer();
    first = await aProduct({ clock: START, mailPort: mail.port });
    await publish(first, ladderOfFive());
    await publishOnly(first, 'ladder-of-five');
    second = await aProduct({ mongoUri: first.mongoUri });
    for (let index = 0; index < ACCOUNTS; index += 1) {
      const account = await openAccount(index % 2 === 0 ? first : second);
      await account.owes(10_000, addDays(START, index % 4));
      accounts.push(account);
    }
    await advanceTo(first, '2026-02-05 12:00');
    pauseId = (await new Pausing(first, 'ladder-of-five').pause()).id;
  });

  after(async () => {
    await third?.stop();
    await second.stop();
    await mail.stop();
  });

  const all = (name: string) => second.runtime.store.db.collection(name).find({}).toArray();
  const sent = async () => (await all('effects')).filter((each) => each['type'] === 'notice.send' && each['status'] === 'done');

  it('holds in both from its first moment', async () => {
    const before = mail.accepted.length;
    await advanceTo(second, '2026-02-09 12:00');
    await advanceTo(first, '2026-02-11 12:00');

    expect(mail.accepted.length).to.equal(before);
    const [pause] = await new Pausing(second, 'ladder-of-five').standing();
    expect([pause?.held.accounts, pause?.held.waits]).to.deep.equal([ACCOUNTS, ACCOUNTS]);
  });

  it('is ended by whoever is left, to the end', async () => {
    // What is still to be done is left to others from here on.
    await first.composed.scheduler.stop();
    await second.composed.scheduler.stop();
    await new Pausing(first, 'ladder-of-five').begin(pauseId, 'send');
    cutNextFlush(first);
    const { store } = first.runtime;
    const { db } = store;
    await db.collection('enrollments').updateMany({ 'held.pauseId': pauseId }, [{ $set: { nextDueAt: { $toDate: '$held.dueAt' } } }]);
    const cut = await fireDueTimers(first.runtime, await readWorld(first.runtime)).catch((error: unknown) => error);
    expect(cut).to.be.instanceOf(Cut);
    await first.stop();
    await second.stop();

    second = await aProduct({ mongoUri: first.mongoUri });
    third = await aProduct({ mongoUri: first.mongoUri });
    await new Pausing(second, 'ladder-of-five').over(pauseId);
    expect(
      (await all('enrollments')).filter((each) => each['held'] !== undefined || (each['pending'] as unknown[]).length > 0),
    ).to.deep.equal([]);
    for (const account of accounts) {
      const { step } = await second.api.call('accounts.get', { params: { accountId: account.id } });
      expect(step?.states).to.deep.equal(['step5']);
    }
  });

  it('has sent every message once, and at its end one to each account', async () => {
    const keys = mail.accepted.map((taken) => taken.key);

    expect(new Set(keys).size).to.equal(keys.length);
    expect([...keys].sort()).to.deep.equal((await sent()).map((each) => String(each._id)).sort());
    const letGo = (await sent()).filter((each) => each['resumed'] === pauseId);
    expect(letGo.map((each) => each['accountId']).sort()).to.deep.equal(accounts.map((account) => account.id).sort());
  });

  it('has lost no step and taken none twice', async () => {
    const entries = (await all('timeline')).filter((each) => each['type'] === 'step');
    for (const enrollment of await all('enrollments')) {
      const entered = entries
        .filter((each) => each['data'].enrollmentId === enrollment._id)
        .flatMap((each) => (each['data'].reactions as { entered: string[] }[]).flatMap((reaction) => reaction.entered));

      expect(new Set(entered).size, entered.join()).to.equal(entered.length);
    }
    const versions = (await all('timeline')).filter((each) => each['type'] === 'wait.held').map((each) => each['data'].enrollmentId);
    expect(new Set(versions).size).to.equal(versions.length);
  });

  it('goes on as if nothing had been', async () => {
    const before = mail.accepted.length;
    await advanceTo(second, '2026-02-20 12:00');

    expect(mail.accepted.length).to.equal(before);
    expect((await second.api.call('audit.verify', { body: {} })).broken).to.deep.equal([]);
  });
});
