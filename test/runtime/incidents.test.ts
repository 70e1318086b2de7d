import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

/** Answers of a resolution of an incident: resolved, or the code of the refusal. */
async function resolve(product: Product, incidentId: string): Promise<string> {
  try {
    await product.api.call('incidents.resolve', { params: { incidentId }, body: { action: 'retry' } });
    return 'resolved';
  } catch (error) {
    return (error as { problem?: { code: string } }).problem?.code ?? String(error);
  }
}

describe('a strategy that cannot go on', function () {
  this.timeout(60_000);
  let product: Product;
  let broken: OpenedAccount;
  let neighbor: OpenedAccount;
  let snapshot: unknown;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    const steps = aFlow(
      'three-steps',
      {
        first: { on: { 'manual.one': 'second' }, after: { day6: 'waited' } },
        second: { on: { 'manual.two': 'third' }, entry: [task('review', { keep: true })] },
        third: { on: { 'manual.three': 'fourth' } },
        fourth: { entry: [task('call', { keep: true })], after: { day6: 'waited' } },
        waited: {},
      },
      { timers: { day6: dueDay(6) } },
    );
    await publish(product, steps);
    await publishOnly(product, 'three-steps');
    broken = await openAccount(product);
    neighbor = await openAccount(product);
    for (const account of [broken, neighbor]) await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-09 09:30');
    snapshot = (await enrollment())?.['state'].snapshot;
    await setSnapshot({ status: 'active', value: 'nowhere' });
  });

  after(() => product.stop());

  const collection = (name: string) => product.runtime.store.db.collection(name);
  const enrollment = () => collection('enrollments').findOne({ accountId: broken.id });
  const setSnapshot = (value: unknown) =>
    collection('enrollments').updateOne({ accountId: broken.id }, { $set: { 'state.snapshot': value } });
  const waiting = async () =>
    (await collection('inbox').find({ accountId: broken.id, status: 'waiting' }).sort({ seq: 1 }).toArray()).map((row) => row['type']);

  it('is put before a person, with what happened and what to do, while the others go on', async () => {
    for (const account of [broken, neighbor]) await account.raises('one');

    const [incident, ...others] = await broken.openIncidents();
    expect(others).to.deep.equal([]);
    expect(incident?.kind).to.equal('strategy');
    expect(incident?.reason)
      .to.include('manual.one')
      .and.to.match(/try again/i);
    expect(await broken.step()).to.equal('first parked');
    expect((await broken.words()).join('\n')).to.include('Needs attention');
    expect(await neighbor.step()).to.equal('second');
    expect(await neighbor.openIncidents()).to.deep.equal([]);
  });

  it('keeps what happens meanwhile in its order, and lets no wait run out', async () => {
    for (const account of [broken, neighbor]) {
      await account.raises('two');
      await account.raises('three');
    }
    await advanceTo(product, '2026-02-11 09:30');

    expect(await waiting()).to.include.members(['manual.one', 'manual.two', 'manual.three']);
    expect(await broken.step()).to.equal('first parked');
    expect(await neighbor.step()).to.equal('waited');
  });

  it('comes back as an incident when it is tried again without being mended, and stops nobody else', async () => {
    const before = await broken.openIncidents();
    expect(await resolve(product, before[0]?.id ?? '')).to.equal('resolved');
    await product.settle();

    expect(await broken.step()).to.equal('first parked');
    expect(await broken.openIncidents()).to.have.length(1);
    expect(await resolve(product, before[0]?.id ?? '')).to.equal('resolved');
    await product.settle();
    expect(await broken.openIncidents()).to.have.length(1);
    await neighbor.pays(1_000);
    expect(await neighbor.step()).to.equal('waited');
  });

  it('plays what has waited in its order once it is mended and tried again', async () => {
    await setSnapshot(snapshot);
    const [incident] = await broken.openIncidents();
    const answers = await Promise.all([resolve(product, incident?.id ?? ''), resolve(product, incident?.id ?? '')]);
    await product.settle();

    expect(answers.sort()).to.deep.equal(['incident.not_open', 'resolved']);
    expect(await waiting()).to.deep.equal([]);
    const { items } = await product.api.call('timeline.list', { params: { accountId: broken.id }, query: { limit: '200' } });
    const moves = items.filter((entry) => entry.type === 'step').map((entry) => String((entry.data as { event?: string }).event));
    expect(moves.reverse().filter((event) => event.startsWith('manual'))).to.deep.equal(['manual.one', 'manual.two', 'manual.three']);
    expect(await broken.openIncidents()).to.deep.equal([]);
  });

  it('goes on to where it would be without the break, each task made once', async () => {
    await advanceTo(product, '2026-02-11 10:30');

    expect(await broken.step()).to.equal('waited');
    const tasks = await collection('tasks').find({ accountId: broken.id }).toArray();
    expect(tasks.map((each) => each['kind']).sort()).to.deep.equal(['call', 'review']);
  });

  it('refuses to settle an incident a second time', async () => {
    const [settled] = (await product.api.call('incidents.list', { query: { status: 'resolved' } })).items;

    expect(await resolve(product, settled?.id ?? '')).to.equal('incident.not_open');
    expect(await resolve(product, 'flow:nobody')).to.equal('resource.unknown');
  });
});
