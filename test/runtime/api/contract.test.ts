import { expect } from 'chai';
import { api as contract, type RouteId } from '#engine';
import { openIncident } from '../../../runtime/store/incident-store.ts';
import { aFurnishedProduct, type Furnished } from '../../support/furnished.ts';
import { requests } from '../../support/route-requests.ts';
import { importRows } from '../../support/tiny-ledger.ts';

describe('the API and the document that describes it', function () {
  this.timeout(60_000);
  let world: Furnished;

  before(async () => {
    world = await aFurnishedProduct();
    const { accountId } = world.east;
    await openIncident(world.product.runtime.store, { _id: 'inc_1', kind: 'strategy', accountId, reason: 'a test', openedAt: Date.now() });
  });

  after(() => world.stop());

  for (const [id, request] of requests) {
    it(`answers ${id} as documented`, async () => {
      const answer = await world.api.send(id, await request(world));

      expect(answer.status, answer.text).to.equal(contract[id].status);
    });
  }

  it('answers the routes of an import as documented', async () => {
    const { id } = await importRows(world.api, ['C1,I1,2026-01-02,2026-02-01,10.00,', 'C2,I1,2026-01-02,soon,10.00,']);

    expect((await world.api.send('imports.get', { params: { importId: id } })).status).to.equal(200);
    expect((await world.api.send('imports.refused', { params: { importId: id } })).status).to.equal(200);
  });

  it('was asked for every route there is', () => {
    expect(Object.keys(contract).filter((id) => !world.api.succeeded.has(id as RouteId))).to.deep.equal([]);
  });

  it('names every problem a route may answer with at its own address', async () => {
    const codes = new Set(Object.values(contract).flatMap((route) => [...route.refuses]));
    for (const code of codes) expect((await world.api.send('problem.get', { params: { code } })).status, code).to.equal(200);
  });
});
