import { expect } from 'chai';
import type { As, CheckedApi } from './checked-api.ts';

/** A mapping for ledgers of three columns and a settlement date. */
export const tinyMapping = {
  source: { id: 'tiny', name: 'Tiny ledger' },
  dates: ['yyyy-MM-dd'],
  currency: 'USD',
  zone: 'America/New_York',
  account: { id: '{customer}', name: 'Customer {customer}', contact: { email: '{customer}@example.test' } },
  invoice: { number: '{invoice}', issuedOn: '{issued}', dueOn: '{due}', amount: '{amount}' },
  settled: { on: '{settled}' },
};

export const tinyHeader = 'customer,invoice,issued,due,amount,settled';

/** The report of an import, as far as tests look. */
export interface ImportReport {
  readonly id: string;
  readonly status: string;
  readonly rows: number;
  readonly refusedRows: number;
  readonly datedAhead: number;
  readonly accounts: Record<'created' | 'changed' | 'unchanged' | 'refused', number>;
  readonly invoices: Record<'created' | 'changed' | 'unchanged' | 'refused', number>;
  readonly payments: Record<'created' | 'changed' | 'unchanged' | 'refused', number>;
  readonly currencies: { readonly currency: string; readonly open: { readonly amount: number } }[];
}

/** Imports rows of a ledger; answers the report. */
export async function importRows(
  api: CheckedApi,
  rows: readonly string[],
  mapping: object = tinyMapping,
  header = tinyHeader,
): Promise<ImportReport> {
  const { id } = await api.ask<ImportReport>('imports.create', { body: { mapping } });
  return api.ask<ImportReport>('imports.upload', {
    params: { importId: id },
    text: [header, ...rows].join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
}

/** Lines of the file of refused rows, without its header. */
export async function refusedRows(api: CheckedApi, importId: string, as?: As): Promise<string[]> {
  const answer = await api.send('imports.refused', { params: { importId }, ...(as ? { as } : {}) });
  expect(answer.status).to.equal(200);
  const [header, ...lines] = answer.text.trimEnd().split('\r\n');
  expect(header).to.equal('line,column,value,reason');
  return lines;
}
