import { expect } from 'chai';
import { runDue } from '../../../runtime/jobs/run-due.ts';
import { readWorld } from '../../../runtime/runtime.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publishOnly } from '../../support/segments.ts';

describe('a file that changes one invoice twice', function () {
  this.timeout(60_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-10' });
    await publishOnly(product, 'past-due-escalation');
  });

  after(() => product.stop());

  it('is taken whole while the account is chased already', async () => {
    const line = (amount: string): string => `C1,I1,2026-01-02,2026-02-01,${amount}`;
    const mapping = {
      source: { id: 'twice', name: 'Twice' },
      dates: ['yyyy-MM-dd'],
      currency: 'USD',
      zone: 'America/New_York',
      account: { id: '{customer}', name: 'Customer {customer}' },
      invoice: { number: '{invoice}', issuedOn: '{issued}', dueOn: '{due}', amount: '{amount}' },
    };
    const upload = async (...lines: string[]) => {
      const { id } = await product.api.call('imports.create', { body: { mapping } });
      const answer = await fetch(`${product.url}/api/v1/imports/${id}/file`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${product.key}`, 'content-type': 'text/csv' },
        body: ['customer,invoice,issued,due,amount', ...lines].join('\n'),
      });
      return [answer.status, ((await answer.json()) as { invoices: { changed: number } }).invoices.changed];
    };
    await upload(line('10.00'));
    await runDue(product.runtime, await readWorld(product.runtime), () => product.settle());

    expect(await upload(line('12.00'), line('14.00'))).to.deep.equal([200, 2]);
  });
});
