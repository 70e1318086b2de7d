import { expect } from 'chai';
import fc from 'fast-check';
import { api as contract, type Route, type RouteId } from '#engine';
import type { Ask } from '../../support/checked-api.ts';
import { dueLookedAt, until } from '../../support/collecting.ts';
import { printOf } from '../../support/database-print.ts';
import { aFurnishedProduct, deskWork, type Furnished, type Furniture } from '../../support/furnished.ts';
import { fitting, spoiled } from '../../support/request-arbitrary.ts';
import { anEmail } from '../../support/template-builder.ts';
import { tinyMapping } from '../../support/tiny-ledger.ts';

const SEED = 20_261_122;
const RUNS = { GET: 5, POST: 10, PUT: 10, DELETE: 2 };

/** Left out: it would walk the clock through centuries. Its refusals are in the table of bad values. */
const NOT_HERE: ReadonlySet<string> = new Set(['clock.advance']);

const overdue = { fact: 'account.overdueAmount', operator: 'greaterThan', value: { fact: 'account.heldAmount' } };
const letter = anEmail('Pay {{ total | money }}.', { id: 't' });

/** Bodies that work, where one is hard to come by at random: with one strange place they come further. */
const working: { readonly [Id in RouteId]?: (of: Furniture) => unknown } = {
  'accounts.create': () => ({
    name: 'Harbor Foods',
    currency: 'USD',
    custom: { tier: 1 },
    contacts: [{ name: 'D', email: 'd@h.example' }],
  }),
  'payments.post': (of) => ({ amount: 2, receivedOn: '2026-02-01', invoices: [{ invoiceId: of.freeInvoiceId, amount: 1 }] }),
  'promises.make': (of) => ({ amount: 1, dueOn: '2026-02-05', invoiceIds: [of.freeInvoiceId] }),
  'disputes.open': (of) => ({ invoiceId: of.freeInvoiceId, amount: 1, reason: 'price', note: 'one cent' }),
  'connectors.set': () => ({ enabled: true, settings: { host: 'mail.example', port: 25, secure: false, user: 'u', password: 'p' } }),
  'imports.create': () => ({ mapping: { ...tinyMapping, account: { ...tinyMapping.account, countries: { Norway: 'NO' } } } }),
  'definitions.check': () => deskWork,
  'definitions.save': () => deskWork,
  'rules.matches': () => ({ conditions: { all: [overdue, { condition: 'late' }] }, rules: { late: overdue }, limit: 1 }),
  'rules.explain': (of) => ({
    conditions: { any: [{ not: overdue }, { condition: 'late' }] },
    rules: { late: overdue },
    accountId: of.accountId,
  }),
  'segments.preview': () => ({ kind: 'segment', id: 'account-segments', name: 'S', rows: [{ id: 'late', name: 'Late', when: overdue }] }),
  'templates.preview': () => letter,
  'templates.sendTest': () => letter,
  'policies.mayContact': (of) => ({ accountId: of.accountId, channel: 'email', at: '2026-02-02T15:00:00Z', policyId: 'b2b-contact' }),
  'definitions.import': () => ({ files: { 'a.json': JSON.stringify(deskWork) } }),
};

describe('whatever is sent', function () {
  this.timeout(120_000);
  let world: Furnished;
  let ids: readonly string[];

  before(async () => {
    world = await aFurnishedProduct();
    const { east, west } = world;
    ids = [...Object.values(east), ...Object.values(west), 'admin', 'collector', 'strategy', 'desk-work', 'email', 'smtp', 'manual'];
  });

  after(() => world.stop());

  for (const route of Object.values(contract) as Route[]) {
    if (NOT_HERE.has(route.id)) continue;
    it(`${route.id} answers well or says why not, and then has changed nothing`, async () => {
      await fc.assert(
        fc.asyncProperty(requestTo(route), async (ask) => {
          await quiet();
          const before = await printOf(world.product);
          const answer = await world.api.send(route.id as RouteId, ask);

          expect(answer.status, answer.text).to.be.lessThan(500);
          if (answer.status >= 400) expect(await printOf(world.product), answer.text).to.equal(before);
        }),
        { seed: SEED, numRuns: RUNS[route.method], endOnFailure: true },
      );
    });
  }

  it('leaves nothing for a person to clear up, and the history whole', async () => {
    await world.product.settle();
    await world.product.advanceTo('2026-02-05');
    const { items } = await world.api.ask<{ items: { reason: string }[] }>('incidents.list', { query: { status: 'open' } });

    expect(items.map((item) => item.reason)).to.deep.equal([]);
    expect(await world.api.ask('audit.verify', { body: {} })).to.include({ whole: true });
  });

  /** Until what an earlier request has set going is done, with many accounts too. */
  async function quiet(): Promise<void> {
    const { db } = world.product.runtime.store;
    const isRunning = async (name: string): Promise<boolean> => (await db.collection(name).countDocuments({ status: 'running' })) > 0;
    await until(async () => !(await isRunning('bulks')) && !(await isRunning('moves')), 'what is done with many is done');
    await dueLookedAt(world.product);
  }

  /** A request that fits, or one with a strange place in its body, its address or its query. */
  function requestTo(route: Route): fc.Arbitrary<Ask> {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const right = {
      ...world.east,
      ...{ kind: 'strategy', definitionId: 'desk-work', strategyId: 'desk-work', version: '1' },
      ...{ channel: 'email', connectorId: 'smtp', feedId: 'manual' },
    };
    const own = { ...right, key: world.east.noticeKey };
    const param = (name: string): fc.Arbitrary<string> =>
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(own[name as keyof typeof own] ?? 'none') },
        fc.constantFrom(...ids),
        fc.string({ minLength: 1 }).filter((text) => text !== '.' && text !== '..'),
      );
    const params = fc.record(Object.fromEntries(names.map((name) => [name, param(name)])));
    const sometimesSpoiled = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
      fc.oneof(values, { weight: 2, arbitrary: values.chain(spoiled) });
    const query = sometimesSpoiled(fitting(route.query, ids)).map(asQuery);
    const example = working[route.id as RouteId];
    const body = fitting(route.body, ids);
    const text =
      route.method === 'GET'
        ? fc.constant(undefined)
        : sometimesSpoiled(example ? fc.oneof(fc.constant(example(world.east)), body) : body).map((value) => JSON.stringify(value) ?? '');
    return fc.tuple(params, query, text).map(([known, search, sent]) => ({
      params: known,
      ...(route.query ? { query: search } : {}),
      ...(sent === undefined ? {} : { text: sent }),
      ...(route.ifMatch ? { headers: { 'if-match': '1' } } : {}),
    }));
  }
});

function asQuery(value: unknown): string {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new URLSearchParams(fields.map(([name, field]) => [name, typeof field === 'string' ? field : JSON.stringify(field)])).toString();
}
