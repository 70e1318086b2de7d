import { expect } from 'chai';
import type { AccountDetail } from '#engine';
import { aFurnishedProduct, type Furnished } from '../../support/furnished.ts';
import { type ImportReport, importRows, refusedRows, tinyHeader, tinyMapping } from '../../support/tiny-ledger.ts';

/** Rows of several kinds, in no order. */
const kinds = {
  ...tinyMapping,
  source: { id: 'kinds', name: 'A ledger of kinds' },
  settled: undefined,
  rowType: { value: '{kind}', invoice: ['INV'], payment: ['PMT'] },
  payment: { reference: '{invoice}', receivedOn: '{issued}', amount: '{amount}', invoices: '{paid}' },
};
const kindsHeader = 'kind,customer,invoice,issued,due,amount,paid';

describe('a ledger that is brought in', function () {
  this.timeout(60_000);
  let world: Furnished;

  before(async () => {
    world = await aFurnishedProduct();
  });

  after(() => world.stop());

  async function account(name: string): Promise<AccountDetail> {
    const { items } = await world.api.ask<{ items: { id: string }[] }>('accounts.list', { query: { search: name } });
    return world.api.ask('accounts.get', { params: { accountId: items[0]?.id ?? 'none' } });
  }

  function booked({ standing, contacts, invoices, payments }: AccountDetail): unknown {
    return { standing, contacts: contacts.map((contact) => contact.email), invoices, payments };
  }

  const upload = (id: string, text: string) =>
    world.api.send('imports.upload', { params: { importId: id }, text, headers: { 'content-type': 'text/csv' } });

  async function created(): Promise<string> {
    return (await world.api.ask<ImportReport>('imports.create', { body: { mapping: tinyMapping } })).id;
  }

  async function through(feed: string): Promise<string | undefined> {
    const { items } = await world.api.ask<{ items: { id: string; currentThrough?: string }[] }>('feeds.list');
    return items.find((each) => each.id === feed)?.currentThrough;
  }

  it('changes nothing when it comes again', async () => {
    const rows = [
      'A1,I1,2026-01-02,2026-02-01,10.00,2026-01-30',
      'A1,I2,2026-01-02,2026-02-01,20.00,',
      'A2,I1,2026-01-02,2026-02-20,30.00,2026-02-20',
    ];
    const first = await importRows(world.api, rows);
    const before = booked(await account('Customer A1'));
    const again = await importRows(world.api, rows);

    expect(first.accounts).to.include({ created: 2 });
    expect([first.invoices, first.payments].map((each) => each.created)).to.deep.equal([3, 2]);
    expect(first.datedAhead).to.equal(1);
    expect([again.accounts, again.invoices, again.payments].map((each) => [each.created, each.changed, each.unchanged])).to.deep.equal([
      [0, 0, 2],
      [0, 0, 3],
      [0, 0, 2],
    ]);
    expect(booked(await account('Customer A1'))).to.deep.equal(before);
  });

  it('takes a row that stands in the file twice for one, and a second version of it for a change', async () => {
    const line = 'B1,I1,2026-01-02,2026-02-01,10.00,';
    const report = await importRows(world.api, [line, line, 'B1,I2,2026-01-02,2026-02-01,10.00,', 'B1,I2,2026-01-02,2026-02-01,12.00,']);

    expect(report.invoices).to.deep.equal({ created: 2, changed: 1, unchanged: 1, refused: 0 });
    const { invoices, standing } = await account('Customer B1');
    expect(invoices.map((each) => each.amount.amount)).to.deep.equal([1_000, 1_200]);
    expect(standing.open.amount).to.equal(2_200);
  });

  it('may name payments before the invoices they pay, and later things before earlier ones', async () => {
    const rows = [
      'PMT,C1,P1,2026-01-20,,15.00,I1;I2',
      'INV,C1,I2,2026-01-10,2026-01-31,10.00,',
      'PMT,C1,P2,2026-01-15,,2.00,I2',
      'INV,C1,I1,2026-01-02,2026-01-25,10.00,',
    ];
    const report = await importRows(world.api, rows, kinds, kindsHeader);
    const { invoices, payments } = await account('Customer C1');

    expect([report.refusedRows, report.invoices.created, report.payments.created]).to.deep.equal([0, 2, 2]);
    expect(invoices.map((each) => [each.number, each.open.amount]).sort()).to.deep.equal([
      ['I1', 0],
      ['I2', 300],
    ]);
    expect(payments.map((each) => each.unapplied.amount)).to.deep.equal([0, 0]);
  });

  it('has a payment refused that pays an invoice nobody knows, and says so', async () => {
    const report = await importRows(
      world.api,
      ['PMT,D1,P1,2026-01-20,,15.00,I9', 'INV,D1,I1,2026-01-10,2026-01-31,10.00,'],
      kinds,
      kindsHeader,
    );

    expect(await refusedRows(world.api, report.id)).to.deep.equal(['"2","payment","payment/P1","No such invoice on this account"']);
    expect((await account('Customer D1')).payments).to.deep.equal([]);
  });

  it('does not rewrite a payment that is booked: what is more is a further one', async () => {
    const [first, second] = ['10.00', '11.00'].map((amount) => `E1,I1,2026-01-02,2026-02-01,${amount},2026-01-30`);
    await importRows(world.api, [first ?? '']);
    const report = await importRows(world.api, [second ?? '']);

    expect(report.payments).to.deep.equal({ created: 0, changed: 1, unchanged: 0, refused: 0 });
    const { payments, standing } = await account('Customer E1');
    expect(payments.map((each) => each.amount.amount).sort()).to.deep.equal([100, 1_000]);
    expect(standing.open.amount).to.equal(0);
  });

  it('keeps refused rows as text that no spreadsheet runs', async () => {
    const report = await importRows(world.api, [
      'F1,I1,2026-01-02,"=HYPERLINK(""http://evil.example"")",10.00,',
      'F1,I2,2026-01-02,@SUM(1),10.00,',
    ]);

    expect((await refusedRows(world.api, report.id)).map((line) => line.split('","')[2])).to.deep.equal([
      `'=HYPERLINK(""http://evil.example"")`,
      `'@SUM(1)`,
    ]);
  });

  it('books nothing of a file that is not what the mapping describes, and may be given the right one after that', async () => {
    const id = await created();
    const before = await through('tiny');
    for (const text of ['', 'a,b\n1,2', `${tinyHeader}\n"never closed`]) {
      const answer = await upload(id, text);
      expect(answer.code, answer.text).to.equal('mapping.invalid');
    }
    expect(await through('tiny')).to.equal(before);
    const right = await upload(id, `${tinyHeader}\nG1,I1,2026-01-02,2026-02-01,10.00,`);

    expect(right.status).to.equal(200);
    expect((await upload(id, `${tinyHeader}\n`)).code).to.equal('import.in_progress');
  });

  it('is read by one of two who bring it at the same moment', async () => {
    const ids = [await created(), await created()];
    const text = [tinyHeader, ...Array.from({ length: 3 }, (_, index) => `H${index},I1,2026-01-02,2026-02-01,10.00,`)].join('\n');
    const answers = await Promise.all(ids.map((id) => upload(id, text)));

    expect(answers.map((answer) => answer.code ?? 'done').sort()).to.deep.equal(['done', 'import.in_progress']);
  });

  it('does not begin with a mapping that cannot be right', async () => {
    const { account: who } = tinyMapping;
    const wrong: readonly (readonly [object, string])[] = [
      [{ ...tinyMapping, zone: 'Mars/Olympus' }, '/mapping/zone'],
      [{ ...tinyMapping, dates: ['HH:mm'] }, '/mapping/dates/0'],
      [{ ...tinyMapping, delimiter: '"' }, '/mapping/delimiter'],
      [{ ...tinyMapping, currentThrough: '2026-02-30' }, '/mapping/currentThrough'],
      [{ ...tinyMapping, source: { id: '../etc', name: 'x' } }, '/mapping/source/id'],
      [{ ...tinyMapping, account: { ...who, countries: { a: 'Norway' } } }, '/mapping/account/countries/a'],
      [{ ...tinyMapping, $where: '1' }, '/mapping/$where'],
    ];
    const imports = () => world.product.runtime.store.db.collection('imports').countDocuments();
    const before = await imports();
    for (const [mapping, pointer] of wrong) {
      const { code, body } = await world.api.send('imports.create', { body: { mapping } });
      expect([code, (body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)]).to.deep.equal([
        'mapping.invalid',
        [pointer],
      ]);
    }
    expect(await imports()).to.equal(before);
  });
});
