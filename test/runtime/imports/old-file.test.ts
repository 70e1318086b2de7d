import { expect } from 'chai';
import { kinds, kindsHeader, LedgerSource } from '../../support/ledger-source.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aProduct, type Product } from '../../support/product.ts';

const { currentThrough: _, ...mapping } = kinds;

describe('a source whose file is old', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let source: LedgerSource;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    source = new LedgerSource(product, mapping, kindsHeader);
    await source.brings('INV,one,A1,2026-01-05,2026-02-04,100.00,');
  });

  after(async () => {
    source.stop();
    await product.stop();
    await mail.stop();
  });

  const through = async () => (await product.api.call('feeds.list')).items.find((feed) => feed.id === 'kinds')?.currentThrough;
  const set = (currentThrough: string) => product.api.call('feeds.set', { params: { feedId: 'kinds' }, body: { currentThrough } });

  it('is current through its latest date only, and nobody is asked on old news', async () => {
    await product.advanceTo('2026-02-11');

    expect(await through()).to.equal('2026-01-05');
    expect(mail.accepted).to.deep.equal([]);
  });

  it('is not moved back by an older file', async () => {
    await source.brings('INV,two,A1,2026-01-02,2026-04-04,100.00,');

    expect(await through()).to.equal('2026-01-05');
  });

  it('may be moved on by an admin, and back again, and the audit says so', async () => {
    await set('2026-12-31');
    await set('2026-02-01');
    expect(await through()).to.equal('2026-02-01');
    const { items } = await product.api.call('audit.list');

    expect(items.map((line) => line.words)).to.include('Source kinds is current through 2026-02-01, before: 2026-12-31');
  });
});
