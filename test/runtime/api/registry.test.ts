import { expect } from 'chai';
import { type AnswerOf, createRegistry, type Definition, type Offering } from '#engine';
import { readWorld } from '../../../runtime/runtime.ts';
import { CheckedApi } from '../../support/checked-api.ts';
import { aFlow, effect, task } from '../../support/flows.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish } from '../../support/segments.ts';

describe('the registry a browser builds', function () {
  this.timeout(60_000);
  let product: Product;
  let api: CheckedApi;

  before(async () => {
    product = await aProduct();
    await publish(
      product,
      aFlow('pooled', { calling: { entry: [task('call', { pool: 'callers' }), effect('dispute.assign', { pool: 'pricing' })] } }),
    );
    api = await CheckedApi.of(product);
  });

  after(() => product.stop());

  const get = () => api.ask<AnswerOf<'registry.get'>>('registry.get');

  it('knows exactly what the one of the server knows', async () => {
    const { definitions, offerings, on, zone } = await get();
    const { registry } = (await readWorld(product.runtime)).published;
    const built = createRegistry(
      definitions.map((each) => JSON.parse(each.text) as Definition),
      offerings as readonly Offering[],
    );

    expect([on, zone]).to.deep.equal(['2026-02-02', 'America/New_York']);
    expect([...built.catalog.facts]).to.have.deep.members([...registry.catalog.facts]);
    for (const name of ['effects', 'events', 'templates', 'calendars'] as const)
      expect([...built[name].keys()].sort(), name).to.deep.equal([...registry[name].keys()].sort());
    expect([...built.strategies].sort()).to.deep.equal([...registry.strategies].sort());
    expect(built.channels).to.deep.equal(registry.channels);
    expect(JSON.stringify([...built.effects.values()].map(({ params }) => params))).to.equal(
      JSON.stringify([...registry.effects.values()].map(({ params }) => params)),
    );
  });

  it('names whom work can be given to, and nobody who does none', async () => {
    const { assignees, inForce } = await get();

    expect(assignees.defaultPool).to.equal('collections');
    expect(assignees.pools).to.include.members(['callers', 'collections', 'pricing']);
    expect(assignees.people.map(({ id }) => id)).to.include.members(['admin', 'collector', 'resolver', 'lead', 'manager']);
    expect(assignees.people.map(({ id }) => id)).to.not.include.members(['viewer', 'auditor', 'analyst']);
    expect(inForce).to.deep.equal({
      segment: 'account-segments',
      aging: 'standard',
      ranking: 'standard-worklist',
      policies: { business: 'b2b-contact' },
    });
  });
});
