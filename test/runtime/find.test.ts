import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { setAccount } from '../../runtime/store/account-store.ts';
import { collectionsOf } from '../../runtime/store/collections.ts';
import { changeContact } from '../../runtime/store/contact-store.ts';
import { fillFinds, lacksFinds } from '../../runtime/store/find-store.ts';
import { aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { aProduct, type Product } from '../support/product.ts';

describe('finding anyone', function () {
  this.timeout(60_000);
  let product: Product;
  let api: CheckedApi;
  let east: As;
  let muller: string;
  let contactId: string;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    east = await aUser(api, 'collector', ['east']);
    const account = async (name: string, unitId: string, more: object = {}): Promise<string> =>
      (await api.ask<{ id: string }>('accounts.create', { body: { name, currency: 'USD', unitId, ...more } })).id;
    muller = await account('Müller & Söhne O’Hara', 'east', {
      number: 'C-10 447',
      contacts: [{ name: 'Zoë Brandt', phone: '+49 (170) 123 45-67', email: 'z.brandt@mueller.example' }],
    });
    await account('Miller Works', 'east');
    await account('Mueller West', 'west', { number: 'C-10 448' });
    const invoice = { number: 'INV-2026/0815', orderNumber: 'PO 77-310', issuedOn: '2026-01-06', dueOn: '2026-02-05', amount: 120_000 };
    await api.ask('invoices.add', { params: { accountId: muller }, body: invoice });
    await api.ask('payments.post', { params: { accountId: muller }, body: { amount: 20_000, reference: 'CHK 004-992' } });
    contactId = (await api.ask<AnswerOf<'accounts.get'>>('accounts.get', { params: { accountId: muller } })).contacts[0]?.id ?? '';
  });

  after(() => product.stop());

  /** `kind: text`, as they are shown. */
  async function find(text: string, as: As = east): Promise<string[]> {
    const { groups } = await api.ask<AnswerOf<'find.anyone'>>('find.anyone', { query: { text }, as });
    return groups.flatMap(({ by, hits }) => hits.map((hit) => `${by}: ${hit.text}`));
  }

  for (const [text, expected] of [
    ['ller', ['name: Miller Works', 'name: Müller & Söhne O’Hara', 'email: z.brandt@mueller.example']],
    ['MULLER & so', ['name: Müller & Söhne O’Hara']],
    ['ohara', ['name: Müller & Söhne O’Hara']],
    ['hara müller', ['name: Müller & Söhne O’Hara']],
    ['c-1044', ['number: C-10 447']],
    ['zoe', ['contact: Zoë Brandt']],
    ['170-1234567', ['phone: +49 (170) 123 45-67']],
    ['0170 123', ['phone: +49 (170) 123 45-67']],
    ['brandt@mu', ['email: z.brandt@mueller.example']],
    ['60815', ['invoice: INV-2026/0815']],
    ['po77', ['order: PO 77-310']],
    ['4992', ['check: CHK 004-992']],
    ['nobody at all', []],
    ['x', []],
    ['^', []],
  ] as const) {
    it(`“${text}” finds ${expected.length === 0 ? 'nobody' : expected.join(', ')}`, async () => {
      expect((await find(text)).sort()).to.deep.equal([...expected].sort());
    });
  }

  it('stays within the units of whoever asks', async () => {
    const everybody = await find('mueller', { key: product.key });
    expect(everybody).to.include('name: Mueller West');
    expect(await find('mueller west')).to.deep.equal([]);

    await setAccount(product.runtime.store, muller, { unitId: 'north' });

    expect(await find('815')).to.deep.equal([]);
    await setAccount(product.runtime.store, muller, { unitId: 'east' });
    expect(await find('60815')).to.deep.equal(['invoice: INV-2026/0815']);
  });

  it('says who it is and what is overdue, the beginning of a word first, and when there are more', async () => {
    const ask = { query: { text: 'm', limit: '1' }, as: { key: product.key } };
    expect((await api.ask<AnswerOf<'find.anyone'>>('find.anyone', ask)).groups).to.deep.equal([]);

    const { groups } = await api.ask<AnswerOf<'find.anyone'>>('find.anyone', { ...ask, query: { text: 'mu', limit: '1' } });

    const [names] = groups;
    expect(names).to.include({ by: 'name', more: true });
    expect(names?.hits).to.have.length(1);
    const { groups: invoices } = await api.ask<AnswerOf<'find.anyone'>>('find.anyone', { query: { text: '0815' } });
    expect(invoices[0]?.hits[0]).to.deep.equal({
      accountId: muller,
      accountName: 'Müller & Söhne O’Hara',
      accountNumber: 'C-10 447',
      overdue: { amount: 100_000, currency: 'USD' },
      text: 'INV-2026/0815',
    });
  });

  it('follows a contact who has another number, and an account of another name', async () => {
    const { store } = product.runtime;
    await store.transaction((transaction) => changeContact(store, contactId, { phone: '555 0199' }, transaction));
    await setAccount(store, muller, { name: 'Sohn Nachfolger' });

    expect(await find('1701234')).to.deep.equal([]);
    expect(await find('5550199')).to.deep.equal(['phone: 555 0199']);
    expect(await find('nachf')).to.deep.equal(['name: Sohn Nachfolger']);
    expect(await find('ohara')).to.deep.equal([]);

    const body = { name: 'Dana Whitfield', phone: '555 0199', otherPhones: ['555 0777'] };
    await api.ask('contacts.change', { params: { accountId: muller, contactId }, body });
    expect(await find('0777')).to.deep.equal(['phone: 555 0199, 555 0777']);
  });

  it('is made up for in a database that was written before there was finding', async () => {
    const { store } = product.runtime;
    const { finds } = collectionsOf(store);
    const shown = async (): Promise<unknown[]> => finds.find().sort({ _id: 1 }).toArray();
    const before = await shown();
    expect(await lacksFinds(store)).to.equal(false);
    await finds.deleteMany({});
    expect(await lacksFinds(store)).to.equal(true);

    await fillFinds(store);

    expect(await shown()).to.deep.equal(before);
    expect(await lacksFinds(store)).to.equal(false);
  });
});
