import { expect } from 'chai';
import { type Catalog, compileRule, type Facts, ruleToFilter } from '#engine';
import { subjectFacts } from '../../runtime/commands/subject-facts.ts';
import { readWorld, type World } from '../../runtime/runtime.ts';
import type { AccountDocument } from '../../runtime/store/account-documents.ts';
import { advanceTo, openAccount } from '../support/collecting.ts';
import { aProduct, type Product } from '../support/product.ts';

describe('a fact that is kept with the account', function () {
  this.timeout(60_000);
  let product: Product;
  let world: World;
  let catalog: Catalog;
  let stored: { document: AccountDocument; facts: Facts }[];

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    const [paying, promising, disputing, late] = await Promise.all([
      openAccount(product, { custom: { keyAccount: true }, tags: ['wholesale'] }),
      openAccount(product, { custom: { keyAccount: false } }),
      openAccount(product, { ownerId: 'collector2' }),
      openAccount(product),
    ]);
    for (const account of [paying, promising, disputing, late]) await account.owes(50_000, '2026-01-20');
    await paying.pays(50_000);
    await paying.owes(8_000, '2026-03-20');
    await promising.pays(10_000);
    await promising.promises(40_000, '2026-02-13');
    const [invoice] = (await disputing.detail()).invoices;
    await disputing.disputes(invoice?.id ?? '', 'pricing', 20_000);
    await late.isCredited(60_000, 'credit memo');
    await openAccount(product);
    await advanceTo(product, '2026-02-10 12:00');
    world = await readWorld(product.runtime);
    catalog = world.published.registry.catalog;
    const documents = await product.runtime.store.db.collection<AccountDocument>('accounts').find({}).toArray();
    stored = documents.map((document) => ({ document, facts: subjectFacts({ account: document }, world, world.now) }));
  });

  after(() => product.stop());

  const paths = () => [...catalog.facts.values()].flatMap((fact) => (fact.path === undefined ? [] : [{ ...fact, path: fact.path }]));

  it('reads the same where MongoDB looks for it as where rules see it', () => {
    const seen = new Set<string>();
    for (const { document, facts } of stored)
      for (const { id, path } of paths()) {
        const value = path.split('.').reduce<unknown>((place, key) => (place as Record<string, unknown> | undefined)?.[key], document);
        if (facts[id] !== undefined) seen.add(id);
        expect(value, `${id} at ${path} of ${document.name}`).to.deep.equal(facts[id]);
      }
    expect([...seen]).to.include.members(['account.lastPaymentOn', 'account.promiseDueOn', 'account.oldestDueOn', 'custom.keyAccount']);
  });

  it('finds the same accounts by a rule about it, whether it has a value or not', async () => {
    const accounts = product.runtime.store.db.collection<AccountDocument>('accounts');
    const asOf = { today: '2026-02-10', now: world.now };
    for (const { id } of paths())
      for (const operator of ['isPresent', 'isMissing']) {
        const conditions = { fact: id, operator, value: true };
        const { filter, residual } = ruleToFilter(conditions, catalog, asOf);
        const test = compileRule(conditions, catalog);
        const passed = new Set((await accounts.find(filter, { projection: { _id: 1 } }).toArray()).map((each) => each._id));
        const expected = stored.filter(({ facts }) => test(facts)).map(({ document }) => document._id);
        const found = stored.filter(({ document, facts }) => passed.has(document._id) && (!residual || test(facts)));

        expect(
          found.map(({ document }) => document._id),
          `${id} ${operator}`,
        ).to.deep.equal(expected);
      }
  });
});
