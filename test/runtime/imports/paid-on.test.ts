import { expect } from 'chai';
import { bookOf, kinds, kindsHeader, LedgerSource, openItems, openItemsHeader } from '../../support/ledger-source.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aProduct, type Product } from '../../support/product.ts';

describe('what a source tells of payments, file after file', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let items: LedgerSource;
  let rows: LedgerSource;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    items = new LedgerSource(product, openItems, openItemsHeader);
    rows = new LedgerSource(product, kinds, kindsHeader);
  });

  after(async () => {
    for (const source of [items, rows]) source.stop();
    await product.stop();
    await mail.stop();
  });

  const item = (customer: string, open: string): string => `${customer},A1,2026-01-05,2026-02-04,1000.00,${open}`;

  it('books the rest of a part-paid invoice when the next file says it is paid, and asks nobody for it', async () => {
    await items.brings(item('kone', '600.00'));
    const report = await items.brings(item('kone', '0.00'));
    const { open, paid } = bookOf(await items.account('kone'));
    await product.advanceTo('2026-02-10');

    expect([report.refusedRows, report.payments]).to.deep.equal([0, { created: 0, changed: 1, unchanged: 0, refused: 0 }]);
    expect([open, paid]).to.deep.equal([{ A1: 0 }, ['40000 on 2026-01-05', '60000 on 2026-02-08']]);
    expect(mail.accepted.map((each) => each.to)).not.to.include('kone@example.test');
  });

  it('takes a payment back when more is open again, and books it anew when it is paid again', async () => {
    const opens: number[] = [];
    for (const open of ['600.00', '600.00', '1000.00', '1000.00', '250.00', '400.00', '400.00']) {
      await items.brings(item('ktwo', open));
      opens.push(bookOf(await items.account('ktwo')).open['A1'] ?? -1);
    }

    expect(opens).to.deep.equal([60_000, 60_000, 100_000, 100_000, 25_000, 40_000, 40_000]);
    expect(bookOf(await items.account('ktwo')).paid.filter((payment) => !payment.includes('reversed'))).to.have.length(1);
  });

  it('lowers an invoice with what was paid of it', async () => {
    await items.brings(item('kthree', '0.00'));
    const report = await items.brings('kthree,A1,2026-01-05,2026-02-04,400.00,100.00');

    expect(report.refusedRows).to.equal(0);
    expect(bookOf(await items.account('kthree')).open).to.deep.equal({ A1: 10_000 });
  });

  it('leaves a reversal alone that a person has made', async () => {
    await items.brings(item('kfour', '600.00'));
    const before = await items.account('kfour');
    const paymentId = before.payments[0]?.id ?? '';
    await product.api.call('payments.reverse', { params: { accountId: before.id, paymentId }, body: { reason: 'bounced' } });
    await items.brings(item('kfour', '600.00'));
    expect(bookOf(await items.account('kfour')).open).to.deep.equal({ A1: 100_000 });

    await items.brings(item('kfour', '1000.00'));
    await items.brings(item('kfour', '600.00'));
    expect(bookOf(await items.account('kfour')).open).to.deep.equal({ A1: 60_000 });
  });

  it('adds what a later file lists under the same reference, to the invoices it names', async () => {
    const invoices = ['B1', 'B2'].map((number) => `INV,rone,${number},2026-01-05,2026-02-04,500.00,`);
    const first = 'PMT,rone,P1,2026-02-02,,500.00,B1';
    const second = 'PMT,rone,P1,2026-02-02,,300.00,B2';
    await rows.brings(...invoices, first);
    await rows.brings(...invoices, second, first);
    const again = await rows.brings(...invoices, first, second);

    expect(again.payments).to.deep.equal({ created: 0, changed: 0, unchanged: 1, refused: 0 });
    expect(bookOf(await rows.account('rone'))).to.deep.equal({
      open: { B1: 0, B2: 20_000 },
      paid: ['30000 on 2026-02-02', '50000 on 2026-02-02'],
    });
  });

  it('moves a payment to the day the source has corrected it to', async () => {
    const invoice = 'INV,rtwo,C1,2026-01-05,2026-02-04,500.00,';
    await rows.brings(invoice, 'PMT,rtwo,P1,2026-02-02,,500.00,C1');
    await rows.brings(invoice, 'PMT,rtwo,P1,2026-02-03,,500.00,C1');

    expect(bookOf(await rows.account('rtwo'))).to.deep.equal({
      open: { C1: 0 },
      paid: ['50000 on 2026-02-02 reversed', '50000 on 2026-02-03'],
    });
  });

  it('tells a person of a payment that cannot be booked until it is, once', async () => {
    const [payment, invoice] = ['PMT,rthree,P1,2026-02-02,,500.00,D1', 'INV,rthree,D1,2026-01-05,2026-02-04,500.00,'];
    const about = async () => {
      const { items: open } = await product.api.call('incidents.list', { query: { status: 'open' } });
      return open.filter((incident) => incident.reason.includes('P1'));
    };
    await rows.brings(payment);
    const [opened] = await about();
    expect(opened?.reason).to.equal('payment P1 of Kinds is not booked: No such invoice on this account');

    await product.api.call('incidents.resolve', { params: { incidentId: opened?.id ?? '' }, body: { action: 'dismiss', note: 'known' } });
    await rows.brings(payment);
    expect(await about()).to.deep.equal([]);

    await rows.brings(invoice, payment);
    expect(bookOf(await rows.account('rthree')).open).to.deep.equal({ D1: 0 });
  });
});
