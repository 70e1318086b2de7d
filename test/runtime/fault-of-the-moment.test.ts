import { expect } from 'chai';
import { MongoNetworkError } from 'mongodb';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aroundTransactionOf } from '../support/meanwhile.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const BETWEEN_TRIES_MS = 1000;

describe('a strategy when a read of the database fails', function () {
  this.timeout(60_000);
  let product: Product;
  let account: OpenedAccount;

  beforeEach(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    const flow = aFlow(
      'calling',
      { waiting: { after: { day5: 'called' }, on: { 'manual.call': 'called' } }, called: { entry: [task('call')] } },
      // A fact of the contact: such strategies are taken one by one.
      { timers: { day5: dueDay(5) }, rules: { reachable: { fact: 'contact.hasEmail', operator: 'equal', value: true } } },
    );
    await publish(product, flow);
    await publishOnly(product, 'calling');
    account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-09 09:30');
  });

  afterEach(() => product.stop());

  /** Steps fail this often; answers when they did. */
  function failSteps(times: number): number[] {
    const failed: number[] = [];
    const { library } = product.runtime;
    const read = library.flowByHash.bind(library);
    library.flowByHash = (...asked) => {
      if (failed.length >= times || !new Error().stack?.includes('stepEnrollment')) return read(...asked);
      failed.push(Date.now());
      return Promise.reject(new MongoNetworkError('connection 5 to 127.0.0.1 closed'));
    };
    return failed;
  }

  const gaps = (moments: readonly number[]): number[] => moments.slice(1).map((each, index) => each - (moments[index] ?? each));

  it('goes on at the next try when its wait was over in that moment, on the same business day', async () => {
    const failed = failSteps(1);
    await advanceTo(product, '2026-02-10 09:30');

    expect([failed.length, await account.step(), await account.openIncidents()]).to.deep.equal([1, 'called', []]);
    expect((await account.detail()).tasks[0]?.dueOn).to.equal('2026-02-10');
    expect(await product.runtime.store.db.collection('enrollments').countDocuments({ faults: { $exists: true } })).to.equal(0);
  });

  it('goes on at the next try when something happened in that moment', async () => {
    const failed = failSteps(2);
    await account.raises('call');

    expect([failed.length, await account.step(), await account.openIncidents()]).to.deep.equal([2, 'called', []]);
    expect(Math.min(...gaps(failed))).to.be.at.least(BETWEEN_TRIES_MS - 50);
  });

  it('is put before a person when it keeps failing, after a few tries with time between them', async () => {
    const failed = failSteps(3);
    await advanceTo(product, '2026-02-10 09:30');

    expect([failed.length, await account.step()]).to.deep.equal([3, 'waiting parked']);
    expect(Math.min(...gaps(failed))).to.be.at.least(BETWEEN_TRIES_MS - 50);
    expect((await account.openIncidents())[0]?.reason).to.include('a wait that is over could not be taken');
  });

  it('takes what happened when a person lets it go on in the moment its events are set aside', async () => {
    failSteps(3);
    await advanceTo(product, '2026-02-10 09:30');
    const [incident] = await account.openIncidents();
    const inbox = product.runtime.store.db.collection('inbox');
    const resolve = () => product.api.call('incidents.resolve', { params: { incidentId: incident?.id ?? '' }, body: { action: 'retry' } });
    const met = aroundTransactionOf(product, 'drainEvents', { before: resolve });
    await account.raises('call');
    // Told in the moment it was parked.
    await inbox.updateMany({ accountId: account.id, status: 'waiting' }, { $set: { status: 'pending' } });
    product.runtime.poke();
    await product.settle();
    await product.settle();

    expect([met(), await inbox.countDocuments({ accountId: account.id, status: 'waiting' })]).to.deep.equal([1, 0]);
    expect(await account.step()).to.equal('called');
  });
});
