import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ImportView } from '#engine';
import { scratchFolder } from '../support/mongo.ts';
import { aProduct, type Product } from '../support/product.ts';

const mapping = {
  source: { id: 'erp', name: 'ERP' },
  dates: ['dd.MM.yyyy'],
  decimal: ',',
  delimiter: ';',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  currentThrough: '2026-02-28',
  account: { id: '{kunde}', name: '{name}', contact: { email: 'kasse@{kunde}.example.test' } },
  rowType: { value: '{art}', invoice: ['RE'], credit: ['GU'], payment: ['ZE'], skip: ['SU'] },
  invoice: { number: '{beleg}', issuedOn: '{datum}', dueOn: '{fällig}', amount: '{betrag}', open: '{offen}' },
  payment: { reference: '{beleg}', receivedOn: '{datum}', amount: '{betrag}', invoices: '{zu}', separator: ',' },
};
const header = 'art;kunde;name;beleg;datum;fällig;betrag;offen;zu';

/** One row for each thing a ledger says, with what is wrong in some. */
const rows = [
  'RE;K1;Müller & Söhne;R1;05.01.2026;04.02.2026;1.000,00;1.000,00;',
  'RE;K1;Müller & Söhne;R2;06.01.2026;05.02.2026;400,00;150,00;', // 250.00 of it are paid
  'RE;K1;Müller & Söhne;R3;06.01.2026;05.02.2026;-80,00;;', // a negative invoice
  'GU;K1;Müller & Söhne;G1;07.01.2026;;30,00;;', // a credit memo
  'RE;K2;Gärtner;R4;05.01.2026;04.02.2026;200,00;200,00;',
  'RE;K2;Gärtner;R5;05.01.2026;04.02.2026;300,00;300,00;',
  'ZE;K2;Gärtner;Z1;20.01.2026;;450,00;;R4,R5', // one payment over two invoices
  'ZE;K3;"Weiß; Gebrüder";Z2;21.01.2026;;75,00;;', // on account
  'SU;;;;;;99.999,99;;', // a total line
  'RE;K1;Müller & Söhne;R6;31.02.2026;05.03.2026;10,00;10,00;',
  'RE;K1;Müller & Söhne;R7;01.02.2026;05.03.2026;10,005;10,00;',
  'XX;K1;Müller & Söhne;R8;01.02.2026;05.03.2026;10,00;10,00;',
];

describe('a ledger file with every kind of row', function () {
  this.timeout(60_000);
  let product: Product;
  let folder: string;
  let report: ImportView;

  before(async () => {
    folder = scratchFolder('import');
    product = await aProduct({ clock: '2026-02-10' });
    report = await importFile(rows);
  });

  after(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function importFile(lines: readonly string[]): Promise<ImportView> {
    const file = join(folder, 'ledger.csv');
    writeFileSync(file, [header, ...lines].join('\r\n'));
    const { id } = await product.api.call('imports.create', { body: { mapping } });
    return product.api.upload('imports.upload', { importId: id }, file);
  }

  async function accountOf(name: string) {
    const { items } = await product.api.call('accounts.list', { query: { search: name } });
    return product.api.call('accounts.get', { params: { accountId: items[0]?.id ?? '' } });
  }

  it('counts what it took and what it refused', () => {
    expect([report.rows, report.refusedRows]).to.deep.equal([12, 3]);
    expect(report.accounts.created).to.equal(3);
    expect(report.invoices.created).to.equal(4);
    // R2's part, the negative invoice, the credit memo, Z1 and Z2.
    expect(report.payments.created).to.equal(5);
  });

  it('ties to the ledger: open items, credits and aging in its own currency', () => {
    const [euro] = report.currencies;

    expect(euro?.currency).to.equal('EUR');
    expect(euro?.invoiced.amount).to.equal(190_000);
    expect(euro?.open.amount).to.equal(100_000 + 15_000 + 5_000);
    expect(euro?.unapplied.amount).to.equal(8_000 + 3_000 + 7_500);
    expect(euro?.aging.reduce((sum, bucket) => sum + bucket.amount.amount, 0)).to.equal(120_000);
    expect(report.assumptions.join('\n')).to.contain('Every amount is in EUR.');
  });

  it('reads a part-paid invoice as a payment of the rest', async () => {
    const { invoices } = await accountOf('Müller');

    expect(invoices.map((invoice) => [invoice.number, invoice.open.amount]).sort()).to.deep.equal([
      ['R1', 100_000],
      ['R2', 15_000],
    ]);
  });

  it('reads negative invoices and credit memos as credit that is not yet applied', async () => {
    const { standing } = await accountOf('Müller');

    expect(standing.unapplied.amount).to.equal(11_000);
    expect(standing.open.amount).to.equal(115_000);
  });

  it('spreads one payment over the invoices it names, in their order', async () => {
    const { invoices, payments } = await accountOf('Gärtner');

    expect(payments).to.have.length(1);
    expect(payments[0]?.amount.amount).to.equal(45_000);
    expect(invoices.map((invoice) => [invoice.number, invoice.open.amount]).sort()).to.deep.equal([
      ['R4', 0],
      ['R5', 5_000],
    ]);
  });

  it('keeps a payment without an invoice on account', async () => {
    const { standing, payments } = await accountOf('Weiß; Gebrüder');

    expect([payments.length, standing.unapplied.amount, standing.open.amount]).to.deep.equal([1, 7_500, 0]);
  });

  it('puts refused rows into a file with line, column, value and reason', async () => {
    const text = await product.api.text('imports.refused', { importId: report.id });
    const [head, ...lines] = text.trim().split(/\r?\n/);

    expect(head).to.equal('line,column,value,reason');
    expect(lines.map((line) => line.replaceAll('"', '').split(',').slice(0, 2).join(','))).to.deep.equal([
      '11,datum',
      '12,betrag',
      '13,art',
    ]);
  });

  it('gives no account to an owner who does not exist, and says so', async () => {
    const owned = { ...mapping, account: { ...mapping.account, owner: 'nobody-here' } };
    const file = join(folder, 'owned.csv');
    writeFileSync(file, [header, 'RE;K9;Brandt;R9;05.01.2026;04.02.2026;10,00;10,00;'].join('\n'));
    const { id } = await product.api.call('imports.create', { body: { mapping: owned } });
    const told = await product.api.upload('imports.upload', { importId: id }, file);

    expect(told.assumptions).to.include('Nobody here has the user id "nobody-here": 1 account is without an owner.');
    expect((await accountOf('Brandt')).owner).to.equal(undefined);

    const mended = { ...mapping, account: { ...mapping.account, owner: 'collector' } };
    const next = await product.api.call('imports.create', { body: { mapping: mended } });
    await product.api.upload('imports.upload', { importId: next.id }, file);
    expect((await accountOf('Brandt')).owner?.id).to.equal('collector');
  });

  it('changes nothing when the same file comes again', async () => {
    const again = await importFile(rows);

    for (const kind of ['accounts', 'invoices', 'payments', 'disputes'] as const)
      expect([again[kind].created, again[kind].changed], kind).to.deep.equal([0, 0]);
    expect(again.currencies[0]?.open.amount).to.equal(121_000);
  });

  it('takes over what the ledger has changed, once', async () => {
    const changed = rows.map((row) => (row.includes(';R1;') ? row.replaceAll('1.000,00', '1.200,00') : row));
    const next = await importFile(changed);

    expect([next.invoices.changed, next.invoices.created]).to.deep.equal([1, 0]);
    expect(next.currencies[0]?.open.amount).to.equal(141_000);
  });
});
