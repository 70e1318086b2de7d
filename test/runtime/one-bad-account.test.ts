import { expect } from 'chai';
import { toInstant } from '#engine';
import { advanceTo, type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

describe('one account whose records are broken', function () {
  this.timeout(60_000);
  let product: Product;
  let badZone: OpenedAccount;
  let badArrival: OpenedAccount;
  let badPromise: OpenedAccount;
  let badDispute: OpenedAccount;
  let well: OpenedAccount;

  before(async () => {
    product = await aProduct({ clock: '2026-02-06' });
    const chase = aFlow(
      'chase',
      { waiting: { after: { day5: 'called' } }, called: { entry: [task('call')] }, broken: { entry: [task('review')] } },
      { timers: { day5: dueDay(5) }, on: { 'promise.broken': '.broken' } },
    );
    await publish(product, chase);
    await publishOnly(product, 'chase');
    const accounts = [];
    for (const name of ['zone', 'arrival', 'promise', 'dispute', 'well']) accounts.push(await openAccount(product, { name }));
    [badZone, badArrival, badPromise, badDispute, well] = accounts as [
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
    ];
    for (const account of accounts) await account.owes(50_000, '2026-02-05');
    await badPromise.promises(50_000, '2026-02-08');
    await well.promises(50_000, '2026-02-08');
    const at = new Date(toInstant('2026-02-07', '00:00', ZONE));
    const arriving = (id: string, accountId: string, input: object) => ({
      ...{ _id: id, at, order: 1, accountId, command: 'record', input, status: 'pending', sourceId: 'file', externalId: id },
    });
    const invoice = { kind: 'invoice', id: 'inv_w2', number: 'W2', issuedOn: '2026-01-08', dueOn: '2026-02-06', amount: 7_000 };
    await collection('arrivals').insertMany([
      arriving('a-bad', badArrival.id, { kind: 'coupon', amount: 5 }),
      arriving('b-impossible', badArrival.id, { ...invoice, id: 'inv_a2', number: 'A2', dueOn: '2025-01-01' }),
      arriving('c-good', well.id, invoice),
    ] as never);
    const [disputed] = (await badDispute.detail()).invoices;
    await badDispute.disputes(disputed?.id ?? '');
    await collection('accounts').updateOne({ _id: badZone.id as never }, { $set: { zone: 'Mars/Olympus' } });
    await collection('promises').updateOne(
      { accountId: badPromise.id },
      { $set: { invoiceIds: null, amount: 'much', receivedAmount: null } },
    );
    await collection('disputes').updateOne({ accountId: badDispute.id }, { $set: { invoiceId: 7, amount: null } });
    await collection('accounts').updateOne({ _id: badPromise.id as never }, { $set: { ledger: null } });
    await advanceTo(product, '2026-02-10 12:00');
  });

  after(() => product.stop());

  const collection = (name: string) => product.runtime.store.db.collection(name);
  const incidents = async (account: OpenedAccount): Promise<string[]> => {
    const { items } = await product.api.call('incidents.list', { query: { status: 'open', limit: '200' } });
    return items.filter((each) => each.accountId === account.id).map((each) => each.kind);
  };

  it('keeps nobody else from arriving, turning the night, being judged and being chased', async () => {
    expect((await well.detail()).invoices.map((each) => each.number)).to.include('W2');
    expect((await well.detail()).promises[0]?.status).to.equal('broken');
    expect(await well.step()).to.equal('broken');
    expect((await collection('accounts').findOne({ _id: well.id as never }))?.['lastNightOn']).to.equal('2026-02-10');
    expect(await incidents(well)).to.deep.equal([]);
  });

  it('is put before a person for each of them', async () => {
    // Its strategy as well, where it was on it before.
    expect(await incidents(badZone)).to.include('night');
    expect(await incidents(badArrival)).to.deep.equal(['import', 'import']);
    expect(await incidents(badPromise)).to.include('promise');
  });

  it('goes on otherwise: a record that cannot be booked does not stop the chase of its account', async () => {
    expect(await badArrival.step()).to.equal('called');
    const refused = await collection('arrivals').find({ status: 'refused' }).sort({ _id: 1 }).toArray();
    expect(refused.map((each) => String(each._id))).to.deep.equal(['a-bad', 'b-impossible']);
    expect(await collection('arrivals').countDocuments({ status: 'pending' })).to.equal(0);
  });

  it('is taken up at once when it is mended and tried again', async () => {
    await collection('accounts').updateOne({ _id: badZone.id as never }, { $set: { zone: ZONE } });
    const { items } = await product.api.call('incidents.list', { query: { status: 'open' } });
    for (const { id } of items.filter((each) => each.accountId === badZone.id))
      await product.api.call('incidents.resolve', { params: { incidentId: id }, body: { action: 'retry' } });

    await until(async () => (await badZone.step()) === 'called', 'it is called', 20_000);
    expect(await incidents(badZone)).to.deep.equal([]);
  });
});
