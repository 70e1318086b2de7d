import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountDetail, ImportView } from '#engine';
import { scratchFolder } from './mongo.ts';
import type { Product } from './product.ts';

/** Every row is an invoice that says what is open of it; the source is exported whenever it is read. */
export const openItems = {
  source: { id: 'erp', name: 'ERP' },
  dates: ['yyyy-MM-dd'],
  currency: 'USD',
  zone: 'America/New_York',
  currentThrough: 'yesterday',
  account: { id: '{customer}', name: '{customer}', contact: { email: '{customer}@example.test' } },
  invoice: { number: '{invoice}', issuedOn: '{issued}', dueOn: '{due}', amount: '{amount}', open: '{open}' },
};
export const openItemsHeader = 'customer,invoice,issued,due,amount,open';

/** Rows are invoices or payments of their own. */
export const kinds = {
  ...openItems,
  source: { id: 'kinds', name: 'Kinds' },
  rowType: { value: '{kind}', invoice: ['INV'], payment: ['PMT'] },
  invoice: { number: '{invoice}', issuedOn: '{issued}', dueOn: '{due}', amount: '{amount}' },
  payment: { reference: '{invoice}', receivedOn: '{issued}', amount: '{amount}', invoices: '{paid}' },
};
export const kindsHeader = 'kind,customer,invoice,issued,due,amount,paid';

/** A source whose files are given to a product again and again. */
export class LedgerSource {
  private readonly folder = scratchFolder('source');
  private readonly product: Product;
  private readonly mapping: object;
  private readonly header: string;

  constructor(product: Product, mapping: object, header: string) {
    this.product = product;
    this.mapping = mapping;
    this.header = header;
  }

  async brings(...rows: readonly string[]): Promise<ImportView> {
    const file = join(this.folder, 'ledger.csv');
    writeFileSync(file, [this.header, ...rows].join('\n'));
    const { id } = await this.product.api.call('imports.create', { body: { mapping: this.mapping as never } });
    return this.product.api.upload('imports.upload', { importId: id }, file);
  }

  async account(name: string): Promise<AccountDetail> {
    const { items } = await this.product.api.call('accounts.list', { query: { search: name } });
    return this.product.api.call('accounts.get', { params: { accountId: items[0]?.id ?? '' } });
  }

  stop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What is booked, in a few words: invoices with what is open of them, and payments that stand. */
export function bookOf({ invoices, payments }: AccountDetail): { open: Record<string, number>; paid: string[] } {
  return {
    open: Object.fromEntries(invoices.map((invoice) => [invoice.number, invoice.open.amount])),
    paid: payments.map((payment) => `${payment.amount.amount} on ${payment.receivedOn}${payment.reversedOn ? ' reversed' : ''}`).sort(),
  };
}
