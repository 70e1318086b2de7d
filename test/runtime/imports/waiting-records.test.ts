import { expect } from 'chai';
import { bookOf, kinds, kindsHeader, LedgerSource, openItems } from '../../support/ledger-source.ts';
import { aProduct, type Product } from '../../support/product.ts';

/** Disputes from the due date to a settlement, both of which may lie ahead. */
const disputed = {
  ...openItems,
  source: { id: 'disputed', name: 'Disputed' },
  invoice: kinds.invoice,
  settled: { on: '{settled}' },
  dispute: { when: '{disputed}', equals: ['Y'], from: 'dueOn', to: 'settledOn', reason: 'other' },
};

describe('records that wait for their day and are corrected before', function () {
  this.timeout(60_000);
  let product: Product;
  let rows: LedgerSource;
  let disputes: LedgerSource;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    rows = new LedgerSource(product, kinds, kindsHeader);
    disputes = new LedgerSource(product, disputed, 'customer,invoice,issued,due,amount,settled,disputed');

    await rows.brings('INV,one,B2,2026-02-20,2026-03-20,500.00,');
    await rows.brings('INV,one,B2,2026-02-02,2026-03-02,500.00,', 'PMT,one,P2,2026-02-05,,200.00,B2');

    const invoices = ['C1', 'C2'].map((number) => `INV,two,${number},2026-01-05,2026-03-14,500.00,`);
    await rows.brings(...invoices, 'PMT,two,P1,2026-02-25,,700.00,C1;C2');
    await rows.brings(...invoices, 'PMT,two,P1,2026-02-06,,500.00,C1');

    await rows.brings('INV,three,D1,2026-01-05,2026-03-14,500.00,', 'PMT,three,P1,2026-02-06,,500.00,D1');
    await rows.brings('INV,three,D1,2026-01-05,2026-03-14,500.00,', 'PMT,three,P1,2026-02-25,,500.00,D1');

    await disputes.brings('four,E1,2026-01-05,2026-02-14,500.00,2026-02-20,Y');
    await disputes.brings('four,E1,2026-01-05,2026-02-16,500.00,2026-02-24,Y');
  });

  after(async () => {
    for (const source of [rows, disputes]) source.stop();
    await product.stop();
  });

  it('are booked once when their corrected day is past', async () => {
    expect(bookOf(await rows.account('two'))).to.deep.equal({ open: { C1: 0, C2: 50_000 }, paid: ['50000 on 2026-02-06'] });
    await product.advanceTo('2026-02-15');
    expect((await disputes.account('four')).disputes.map((dispute) => dispute.status)).to.deep.equal([]);
    await product.advanceTo('2026-02-21');

    expect(bookOf(await rows.account('one'))).to.deep.equal({ open: { B2: 30_000 }, paid: ['20000 on 2026-02-05'] });
    expect((await rows.account('one')).invoices.map((invoice) => invoice.dueOn)).to.deep.equal(['2026-03-02']);
  });

  it('leave a dispute open through the day its settlement was moved to', async () => {
    expect((await disputes.account('four')).disputes.map(({ status, openedOn }) => [status, openedOn])).to.deep.equal([
      ['open', '2026-02-16'],
    ]);
    await product.advanceTo('2026-02-26');

    expect((await disputes.account('four')).disputes.map((dispute) => dispute.status)).to.deep.equal(['resolved']);
    expect(bookOf(await disputes.account('four')).paid).to.deep.equal(['50000 on 2026-02-24']);
  });

  it('and a payment that was booked too early comes on its day', async () => {
    expect(bookOf(await rows.account('three'))).to.deep.equal({
      open: { D1: 0 },
      paid: ['50000 on 2026-02-06 reversed', '50000 on 2026-02-25'],
    });
    expect(bookOf(await rows.account('two')).paid).to.deep.equal(['50000 on 2026-02-06']);
    const { items } = await product.api.call('incidents.list', { query: { status: 'open' } });
    expect(items.filter((incident) => incident.kind === 'import')).to.deep.equal([]);
  });
});
