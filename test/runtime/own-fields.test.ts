import { expect } from 'chai';
import { fieldFacts } from '#engine';
import { writeTo } from '../../runtime/insight/template-preview.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { readMail } from '../support/dunning-mail.ts';
import { LedgerSource, openItems, openItemsHeader } from '../support/ledger-source.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';
import { anEmail } from '../support/template-builder.ts';

const fields = {
  kind: 'fields',
  id: 'billing-fields',
  name: 'Billing fields',
  fields: [
    { id: 'terms', label: 'Payment terms', type: 'text', options: ['Net 30', 'Net 60'] },
    { id: 'retention', label: 'Retention', type: 'money' },
    { id: 'contractEndsOn', label: 'Contract ends on', type: 'date' },
    { id: 'sites', label: 'Sites', type: 'number' },
    { id: 'onPortal', label: 'On the portal', type: 'flag' },
  ],
};
const reminder = anEmail(
  'Terms {{ custom.terms }}, retention {{ custom.retention | money }}, contract to {{ custom.contractEndsOn | date }}, ' +
    '{{ custom.sites }} sites{% if custom.onPortal %}, on the portal{% endif %}.',
  { id: 'friendly-reminder', name: 'Friendly reminder' },
);
const mapping = {
  ...openItems,
  currentThrough: '2026-12-31',
  account: {
    ...openItems.account,
    fields: { terms: '{terms}', retention: '{retention}', contractEndsOn: '{ends}', sites: '{sites}', onPortal: '{portal}' },
  },
};
const header = `${openItemsHeader},terms,retention,ends,sites,portal`;

describe('a field that has just been published', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let source: LedgerSource;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    await publishOnly(product, 'past-due-escalation');
    source = new LedgerSource(product, mapping, header);
  });

  after(async () => {
    source.stop();
    await product.stop();
    await mail.stop();
  });

  const failing = async (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'nothing',
      (error: Error) => error.message,
    );
  const row = (customer: string, ...own: string[]): string =>
    `${customer},${customer}-1,2026-01-06,2026-02-05,100.00,100.00,${own.join(',')}`;
  const idOf = async (name: string): Promise<string> => (await source.account(name)).id;

  it('cannot be spoken of or imported into before', async () => {
    expect(await failing(publish(product, reminder))).to.contain('custom.terms');
    expect(await failing(source.brings(row('early', 'Net 30', '', '', '', '')))).to.contain('there is no field "terms"');
  });

  it('is filled by an import, each value by its type', async () => {
    await publish(product, fields);
    const report = await source.brings(row('kone', 'net 60', '"1,250.50"', '2027-06-30', '12', 'Yes'));

    expect(report).to.include({ rows: 1, refusedRows: 0 });
    expect((await source.account('kone')).custom).to.deep.equal({
      terms: 'Net 60',
      retention: 125_050,
      contractEndsOn: '2027-06-30',
      sites: 12,
      onPortal: true,
    });
  });

  it('refuses a row whose value does not fit, with its line and column', async () => {
    const file = [
      row('a1', 'Net 45', '', '', '', ''),
      row('a2', '', 'twelve', '', '', ''),
      row('a3', '', '', '30.06.2027', '', ''),
      row('a4', '', '', '', '1e9', ''),
      row('a5', '', '', '', '', 'maybe'),
      row('a6', 'Net 30', '', '', '', 'no'),
    ];
    const { id } = await product.api.call('imports.create', { body: { mapping: mapping as never } });
    const upload = await fetch(`${product.url}/api/v1/imports/${id}/file`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${product.key}`, 'content-type': 'text/csv' },
      body: [header, ...file].join('\n'),
    });

    expect(await upload.json()).to.include({ rows: 6, refusedRows: 5 });
    expect((await product.api.text('imports.refused', { importId: id })).trim().split('\r\n').slice(1)).to.deep.equal([
      '"2","terms","Net 45","is not one of Net 30, Net 60"',
      '"3","retention","twelve","is not an amount in USD"',
      '"4","ends","30.06.2027","is not a date of the form yyyy-MM-dd"',
      '"5","sites","1e9","is not a number"',
      '"6","portal","maybe","is neither yes nor no"',
    ]);
    expect((await source.account('a6')).custom).to.deep.equal({ terms: 'Net 30', onPortal: false });
  });

  it('is only read, and nothing written, by a trial', async () => {
    const { id } = await product.api.call('imports.create', { body: { mapping: mapping as never, trial: true } });
    const upload = await fetch(`${product.url}/api/v1/imports/${id}/file`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${product.key}`, 'content-type': 'text/csv' },
      body: [header, row('kone', 'Net 30', '', '', '', ''), row('b1', 'Net 45', '', '', '', ''), row('b2', '', '', '', '', '')].join('\n'),
    });

    expect(await upload.json()).to.include({ status: 'done', rows: 3, refusedRows: 1 });
    expect((await source.account('kone')).custom['terms']).to.equal('Net 60');
    expect((await product.api.call('accounts.list', { query: { search: 'b2' } })).total).to.equal(0);
  });

  it('is kept where the source leaves it empty, and taken over where it has changed', async () => {
    const same = await source.brings(row('kone', '', '', '', '', ''));
    expect(same.accounts).to.include({ changed: 0, unchanged: 1 });

    const changed = await source.brings(row('kone', 'Net 60', '', '', '14', ''));
    expect(changed.accounts).to.include({ changed: 1, unchanged: 0 });
    expect((await source.account('kone')).custom).to.include({ terms: 'Net 60', sites: 14 });
    const { items } = await product.api.call('timeline.list', { params: { accountId: await idOf('kone') } });
    expect(items.map((entry) => entry.words)).to.include('Noted: Sites, from ERP');
  });

  it('stands in the message the customer gets', async () => {
    await publish(product, reminder);
    await product.advanceTo('2026-02-10');

    const [taken] = mail.accepted.filter((each) => each.to === 'kone@example.test');
    expect(readMail(taken?.raw ?? '').lines.join(' ')).to.contain(
      'Terms Net 60, retention $1,250.50, contract to June 30, 2027, 14 sites, on the portal.',
    );
  });

  it('stops a message that speaks of it where it is empty, and says which', async () => {
    expect(mail.accepted.map((each) => each.to)).not.to.include('a6@example.test');
    const written = await writeTo(product.runtime.store, await readWorld(product.runtime), reminder, await idOf('a6'));

    expect(written?.rendering).to.deep.equal({ ok: false, missing: 'custom.retention' });
  });

  it('can be filled in by hand, and a rule sees it at once', async () => {
    const accountId = await idOf('a6');
    await product.api.call('fields.note', { params: { accountId }, body: { values: { retention: 900, terms: 'Net 60', sites: 3 } } });
    await product.api.call('fields.note', { params: { accountId }, body: { values: { sites: null } } });

    expect((await source.account('a6')).custom).to.deep.equal({ terms: 'Net 60', retention: 900, onPortal: false });
    const conditions = { all: [{ fact: 'custom.terms', operator: 'equal', value: 'Net 60' }] };
    expect((await product.api.call('rules.matches', { body: { conditions } as never })).matches).to.equal(2);
    const catalog = (await readWorld(product.runtime)).published.registry.catalog;
    expect(fieldFacts(catalog).get('terms')?.choices).to.deep.equal(['Net 30', 'Net 60']);
  });
});
