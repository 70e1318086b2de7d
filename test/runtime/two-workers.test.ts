import { expect } from 'chai';
import { addDays } from '#engine';
import type { Runtime } from '../../runtime/runtime.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { ladderOfFive } from '../support/kill-strategy.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const ACCOUNTS = 20;
const START = '2026-02-02';

/** Counts what a process tells browsers: it does so for everything it does itself. */
function countHints(runtime: Runtime): () => number {
  const { publish: tell } = runtime;
  let told = 0;
  (runtime as { publish: Runtime['publish'] }).publish = (hints) => {
    told += hints.length;
    tell(hints);
  };
  return () => told;
}

describe('two processes on one database', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let first: Product;
  let second: Product;
  let done: (() => number)[];
  const accounts: OpenedAccount[] = [];

  before(async () => {
    mail = await startTestMailServer();
    first = await aProduct({ clock: START, mailPort: mail.port });
    await publish(first, ladderOfFive());
    await publishOnly(first, 'ladder-of-five');
    second = await aProduct({ mongoUri: first.mongoUri });
    done = [countHints(first.runtime), countHints(second.runtime)];
    for (let index = 0; index < ACCOUNTS; index += 1) {
      const account = await openAccount(index % 2 === 0 ? first : second);
      await account.owes(10_000, addDays(START, index % 10));
      accounts.push(account);
    }
    await advanceTo(first, '2026-02-13 12:00');
    // Both doors at once, each for its own accounts and for the same ones.
    await Promise.all(
      accounts
        .slice(0, 6)
        .flatMap((account) => [
          first.api.call('payments.post', { params: { accountId: account.id }, body: { amount: 5_000 } }),
          second.api.call('payments.post', { params: { accountId: account.id }, body: { amount: 5_000 } }),
        ]),
    );
    await advanceTo(second, '2026-03-04 12:00');
  });

  after(async () => {
    await second.stop();
    await first.stop();
    await mail.stop();
  });

  const all = (name: string) => first.runtime.store.db.collection(name).find({}).toArray();

  it('share the work', () => {
    for (const count of done) expect(count()).to.be.greaterThan(20);
  });

  it('send every message once, and to each account one a day', async () => {
    const keys = mail.accepted.map((taken) => taken.key);
    const sent = (await all('effects')).filter((each) => each['type'] === 'notice.send' && each['status'] === 'done');

    expect(new Set(keys).size).to.equal(keys.length);
    expect(keys.sort()).to.deep.equal(sent.map((each) => String(each._id)).sort());
    expect(keys.length).to.be.greaterThan(ACCOUNTS * 2);
  });

  it('make every task once', async () => {
    const tasks = await all('tasks');
    const asked = (await all('effects')).filter((each) => each['type'] === 'task.create' && each['status'] === 'done');

    expect(tasks.map((each) => String(each['effectKey'])).sort()).to.deep.equal(asked.map((each) => String(each._id)).sort());
  });

  it('lose no step and take none twice', async () => {
    const enrollments = await all('enrollments');
    const entries = (await all('timeline')).filter((each) => each['type'] === 'step');
    for (const enrollment of enrollments) {
      const entered = entries
        .filter((each) => each['data'].enrollmentId === enrollment._id)
        .flatMap((each) => (each['data'].reactions as { entered: string[] }[]).flatMap((reaction) => reaction.entered));

      expect(new Set(entered).size, entered.join()).to.equal(entered.length);
    }
    expect(enrollments.filter((each) => each['status'] === 'active').map((each) => each['state'].leaves[0])).to.deep.equal(
      Array.from({ length: ACCOUNTS - 6 }, () => 'step5'),
    );
    expect((await all('inbox')).filter((each) => each['status'] === 'pending' || each['status'] === 'waiting')).to.deep.equal([]);
    expect((await all('effects')).filter((each) => ['pending', 'leased', 'calling'].includes(String(each['status'])))).to.deep.equal([]);
  });

  it('end the chase of the accounts paid half and half through both, once each', async () => {
    for (const account of accounts.slice(0, 6)) {
      expect(await account.step()).to.equal('cured ended');
      expect((await account.detail()).standing.open.amount).to.equal(0);
    }
    const settled = (await all('timeline')).filter((each) => each['type'] === 'account.settled');
    expect(settled).to.have.length(6);
  });

  it('keep the history of every account whole', async () => {
    const verdict = await second.api.call('audit.verify', { body: {} });

    expect(verdict).to.deep.include({ whole: true, broken: [] });
  });
});
