import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One paid invoice of the ledger, amounts in minor units. */
export interface PaidInvoice {
  readonly number: string;
  readonly customer: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly settledOn: string;
  readonly amount: number;
  readonly disputed: boolean;
}

export interface SharedLedger {
  /** What it is, for the title of a test. */
  readonly name: string;
  /** The file as it would be imported. */
  readonly csv: string;
  readonly invoices: readonly PaidInvoice[];
  /** The worked figures that come with the shared ledger. */
  readonly reference?: Reference;
}

interface Reference {
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/** The shared IBM ledger where it lies at hand, else a made-up one of the same shape; its name says which. */
export function sharedLedger(): SharedLedger {
  const folder = [process.env['DUECOURSE_SHARED'], join(import.meta.dirname ?? __dirname, '../../../shared')].find(
    (each) => each !== undefined && existsSync(join(each, 'data/ibm-accounts-receivable.csv')),
  );
  if (folder === undefined) {
    const csv = generated();
    return { name: 'a generated ledger (the shared one is not here)', csv, invoices: readRows(csv) };
  }
  const csv = readFileSync(join(folder, 'data/ibm-accounts-receivable.csv'), 'utf8');
  return {
    name: 'the shared IBM ledger',
    csv,
    invoices: readRows(csv),
    reference: JSON.parse(readFileSync(join(folder, 'data/ibm-reference.json'), 'utf8')) as Reference,
  };
}

function readRows(text: string): PaidInvoice[] {
  const [header = '', ...rows] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return rows.map((row) => {
    const cells = new Map(row.split(',').map((cell, index) => [names[index] ?? '', cell]));
    const cell = (name: string): string => cells.get(name) ?? '';
    const [whole = '0', cents = ''] = cell('InvoiceAmount').split('.');
    return {
      number: cell('invoiceNumber'),
      customer: cell('customerID'),
      issuedOn: isoOf(cell('InvoiceDate')),
      dueOn: isoOf(cell('DueDate')),
      settledOn: isoOf(cell('SettledDate')),
      amount: Number(whole) * 100 + Number(cents.padEnd(2, '0')),
      disputed: cell('Disputed') === 'Yes',
    };
  });
}

function isoOf(written: string): string {
  const [month = '', day = '', year = ''] = written.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 2,466 invoices of 100 customers over two years, terms of 30 days, from a fixed sequence. */
function generated(): string {
  let seed = 20_120_103;
  const draw = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const day = (number: number): string => {
    const date = new Date(Date.UTC(2012, 0, 3) + number * 86_400_000);
    return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  };
  const rows = Array.from({ length: 2466 }, (_, index) => {
    const issued = draw(699);
    const amount = (526 + draw(12_302)) / 100;
    return [
      `C${String(draw(100)).padStart(3, '0')}`,
      String(index).padStart(10, '0'),
      day(issued),
      day(issued + 30),
      amount.toFixed(2),
      draw(100) < 23 ? 'Yes' : 'No',
      day(issued + 10 + draw(60)),
    ].join(',');
  });
  return ['customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate', ...rows].join('\r\n');
}
