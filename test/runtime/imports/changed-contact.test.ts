import { expect } from 'chai';
import { LedgerSource, openItems } from '../../support/ledger-source.ts';
import { aProduct, type Product } from '../../support/product.ts';

const mapping = { ...openItems, account: { ...openItems.account, contact: { name: '{person}', email: '{email}' } } };

describe('a customer whose address the source has changed', function () {
  this.timeout(60_000);
  let product: Product;
  let source: LedgerSource;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    source = new LedgerSource(product, mapping, 'customer,invoice,issued,due,amount,open,person,email');
  });

  after(async () => {
    source.stop();
    await product.stop();
  });

  const brings = async (person: string, email: string) =>
    (await source.brings(`kone,A1,2026-01-05,2026-02-04,100.00,100.00,${person},${email}`)).accounts;
  const contacts = async () => (await source.account('kone')).contacts.map(({ name, email }) => [name, email]);

  it('is written to at the new one', async () => {
    await brings('Dana', 'old@kone.example');
    const changed = await brings('Dana', 'new@kone.example');

    expect(changed).to.include({ created: 0, changed: 1, unchanged: 0 });
    expect(await contacts()).to.deep.equal([['Dana', 'new@kone.example']]);
    expect(await brings('Dana', 'new@kone.example')).to.include({ changed: 0, unchanged: 1 });
  });

  it('keeps it when the source leaves it empty', async () => {
    await brings('Dana Whitfield', '');

    expect(await contacts()).to.deep.equal([['Dana Whitfield', 'new@kone.example']]);
  });
});
