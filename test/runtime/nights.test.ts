import { expect } from 'chai';
import { toInstant } from '#engine';
import { runDue } from '../../runtime/jobs/run-due.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const OPENED = '2026-02-02';

describe('the night of an account', function () {
  this.timeout(60_000);
  let product: Product;
  let here: OpenedAccount;
  let tokyo: OpenedAccount;
  let quiet: OpenedAccount;

  before(async () => {
    product = await aProduct({ clock: OPENED });
    const strategy = aFlow(
      'slow',
      { waiting: { after: { day40: 'called' } }, called: { entry: [task('call')] } },
      { timers: { day40: dueDay(40) } },
    );
    await publish(product, strategy);
    await publishOnly(product, 'slow');
    // A run that has begun under the segments before would still put the new accounts into those.
    await product.settle();
    here = await openAccount(product);
    tokyo = await openAccount(product, { zone: 'Asia/Tokyo' });
    quiet = await openAccount(product);
    for (const account of [here, tokyo]) await account.owes(50_000, '2026-02-10');
  });

  after(() => product.stop());

  /** Everything told about an account, oldest first, with its day there. */
  async function told(account: OpenedAccount, ...types: string[]): Promise<string[]> {
    const { items } = await product.api.call('timeline.list', { params: { accountId: account.id }, query: { limit: '200' } });
    return items
      .filter((entry) => types.includes(entry.type) && entry.on !== OPENED)
      .map((entry) => `${entry.on} ${entry.type}`)
      .reverse();
  }

  const stored = (account: OpenedAccount) => product.runtime.store.db.collection('accounts').findOne({ _id: account.id as never });
  const standing = async (account: OpenedAccount) => {
    const { standing: shown } = await account.detail();
    return [shown.overdue.amount, shown.bucket, shown.daysPastDue];
  };

  it('turns at half past midnight where the account is, not where we are', async () => {
    await advanceTo(product, '2026-02-10 10:29');
    expect(await told(tokyo, 'account.overdue')).to.deep.equal([]);
    await advanceTo(product, '2026-02-10 10:30');
    // 00:30 of the 11th in Tokyo.
    expect(await told(tokyo, 'account.overdue')).to.deep.equal(['2026-02-11 account.overdue']);
    expect(await told(here, 'account.overdue')).to.deep.equal([]);

    await advanceTo(product, '2026-02-11 00:30');
    expect(await told(here, 'invoice.due', 'account.overdue')).to.deep.equal(['2026-02-10 invoice.due', '2026-02-11 account.overdue']);
  });

  it('shows what is overdue from the first minute of the day there', async () => {
    const next = await openAccount(product);
    await next.owes(30_000, '2026-02-11');
    await advanceTo(product, '2026-02-11 23:59');
    expect(await standing(next)).to.deep.equal([0, 'current', 0]);

    await advanceTo(product, '2026-02-12 00:00');
    expect(await standing(next)).to.deep.equal([30_000, '1-30', 1]);
  });

  it('tells of a new aging bucket once, on the day it is entered', async () => {
    await advanceTo(product, '2026-03-12 12:00');
    expect(await standing(here)).to.deep.equal([50_000, '1-30', 30]);
    await advanceTo(product, '2026-03-13 12:00');

    expect(await standing(here)).to.deep.equal([50_000, '31-60', 31]);
    expect(await told(here, 'bucket.entered')).to.deep.equal(['2026-02-11 bucket.entered', '2026-03-13 bucket.entered']);
    expect((await stored(here))?.['standing'].bucket).to.equal('31-60');
  });

  it('changes nothing when it is run a second time, or two run at once', async () => {
    const names = ['accounts', 'timeline', 'inbox', 'enrollments', 'effects', 'tasks'];
    const print = async () => {
      const all = await Promise.all(names.map((name) => product.runtime.store.db.collection(name).find({}).sort({ _id: 1 }).toArray()));
      return JSON.stringify(all.map((documents, index) => (names[index] === 'timeline' ? documents.length : documents)));
    };
    await advanceTo(product, '2026-03-14 12:00');
    const before = await print();
    const again = async () => runDue(product.runtime, await readWorld(product.runtime), product.settle);
    await again();
    expect(await print()).to.equal(before);

    // As if the night had not been noted: it is looked at again and finds nothing to tell.
    const accounts = product.runtime.store.db.collection('accounts');
    const tonight = (await stored(here))?.['nextNightAt'];
    const version = (await stored(here))?.['ledgerVersion'];
    await accounts.updateMany({}, { $set: { nextNightAt: new Date(toInstant('2026-03-14', '00:30', 'America/New_York')) } });
    await Promise.all([again(), again()]);
    expect((await stored(here))?.['nextNightAt']).to.deep.equal(tonight);
    expect((await stored(here))?.['ledgerVersion']).to.equal(version);
    expect(await told(here, 'bucket.entered', 'account.overdue')).to.have.length(3);
    expect(await told(tokyo, 'bucket.entered', 'account.overdue')).to.have.length(3);
  });

  it('costs an account nothing to tell of nothing', async () => {
    expect(await told(quiet, 'account.overdue', 'bucket.entered', 'segment.changed')).to.deep.equal([]);
    expect((await stored(quiet))?.['lastNightOn']).to.equal('2026-03-14');
    expect((await stored(quiet))?.['ledgerVersion']).to.equal(1);
  });

  it('turns once on the days the clock is changed', async () => {
    const london = await openAccount(product, { zone: 'Europe/London' });
    const nights: string[] = [];
    for (const on of ['2026-03-28', '2026-03-29', '2026-03-30']) {
      await advanceTo(product, `${on} 12:00`);
      nights.push((await stored(london))?.['nextNightAt'].toISOString());
    }
    expect(nights).to.deep.equal(['2026-03-29T00:30:00.000Z', '2026-03-29T23:30:00.000Z', '2026-03-30T23:30:00.000Z']);
  });
});
